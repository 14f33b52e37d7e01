"""A report as workflow commands, which GitHub shows as annotations of a change."""

from __future__ import annotations

from generator.diagnostics import Diagnostic
from generator.excerpt import visible
from generator.lint.report import Report
from generator.source import Place

_COMMANDS = {"error": "error", "warning": "warning", "advice": "notice"}


def github_report(report: Report) -> str:
    """Return a command for each finding, a line each; "" if there is none."""
    return "".join(f"{_command(found)}\n" for found in report.findings)


def _command(found: Diagnostic) -> str:
    properties = {**_region(found.place), "title": found.rule}
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    lines = [found.message, *([f"hint: {found.hint}"] if found.hint else [])]
    lines += [f"{other.place}: {other.message}" for other in found.related]
    message = _data("\n".join(map(visible, lines)))
    return f"::{_COMMANDS[found.severity]} {said}::{message}"


def _region(place: Place | None) -> dict[str, str]:
    """Return the place in GitHub's terms: columns only within one line."""
    if place is None:
        return {}
    start, end = place.start, place.end
    lines = {"file": place.source.name, "line": start.line, "endLine": end.line}
    columns = {"col": start.column, "endColumn": max(end.column, start.column + 1)}
    said = {**lines, **(columns if start.line == end.line else {})}
    return {key: str(value) for key, value in said.items()}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
