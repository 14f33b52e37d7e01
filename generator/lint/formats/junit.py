"""A report as test results in the XML of JUnit, which CI servers read.

A spec is a suite. A rule that nothing breaks is a test that passes, and each finding is a
test of its own: one that fails if it fails the run, else one that says what was found.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from generator.lint.catalogue import RULES
from generator.lint.report import LEVELS, Report
from generator.problems.diagnostics import Diagnostic, Severity
from generator.problems.excerpt import visible


def junit_report(*reports: Report, fail_on: Severity = "warning") -> str:
    """Return the results of one run, with a line end.

    `fail_on` is the least level of a finding that fails its test.
    """
    root = Element("testsuites", name="concord lint")
    for report in reports:
        root.append(_suite(report, fail_on))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(each.get(count, "0")) for each in root)))
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(report: Report, fail_on: Severity) -> Element:
    cases = list(_cases(report, fail_on))
    suite = Element("testsuite", name=visible(report.spec), tests=str(len(cases)))
    for kind, name in (("failure", "failures"), ("skipped", "skipped")):
        suite.set(name, str(sum(case.find(kind) is not None for case in cases)))
    suite.set("errors", "0")
    suite.extend(cases)
    return suite


def _cases(report: Report, fail_on: Severity) -> Iterator[Element]:
    broken = {found.rule for found in report.findings}
    for found in report.findings:
        yield _finding(report, found, fail_on)
    for silenced in report.silenced:
        case = _case(report, silenced.diagnostic.rule, silenced.diagnostic)
        SubElement(case, "skipped", message=visible(silenced.reason))
        yield case
    for name in RULES:
        if name not in broken:
            yield _case(report, name)


def _finding(report: Report, found: Diagnostic, fail_on: Severity) -> Element:
    case = _case(report, found.rule, found)
    said = _said(found)
    if LEVELS.index(found.severity) <= LEVELS.index(fail_on):
        message = visible(found.message)
        SubElement(case, "failure", type=found.severity, message=message).text = said
    else:
        SubElement(case, "system-out").text = said
    return case


def _case(report: Report, rule: str, found: Diagnostic | None = None) -> Element:
    name = f"{rule} {found.place}" if found and found.place else rule
    return Element("testcase", classname=visible(report.spec), name=visible(name))


def _said(found: Diagnostic) -> str:
    lines = [str(found), *([f"hint: {found.hint}"] if found.hint else [])]
    lines += [f"{other.place}: {other.message}" for other in found.related]
    return "\n".join(map(visible, lines))
