"""`concord lint` as a person meets it: what it prints, and what it exits with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.lint.catalogue import RULES
from tests.lint.specs import CLEAN

ADVICE = CLEAN.replace("Say hello to someone.", "say hello to someone.")
WARNING = CLEAN.replace(", maxLength: 20", "")
ERROR = CLEAN.replace("maxLength: 20", "x-concord-min-bytes: 1")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to run in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lint(spec: str, *arguments: str) -> Result:
    """Run the command on the text of a spec."""
    Path("spec.yaml").write_text(spec, encoding="utf-8")
    return CliRunner().invoke(main, ["lint", "spec.yaml", *arguments])


@pytest.mark.parametrize(
    ("spec", "fail_on", "expected"),
    [
        (CLEAN, "advice", 0),
        (ADVICE, "advice", 1),
        (ADVICE, "warning", 0),
        (WARNING, "advice", 1),
        (WARNING, "warning", 1),
        (WARNING, "error", 0),
        (ERROR, "error", 1),
    ],
)
def test_level_decides_the_exit_code(spec: str, fail_on: str, expected: int) -> None:
    """A finding of the level that is named, or of a worse one, fails the run."""
    assert expected == lint(spec, "--fail-on", fail_on).exit_code


def test_warnings_fail_by_default() -> None:
    """What counts nowhere is silenced, so what is left counts."""
    assert (1, 0) == (lint(WARNING).exit_code, lint(ADVICE).exit_code)


def test_findings_and_summary_are_apart() -> None:
    """The former go to standard output, the latter to standard error."""
    result = lint(WARNING)
    assert "spec.yaml:35:9: warning: this string has no upper bound" in result.stdout
    assert "[unbounded-input]" in result.stdout
    expected = (
        "spec.yaml: 0 errors, 1 warning, 0 advice\n"
        "`concord lint --explain unbounded-input` says more of a rule.\n"
    )
    assert expected == result.stderr


def test_silenced_findings_are_counted() -> None:
    """A person hears that there are some."""
    silence = '{ignore: [{rule: unbounded-input, reason: "Long names."}]}'
    result = lint(f"{WARNING}x-concord-lint: {silence}\n")
    assert (0, "") == (result.exit_code, result.stdout)
    assert "spec.yaml: 0 errors, 0 warnings, 0 advice; 1 silenced\n" == result.stderr


def test_spec_with_errors_may_have_more() -> None:
    """A person is told that some rules could not see everything."""
    assert "There may be more to find" in lint(ERROR).stderr


def test_quiet_prints_findings_only() -> None:
    """Nothing goes to standard error."""
    result = lint(WARNING, "--quiet")
    assert "unbounded-input" in result.stdout
    assert "" == result.stderr


def test_verbose_tells_the_time_of_each_stage() -> None:
    """Reading, checking and the rules are timed."""
    lines = lint(CLEAN, "--verbose").stderr.splitlines()
    stages = ["load", "bundle", "resolve", "check", "name", "lower", "lint", "total"]
    assert stages == [line.split()[0] for line in lines[-8:]]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--select", "odd-summary"], 0),
        (["--select", "unbounded-input", "--select", "odd-summary"], 1),
        (["--ignore", "unbounded-input"], 0),
        (["--select", "unbounded-input", "--ignore", "unbounded-input"], 0),
    ],
)
def test_rules_can_be_chosen(arguments: list[str], expected: int) -> None:
    """Those that are not chosen find nothing."""
    assert expected == lint(WARNING, *arguments).exit_code


def test_errors_are_always_told() -> None:
    """No choice of rules hides what `generate` refuses."""
    assert "[unsupported]" in lint(ERROR, "--select", "odd-summary").stdout


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--ignore", "odd-sumary"], "there is no rule odd-sumary; did you mean"),
        (["--select", "unsupported"], "unsupported cannot be left out"),
        (["--explain", "odd-sumary"], "did you mean `odd-summary`?"),
        (["--explain", "zzz\x1b[31m"], "there is no rule zzz [31m; `concord lint --ru"),
        (["--fail-on", "note"], "'note' is not one of"),
        (["none.yaml"], "Got unexpected extra argument"),
    ],
)
def test_wrong_usage_is_told(arguments: list[str], expected: str) -> None:
    """The exit code is 2, and the message says what to do."""
    result = lint(CLEAN, *arguments)
    assert 2 == result.exit_code
    assert expected in result.stderr


def test_missing_spec_is_told() -> None:
    """As every subcommand does."""
    result = CliRunner().invoke(main, ["lint", "none.yaml"])
    assert (2, "") == (result.exit_code, result.stdout)
    assert "cannot read none.yaml" in result.stderr


def test_spec_comes_from_the_settings(folder: Path) -> None:
    """Without an argument it is that of the nearest pyproject.toml."""
    (folder / "pyproject.toml").write_text('[tool.concord]\nspec = "a.yaml"\n')
    (folder / "a.yaml").write_text(WARNING)
    assert "a.yaml:35:9" in CliRunner().invoke(main, ["lint"]).stdout


def test_explain_says_all_that_there_is() -> None:
    """Why it matters, how to mend it, and two parts of specs."""
    result = CliRunner().invoke(main, ["lint", "--explain", "unbounded-input"])
    assert 0 == result.exit_code
    assert result.stdout.startswith("unbounded-input (warning): a string, list, map")
    for part in ("someone will send", "How to mend it:", "Bad:\n\n  comp", "Good:\n"):
        assert part in result.stdout


@pytest.mark.parametrize(("value", "expected"), [("1", False), ("", True)])
def test_no_color_is_respected(
    value: str, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal, the level of a rule has a colour, unless nobody wants one."""
    monkeypatch.setenv("NO_COLOR", value)
    arguments = ["lint", "--explain", "slow-pattern"]
    printed = CliRunner().invoke(main, arguments, color=True).stdout
    assert expected == ("\x1b[33m" in printed)


def test_rules_are_listed() -> None:
    """A line each: name, level, what it finds."""
    result = CliRunner().invoke(main, ["lint", "--rules"])
    expected = [[name, rule.level, *rule.title.split()] for name, rule in RULES.items()]
    assert expected == [line.split() for line in result.stdout.splitlines()]


@pytest.mark.parametrize("format_", ["json", "sarif"])
def test_formats_are_all_of_standard_output(format_: str) -> None:
    """What a program reads has nothing around it, whatever the exit code."""
    result = lint(WARNING, "--format", format_)
    assert 1 == result.exit_code
    assert isinstance(json.loads(result.stdout), dict)


def test_github_format_has_a_line_for_each_finding() -> None:
    """Advice is a notice there."""
    lines = lint(ADVICE, "--format", "github").stdout.splitlines()
    assert ["::notice file=spec.yaml,line=7,endLine=7,col=16,endColumn=37,"] == [
        line.partition("title=")[0] for line in lines
    ]


def test_place_of_a_file_is_an_address(folder: Path) -> None:
    """SARIF has references in place of paths: escaped, or whole with a scheme."""
    (folder / "a b%.yaml").write_text(WARNING)

    def uri(path: str) -> str:
        done = CliRunner().invoke(main, ["lint", path, "--format", "sarif"])
        (result,) = json.loads(done.stdout)["runs"][0]["results"]
        address = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert isinstance(address, str)
        return address

    assert "a%20b%25.yaml" == uri("a b%.yaml")
    assert (folder / "a b%.yaml").as_uri() == uri(str(folder / "a b%.yaml"))


@pytest.mark.parametrize(
    ("variables", "expected"), [({"FORCE_COLOR": "1"}, True), ({}, False)]
)
def test_pipes_get_no_colours(variables: dict[str, str], expected: bool) -> None:
    """Unless someone asks for them."""
    Path("spec.yaml").write_text(WARNING, encoding="utf-8")
    names = ("NO_COLOR", "FORCE_COLOR")
    plain = {key: value for key, value in os.environ.items() if key not in names}
    done = subprocess.run(
        [sys.executable, "-m", "generator", "lint", "spec.yaml"],
        env=plain | variables,
        capture_output=True,
        text=True,
    )
    assert expected == ("\x1b[" in done.stdout)


def test_explanations_come_before_all_else() -> None:
    """Whoever asks for one need not have the rest of the command right."""
    for option in (["--explain", "slow-pattern"], ["--rules"]):
        wrong = ["--fail-on", "nonsense"]
        assert 0 == CliRunner().invoke(main, ["lint", *wrong, *option]).exit_code
