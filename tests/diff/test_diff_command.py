"""`concord diff` as a person meets it: what it says, and what it exits with."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.diff.rules import RULES

CASES = Path(__file__).with_name("cases")

ACCEPTED = """\
[[accepted]]
rule = "member-removed"
subject = "Book.shelf"
reason = "Nobody has a shelf."
expires = {expires}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two versions of a spec; one of them is configured."""
    for name in ("old.yaml", "new.yaml"):
        shutil.copy(CASES / "member-removed" / name, tmp_path)
    table = '[tool.concord]\nspec = "new.yaml"\n'
    (tmp_path / "pyproject.toml").write_text(table, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def concord(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["diff", *arguments])


def test_compares_with_the_configured_spec(project: Path) -> None:
    """One operand is compared with the spec of the project; a change is no failure."""
    done = concord("old.yaml")
    expected = (CASES / "member-removed" / "expected.txt").read_text(encoding="utf-8")
    assert (0, expected, "") == (done.exit_code, done.stdout, done.stderr)


@pytest.mark.parametrize(
    ("level", "new", "code"),
    [
        ("breaking", "new.yaml", 1),
        ("risky", "new.yaml", 1),
        ("risky", "old.yaml", 0),
    ],
)
def test_fail_on_sets_the_exit_code(
    project: Path, level: str, new: str, code: int
) -> None:
    """A run fails on a change of the level or above, and says so."""
    done = concord("old.yaml", new, "--fail-on", level)
    assert code == done.exit_code
    assert (code == 1) == ("1 change" in done.stderr)


def test_risky_does_not_fail_on_breaking(project: Path) -> None:
    """A change below the level does not fail a run."""
    for name in ("old.yaml", "new.yaml"):
        shutil.copy(CASES / "errors-renumbered" / name, project)
    assert 0 == concord("old.yaml", "--fail-on", "breaking").exit_code
    assert 1 == concord("old.yaml", "--fail-on", "risky").exit_code


@pytest.mark.parametrize(("expires", "code"), [("2999-12-31", 0), ("2001-01-01", 1)])
def test_accepted_changes_do_not_fail(project: Path, expires: str, code: int) -> None:
    """The file beside pyproject.toml is read; what it accepts fails no run in time."""
    file = project / "concord-accepted.toml"
    file.write_text(ACCEPTED.format(expires=expires), encoding="utf-8")
    done = concord("old.yaml", "--fail-on", "risky")
    assert code == done.exit_code
    assert f"accepted until {expires}" in done.stdout


def test_accepted_file_can_be_named(project: Path) -> None:
    """Another file of accepted changes is read instead."""
    text = ACCEPTED.format(expires="2999-12-31")
    (project / "known.toml").write_text(text, encoding="utf-8")
    done = concord("old.yaml", "--fail-on", "risky", "--accepted", "known.toml")
    assert 0 == done.exit_code


def test_wrong_file_of_accepted_changes_is_refused(project: Path) -> None:
    """What is wrong with the file is told, with exit code 2."""
    (project / "concord-accepted.toml").write_text("x = 1", encoding="utf-8")
    done = concord("old.yaml")
    message = "Error: concord-accepted.toml: 'x' is not known here\n"
    assert (2, message) == (done.exit_code, done.stderr)


def test_a_version_with_errors_is_not_compared(project: Path) -> None:
    """The errors are drawn at their places, and the exit code is 1."""
    text = (project / "old.yaml").read_text(encoding="utf-8")
    (project / "old.yaml").write_text(text.replace("object", "objekt"), "utf-8")
    done = concord("old.yaml")
    assert (1, "") == (done.exit_code, done.stdout)
    assert "old.yaml:15:38: error: " in done.stderr
    assert "nothing is compared" in done.stderr


@pytest.mark.parametrize("arguments", [[], ["missing.yaml"], ["old.yaml", "-f", "x"]])
def test_wrong_usage(project: Path, arguments: list[str]) -> None:
    """What cannot be compared is wrong usage."""
    done = concord(*arguments)
    assert (2, "") == (done.exit_code, done.stdout)
    assert "Error: " in done.stderr


def test_quiet_says_nothing_but_its_exit_code(project: Path) -> None:
    """With --quiet a run that fails says nothing."""
    done = concord("old.yaml", "--fail-on", "breaking", "--quiet")
    assert (1, "", "") == (done.exit_code, done.stdout, done.stderr)


def test_json_is_all_there_is(project: Path) -> None:
    """Standard output is one JSON value, whatever else is said."""
    done = concord("old.yaml", "-f", "json", "--fail-on", "risky", "-v")
    assert 1 == json.loads(done.stdout)["counts"]["breaking"]


def test_files_beside_a_spec_are_compared(project: Path) -> None:
    """What a spec refers to in another file is a part of it."""
    for name, limit in (("old", 9), ("new", 5)):
        folder = project / name
        folder.mkdir()
        text = (project / "new.yaml").read_text(encoding="utf-8")
        inline = "title: {type: string}"
        assert inline in text
        reference = "title: {$ref: 'title.yaml#/Title'}"
        (folder / "spec.yaml").write_text(text.replace(inline, reference), "utf-8")
        shape = f"Title: {{type: string, maxLength: {limit}}}\n"
        (folder / "title.yaml").write_text(shape, encoding="utf-8")
    done = concord("old/spec.yaml", "new/spec.yaml")
    assert "max-length-lowered Title" in done.stdout
    assert "- old/title.yaml:1:23 " in done.stdout


def test_explains_each_rule() -> None:
    """A rule is explained with what it finds and what that means to each reader."""
    for name, rule in RULES.items():
        done = concord("--explain", name)
        assert (name, 0) == (name, done.exit_code)
        assert done.stdout.startswith(f"{name}\n{rule.meaning}\n")
        assert "callers: " in done.stdout, name


def test_rule_that_is_unknown() -> None:
    """A rule that is misspelt is told, and which one may have been meant."""
    done = concord("--explain", "member-remved")
    message = "Error: there is no rule member-remved; did you mean `member-removed`?\n"
    assert (2, message) == (done.exit_code, done.stderr)


def test_lists_the_rules() -> None:
    """Each rule has a line, with what it finds."""
    lines = concord("--rules").stdout.splitlines()
    assert [tuple(line.split(maxsplit=1)) for line in lines] == [
        (rule.id, rule.meaning) for rule in RULES.values()
    ]
