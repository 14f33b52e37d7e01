"""The table [tool.concord], and names of packages."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.config import Config, ConfigError, check_package, load

TABLE = '[tool.concord]\nspec = "spec/a.yaml"\noutput = "out"\npackage = "shop"\n'


def project(folder: Path, text: str) -> Path:
    """A folder with a pyproject.toml of this text."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyproject.toml").write_text(text)
    return folder


def test_table_is_read(tmp_path: Path) -> None:
    """All keys are taken."""
    expected = Config(Path("spec/a.yaml"), Path("out"), "shop")
    assert expected == load(project(tmp_path, TABLE))


def test_all_keys_are_optional(tmp_path: Path) -> None:
    """An empty table leaves the spec to the command line."""
    expected = Config(None, Path("generated"), None)
    assert expected == load(project(tmp_path, "[tool.concord]"))


def test_paths_are_relative_to_the_file(tmp_path: Path) -> None:
    """From a folder below, the paths lead up again."""
    below = project(tmp_path, TABLE) / "tests" / "deep"
    below.mkdir(parents=True)
    assert Path("../../spec/a.yaml") == load(below).spec


def test_nearest_table_wins_over_nearer_files_without_one(tmp_path: Path) -> None:
    """The emitted package has a pyproject.toml too, which does not hide ours."""
    project(tmp_path, TABLE)
    inner = project(tmp_path / "out", '[project]\nname = "shop"\n')
    odd = project(inner / "odd", "tool = 1")
    assert Path("../spec/a.yaml") == load(inner).spec
    assert Path("../../spec/a.yaml") == load(odd).spec
    assert load(project(inner / "own", "[tool.concord]")).spec is None


def test_defaults_hold_without_a_table(tmp_path: Path) -> None:
    """Without any table the spec is left to the command line."""
    assert Config(None, Path("generated"), None) == load(tmp_path)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[tool.concord]\nspecs = "a"',
            "no key 'specs'; the known ones are spec, output, package, strict$",
        ),
        ("[tool.concord]\nspec = 1", r"spec in \[tool.concord\] must be a string"),
        ('[tool.concord]\nspec = ""', r"spec in \[tool.concord\] must be a string"),
        (
            '[tool.concord]\nspec = "\\u0000"',
            r"spec in \[tool.concord\] must be a string",
        ),
        ('[tool.concord]\npackage = "A"', "'A' cannot be the name of a package"),
        ("[tool]\nconcord = 1", "tool.concord must be a table"),
        ("[tool.concord\n", "not a TOML file"),
        ("[tool.concord]\nspec = 'a\0'", "not a TOML file"),
    ],
)
def test_bad_configuration_is_refused_with_its_file(
    tmp_path: Path, text: str, message: str
) -> None:
    """What cannot be used is refused, and the file is named."""
    project(tmp_path, text)
    with pytest.raises(ConfigError, match=rf"/pyproject\.toml: .*{message}"):
        load(tmp_path)


@pytest.mark.parametrize("key", ["spec", "output"])
@pytest.mark.parametrize("path", ["../a", "a/../../b", "/etc/passwd", "link/a"])
def test_paths_that_lead_out_of_the_project_are_refused(
    tmp_path: Path, key: str, path: str
) -> None:
    """A project may come from anywhere; what it names stays within it."""
    folder = project(tmp_path / "project", f"[tool.concord]\n{key} = {path!r}\n")
    (folder / "link").symlink_to(tmp_path)
    with pytest.raises(ConfigError, match=rf"{key} in .* leads out of the folder"):
        load(folder)


@pytest.mark.parametrize("name", ["shop", "ecr_public", "s3", "match", "a_1"])
def test_good_package_names_pass(name: str) -> None:
    """Lower-case identifiers are fine, words with a meaning only in places too."""
    assert name == check_package(name)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Shop", "lower-case"),
        ("my-shop", "lower-case"),
        ("1st", "start with a letter"),
        ("_shop", "start with a letter"),
        ("a.b", "lower-case"),
        ("café", "lower-case"),
        ("", "lower-case"),
        ("class", "a word of Python"),
        ("json", "standard library's module"),
    ],
)
def test_bad_package_names_are_refused(name: str, reason: str) -> None:
    """A name under which nothing could be imported is refused with the reason."""
    with pytest.raises(ConfigError, match=reason):
        check_package(name)
