"""Specs that are refused or warned of, and exactly what a person sees of each.

A folder a case: `spec.yaml`, `expected.txt`, and files that the spec refers to. `UPDATE_GOLDEN=1 pytest` writes the
latter anew; read the difference before committing it.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from generator.cli.spec_folder import SpecFolder
from generator.pipeline import checked, read
from generator.problems.diagnostics import Diagnostic, Findings, SpecError, draw
from generator.sources.files import Files
from generator.sources.source import Source

CASES = sorted(Path(__file__).with_name("failing").iterdir())
WIDTH = 100


def seen(spec: str, files: Files) -> str:
    """What a person sees of a spec that is not right in all."""
    findings = Findings()
    told: Sequence[Diagnostic]
    try:
        checked(read(Source("spec.yaml", spec), files, findings), findings)
        told = findings.warnings()
    except SpecError as refused:
        told = refused.diagnostics
    output = StringIO()
    draw(told, Console(file=output, width=WIDTH, no_color=True))
    return output.getvalue()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_failing_spec(case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The findings are those that the case expects, drawn as expected."""
    monkeypatch.chdir(case)
    golden = case / "expected.txt"
    spec = (case / "spec.yaml").read_text(encoding="utf-8")
    actual = seen(spec, SpecFolder(Path()))
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(actual, encoding="utf-8")
    expected = golden.read_text(encoding="utf-8")
    difference = difflib.unified_diff(
        expected.splitlines(), actual.splitlines(), "expected", "actual", lineterm=""
    )
    assert expected == actual, "\n".join(difference)
