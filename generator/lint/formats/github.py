"""A report as workflow commands, which GitHub shows as annotations of a change."""

from __future__ import annotations

from generator.lint.report import Report
from generator.problems.annotations import Kind, annotation
from generator.problems.diagnostics import Diagnostic, Severity

_KINDS: dict[Severity, Kind] = {
    "error": "error",
    "warning": "warning",
    "advice": "notice",
}


def github_report(*reports: Report) -> str:
    """Return a command for each finding, a line each; "" if there is none."""
    return "".join(_command(found) for each in reports for found in each.findings)


def _command(found: Diagnostic) -> str:
    lines = [found.message, *([f"hint: {found.hint}"] if found.hint else [])]
    lines += [f"{other.place}: {other.message}" for other in found.related]
    kind = _KINDS[found.severity]
    return annotation(kind, lines, title=found.rule, at=found.place)
