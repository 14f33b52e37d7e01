"""The table [tool.concord], and names of packages."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.config import Config, ConfigError, Lint, check_package
from generator.cli.config import load as load_all

TABLE = '[tool.concord]\nspec = "spec/a.yaml"\noutput = "out"\npackage = "shop"\n'


def load(start: Path) -> Config:
    """The configuration of the only spec."""
    (it,) = load_all(start)
    return it


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


def test_several_specs_have_a_table_each(tmp_path: Path) -> None:
    """In their order; what is said for all holds for each that says nothing else."""
    text = """
[tool.concord]
strict = true
[tool.concord.lint]
fail-on = "error"
rules = {no-errors = "off"}
[tool.concord.specs.shop]
spec = "spec/shop.yaml"
output = "generated/shop"
package = "shop"
[tool.concord.specs.ledger]
spec = "spec/ledger.yaml"
output = "generated/ledger"
strict = false
"""
    lint = Lint("error", {"no-errors": "off"})
    assert (
        Config(
            Path("spec/shop.yaml"), Path("generated/shop"), "shop", True, "shop", lint
        ),
        Config(
            Path("spec/ledger.yaml"),
            Path("generated/ledger"),
            None,
            False,
            "ledger",
            lint,
        ),
    ) == load_all(project(tmp_path, text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            '[tool.concord]\nspecs = "a"',
            r"specs in \[tool.concord\] must be tables with the names of specs",
        ),
        (
            '[tool.concord]\nspek = "a"',
            "no key 'spek'; the known ones are spec, output, package, strict,"
            " skip-unsupported, with-tests, allow, emit, groups, names, pagination, specs, lint$",
        ),
        (
            '[tool.concord]\noutput = "a"\n[tool.concord.specs.a]\nspec = "a"',
            "output in .* stands beside specs; say it in the table of a spec",
        ),
        ("[tool.concord.specs.a]", r"\[tool.concord.specs.a\] needs spec, the path"),
        (
            '[tool.concord.specs.a]\nspec = "a"\nfolder = "b"',
            r"\[tool.concord.specs.a\] has no key 'folder'",
        ),
        (
            '[tool.concord.specs."a b"]\nspec = "a"',
            "'a b' cannot be the name of a spec: use letters, digits, - and _",
        ),
        (
            '[tool.concord.specs.a]\nspec = "a"\n[tool.concord.specs.b]\nspec = "b"',
            "the specs a and b both write into generated/; give each an output of its",
        ),
        (
            '[tool.concord.specs.a]\nspec = "a"\noutput = "out"\n'
            '[tool.concord.specs.b]\nspec = "b"\noutput = "out/b"',
            "the specs a and b both write into out/ and out/b/; give each an output",
        ),
        ("[tool.concord]\nlint = 1", r"lint in \[tool.concord\] must be a table"),
        (
            '[tool.concord.lint]\nrule = "a"',
            r"\[tool.concord.lint\] has no key 'rule'; the known ones are fail-on, rules",
        ),
        (
            '[tool.concord.lint]\nfail-on = "never"',
            "fail-on in .* must be one of error, warning, advice",
        ),
        (
            '[tool.concord.lint.rules]\nno-errors = "on"',
            "no-errors in .* must be one of off, advice, warning, error",
        ),
        ('[tool.concord]\nstrict = "yes"', "strict in .* must be true or false"),
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
        ("json", "would hide the module"),
        ("msgspec", "would hide the module"),
    ],
)
def test_bad_package_names_are_refused(name: str, reason: str) -> None:
    """A name under which nothing could be imported is refused with the reason."""
    with pytest.raises(ConfigError, match=reason):
        check_package(name)
