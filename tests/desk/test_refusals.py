"""What commands refuse, with the whole of what they say and their exit codes."""

from __future__ import annotations

from errno import EACCES
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main, watch
from generator.cli.repeat import names

SPECS = """\
[tool.concord.specs.shop]
spec = "shop.yaml"
output = "a"
[tool.concord.specs.ledger]
spec = "ledger.yaml"
output = "b"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, where the command runs."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(*arguments: str, given: str = "") -> str:
    """What a command says that it refuses as a wrong usage."""
    result = CliRunner().invoke(main, arguments, input=given)
    assert (2, "") == (result.exit_code, result.stdout)
    return result.stderr.rpartition("Error: ")[2].strip()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("generate", "which spec? Name it, or set spec in [tool.concord] of pyproject.toml"),
        ("generate nowhere.yaml", "cannot read nowhere.yaml: No such file or directory"),
        ("generate .", ". is a folder; name the spec in it"),
        ("generate a.yaml --check --watch", "--watch writes and --check does not: choose one"),
        ("generate a.yaml --check --force", "--force writes and --check does not: choose one"),
        ("generate - --watch", "--watch reads again and again, and standard input ends"),
        ("generate a.yaml -p Shop", "'Shop' cannot be the name of a package: use lower-case letters, digits and single underscores, and start with a letter"),
        ("diff", "Missing argument 'OLD'."),
        ("diff - -", "only one of OLD and NEW can be standard input"),
        ("diff a b --open -f json", "--open shows a page; json is none: use -f html"),
        ("diff --explain member", "there is no rule member; did you mean `member-added`?"),
        ("diff --explain member-aded", "there is no rule member-aded; did you mean `member-added`?"),
        ("lint --explain no-erors", "Invalid value for '--explain': there is no rule no-erors; did you mean `no-errors`?"),
        ("lint --ignore x", "Invalid value for '--ignore': there is no rule x; `concord lint --rules` lists them"),
        ("lint --ignore not-readable", "Invalid value for '--ignore': not-readable cannot be left out: it is always looked after"),
        ("generat", "No such command 'generat'. Did you mean 'generate'?"),
        ("xyz", "No such command 'xyz'."),
        ("help xyz", "there is no topic xyz; `concord help` lists them"),
    ],
)  # fmt: skip
def test_wrong_usage_is_told(arguments: str, said: str) -> None:
    """In a sentence that says what to do."""
    assert said == refused(*arguments.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("generate books", "books is neither a file nor a spec of pyproject.toml; these are shop or ledger"),
        ("generate -o c", "--output and --package are for one spec: name it, shop or ledger"),
        ("diff main", "which spec? Choose one with --spec: shop, ledger"),
    ],
)  # fmt: skip
def test_of_several_specs_one_is_asked_for(
    folder: Path, arguments: str, said: str
) -> None:
    """By the names that the project has for them."""
    (folder / "pyproject.toml").write_text(SPECS)
    assert said == refused(*arguments.split())


def test_a_settings_file_that_is_no_text_is_told(folder: Path) -> None:
    """By `init`, which would add to it; nothing is written."""
    (folder / ".gitattributes").write_bytes(b"\xff")
    assert ".gitattributes: this is not UTF-8 text" == refused("init")
    assert [".gitattributes"] == [each.name for each in folder.iterdir()]


def test_a_folder_in_the_place_of_settings_is_told(folder: Path) -> None:
    """By `init`; nothing is written."""
    (folder / ".gitattributes").mkdir()
    assert "cannot read .gitattributes: Is a directory" == refused("init")
    assert [".gitattributes"] == [each.name for each in folder.iterdir()]


def test_a_file_that_cannot_be_written_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By `init`; nothing is written."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(EACCES, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    told = refused("init")
    assert told.startswith("cannot write ")
    assert told.endswith(": Permission denied; nothing is written")
    assert [] == [each.name for each in folder.iterdir() if each.is_file()]


def test_what_cannot_be_watched_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the first run, which is done."""

    def changes(*_: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watch, "changes", changes)
    (folder / "a.yaml").write_text("openapi: 3.1.0\n")
    said = refused("generate", "a.yaml", "--watch")
    assert "cannot watch for changes: [Errno 28] inotify watch limit reached" == said


def test_few_of_many_files_are_named(folder: Path) -> None:
    """The first three, from where the command runs."""
    files = [folder / each for each in "abcde"]
    assert "a" == names(files[:1])
    assert "a, b, c" == names(files[:3])
    assert "a, b, c, 1 more" == names(files[:4])
    assert "a, b, c, 2 more" == names(files)
