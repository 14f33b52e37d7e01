"""What a project says of the rules, and several specs at once."""

from __future__ import annotations

import json
from pathlib import Path

import junitparser
import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.lint.specs import CLEAN
from tests.lint.test_lint_command import ADVICE, ERROR, WARNING

TABLE = '[tool.concord]\nspec = "spec.yaml"\n'
TWO = """\
[tool.concord.specs.one]
spec = "one.yaml"
output = "out/one"
[tool.concord.specs.two]
spec = "two.yaml"
output = "out/two"
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lint(
    *arguments: str, settings: str = "", stdin: str | None = None, **specs: str
) -> Result:
    """Run the command in a project of some specs."""
    Path("pyproject.toml").write_text(
        TABLE + settings if "[tool.concord.sp" not in settings else settings
    )
    for name, text in specs.items():
        Path(f"{name}.yaml").write_text(text)
    return CliRunner().invoke(main, ["lint", *arguments], input=stdin)


@pytest.mark.parametrize(
    ("settings", "arguments", "code", "said"),
    [
        ("", [], 1, "0 errors, 1 warning, 0 advice"),
        ('unbounded-input = "off"', [], 0, "0 errors, 0 warnings, 0 advice"),
        ('unbounded-input = "advice"', [], 0, "0 errors, 0 warnings, 1 advice"),
        ('unbounded-input = "error"', ["--fail-on", "error"], 1, "1 error, 0 warnings"),
        ('unbounded-input = "off"', ["--select", "unbounded-input"], 1, "1 warning"),
        ('unbounded-input = "error"', ["--ignore", "unbounded-input"], 0, "0 errors"),
    ],
)
def test_a_rule_has_the_level_that_the_project_gives_it(
    settings: str, arguments: list[str], code: int, said: str
) -> None:
    """Or none at all; what the command line says counts more."""
    rules = f"[tool.concord.lint.rules]\n{settings}\n"
    result = lint(*arguments, settings=rules, spec=WARNING)
    assert code == result.exit_code
    assert said in result.stderr


def test_what_fails_a_run_may_stand_in_the_project() -> None:
    """The command line counts more."""
    settings = '[tool.concord.lint]\nfail-on = "error"\n'
    assert 0 == lint(settings=settings, spec=WARNING).exit_code
    assert 1 == lint("--fail-on", "warning", settings=settings, spec=WARNING).exit_code


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("unbound-input", "is no rule; did you mean `unbounded-input`?"),
        ("not-readable", "has its level from what `concord generate` makes of it"),
    ],
)
def test_what_is_no_rule_to_set_is_refused(name: str, message: str) -> None:
    """The text names the place."""
    rules = f'[tool.concord.lint.rules]\n{name} = "off"\n'
    result = lint(settings=rules, spec=WARNING)
    assert 2 == result.exit_code
    place = f"pyproject.toml: {name} in [tool.concord.lint.rules]"
    assert f"Error: {place} {message}\n" == result.stderr


def test_errors_come_first_and_advice_last() -> None:
    """Advice of one rule is said once, with its places."""
    text = ERROR.replace("Say hello", "say hello")
    result = lint(spec=text)
    levels = [
        line.split(": ")[1]
        for line in result.stdout.splitlines()
        if ": hint" not in line and line[:4] == "spec"
    ]
    assert ["error", "warning", "advice"] == list(dict.fromkeys(levels))


def test_all_specs_are_linted() -> None:
    """One argument chooses; the exit code is that of the worst."""
    result = lint(settings=TWO, one=CLEAN, two=WARNING)
    assert 1 == result.exit_code
    assert "one.yaml: 0 errors, 0 warnings" in result.stderr
    assert "two.yaml: 0 errors, 1 warning" in result.stderr
    assert 0 == lint("one", settings=TWO).exit_code
    assert 1 == lint("two.yaml", settings=TWO).exit_code
    result = lint("three", settings=TWO)
    assert 2 == result.exit_code
    expected = (
        "three is neither a file nor a spec of pyproject.toml; these are one or two"
    )
    assert f"Error: {expected}\n" == result.stderr


def test_reports_of_several_specs_are_one() -> None:
    """In each format."""
    specs = {"one": ADVICE, "two": WARNING}
    listed = json.loads(lint("--format", "json", settings=TWO, **specs).stdout)
    assert ["one.yaml", "two.yaml"] == [each["spec"] for each in listed]
    log = json.loads(lint("--format", "sarif", settings=TWO, **specs).stdout)
    assert [1, 1] == [len(run["results"]) for run in log["runs"]]
    xml = lint("--format", "junit", settings=TWO, **specs).stdout
    assert [0, 1] == [
        each.failures for each in junitparser.JUnitXml.fromstring(xml.encode())
    ]
    lines = lint("--format", "concise", settings=TWO, **specs).stdout.splitlines()
    assert [
        "one.yaml:7:16: advice: this summary begins with a small letter [odd-summary]",
        "two.yaml",
    ] == [lines[0], lines[1].partition(":")[0]]


def test_junit_fails_what_fails_the_run() -> None:
    """Advice as well, if that is wanted."""
    for level, failures in (("advice", 1), ("warning", 0)):
        xml = lint("--format", "junit", "--fail-on", level, spec=ADVICE).stdout
        (suite,) = junitparser.JUnitXml.fromstring(xml.encode())
        assert failures == suite.failures


def test_standard_input_is_linted() -> None:
    """Under a name that no file has; what it refers to elsewhere is refused."""
    result = lint("-", stdin=WARNING)
    assert 1 == result.exit_code
    assert "<stdin>:35:9: warning: this string has no upper bound" in result.stdout
    text = WARNING.replace("'#/components/schemas/GreetRequest'", "'in.yaml#/In'")
    result = lint("-", stdin=text)
    assert (
        "`in.yaml#/In` leads nowhere: a spec from standard input has no files beside it:"
        " name its file"
    ) in result.stdout
