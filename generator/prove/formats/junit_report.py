"""A proof as test results in the XML of JUnit, which CI servers read.

A spec is a suite, and an operation a test, which fails if anything of it does.
"""

from __future__ import annotations

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from generator.problems.excerpt import visible
from generator.prove.formats.failures import told
from generator.prove.outcome import Proof, Row


def junit_report(*proofs: Proof) -> str:
    """Return the results of one run, with a line end."""
    root = Element("testsuites", name="concord prove")
    root.extend(_suite(proof) for proof in proofs)
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(each.get(count, "0")) for each in root)))
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(proof: Proof) -> Element:
    suite = Element(
        "testsuite",
        name=visible(proof.spec),
        tests=str(len(proof.rows)),
        failures=str(len(proof.failed)),
        skipped=str(len(proof.untried)),
        errors="0",
        time=f"{proof.seconds:.3f}",
    )
    suite.extend(_case(proof, row) for row in proof.rows)
    return suite


def _case(proof: Proof, row: Row) -> Element:
    case = Element(
        "testcase",
        classname=visible(proof.spec),
        name=visible(row.operation),
        time=f"{row.seconds:.3f}",
    )
    if row.untried:
        SubElement(case, "skipped", message=visible(row.untried))
    if row.findings:
        first = row.findings[0].failure
        failure = SubElement(case, "failure", message=visible(f"not so: {first.check}"))
        failure.text = "\n\n".join(
            "\n".join(map(visible, told(proof, row, each))) for each in row.findings
        )
    return case
