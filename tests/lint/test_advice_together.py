"""Advice of one rule is told once, and where it is for each place."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from generator.lint.catalogue import RULES
from generator.lint.formats.text import print_report
from generator.lint.report import Report
from generator.problems.diagnostics import Diagnostic, Severity
from generator.sources.source import Place, Position, Source

ADVICE = [name for name, rule in RULES.items() if rule.level == "advice"][:2]
FIRST, SECOND = sorted(ADVICE)
SPEC = Source("spec.yaml", "abc\n")


def found(
    message: str,
    rule: str = FIRST,
    hint: str | None = "do it",
    severity: Severity = "advice",
) -> Diagnostic:
    """A finding."""
    at = Position(1, ord(message[0]) - ord("a") + 1)
    place = Place(SPEC, at, Position(1, at.column + 1))
    return Diagnostic(message, place, hint, severity=severity, rule=rule)


def seen(*findings: Diagnostic) -> str:
    """What people see."""
    console = Console(file=io.StringIO(), width=80)
    print_report(Report("spec.yaml", findings), console)
    text = console.file
    assert isinstance(text, io.StringIO)
    return text.getvalue()


ONE = f"spec.yaml:1:1: advice: a [{FIRST}]\n1 | abc\n  | ^\n  = hint: do it\n"
OTHER = f"spec.yaml:1:2: advice: b [{SECOND}]\n1 | abc\n  |  ^\n  = hint: do it\n"
TITLE = f"advice: {RULES[FIRST].title}, 2 times [{FIRST}]\n"
CASES = [
    ([], ""),
    ([found("a")], ONE),
    (
        [found("a"), found("b")],
        f"{TITLE} = hint: do it\n  spec.yaml:1:1: a\n  spec.yaml:1:2: b\n",
    ),
    (
        [found("a"), found("b", hint="or that")],
        f"{TITLE}  spec.yaml:1:1: a (do it)\n  spec.yaml:1:2: b (or that)\n",
    ),
    (
        [found("a", hint=None), found("b", hint=None)],
        f"{TITLE}  spec.yaml:1:1: a\n  spec.yaml:1:2: b\n",
    ),
    (
        [found("a", hint=None), found("b\x1b")],
        f"{TITLE}  spec.yaml:1:1: a\n  spec.yaml:1:2: b\\x1b (do it)\n",
    ),
    (
        [found("b", SECOND), found("a")],
        f"{ONE}\n{OTHER}",
    ),
]


@pytest.mark.parametrize(("findings", "text"), CASES)
def test_advice_is_put_together(findings: list[Diagnostic], text: str) -> None:
    """By its rule; a hint that is the same for all is told once."""
    assert text == seen(*findings)


def test_advice_comes_after_what_is_wrong() -> None:
    """With an empty line between."""
    text = seen(found("a"), found("a", "slow-pattern", None, "warning"))
    assert text.endswith(f"\n\n{ONE}")
    assert text.startswith("spec.yaml:1:1: warning: a [slow-pattern]\n")
