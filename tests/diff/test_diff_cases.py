"""Each rule on a small spec, and exactly what a person sees.

A folder a case, named like its rule: `old.yaml`, `new.yaml` and `expected.txt`.
`UPDATE_GOLDEN=1 pytest` writes the latter anew; read the difference before committing it.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest

from generator.diff.compare import compare
from generator.diff.formats import formatter
from generator.diff.model import Comparison, Review, Style
from generator.diff.read import read_version
from generator.diff.rules import RULES
from generator.sources.source import Source

CASES = sorted(Path(__file__).with_name("cases").iterdir())


def compared(case: Path) -> Comparison:
    """The two versions of a case, compared."""
    old, new = (
        read_version(Source(name, (case / name).read_text(encoding="utf-8")))
        for name in ("old.yaml", "new.yaml")
    )
    return compare(old, new)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path) -> None:
    """A case has findings of its rule, and reads as expected."""
    comparison = compared(case)
    golden = case / "expected.txt"
    actual = formatter("text")(Review(comparison), Style())
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(actual, encoding="utf-8")
    expected = golden.read_text(encoding="utf-8")
    difference = difflib.unified_diff(
        expected.splitlines(), actual.splitlines(), "expected", "actual", lineterm=""
    )
    assert expected == actual, "\n".join(difference)
    assert case.name in {change.rule for change in comparison.changes}


def test_each_rule_has_a_case() -> None:
    """No rule is without a case, and no case without a rule."""
    assert sorted(RULES) == [case.name for case in CASES]
