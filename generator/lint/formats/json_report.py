"""A report as JSON, in a shape that does not change."""

from __future__ import annotations

import json
from typing import Any

from generator.lint.report import Report
from generator.problems.diagnostics import Diagnostic, Related
from generator.sources.source import Place, Position

FORMAT_VERSION = 1
"""Goes up if a member goes or gets another meaning; not if one is added."""


def json_report(*reports: Report) -> str:
    """Return a report as one JSON object, several as an array of them, with a line end."""
    shapes = [_shape(report) for report in reports]
    return json.dumps(shapes if len(shapes) > 1 else shapes[0], indent=2) + "\n"


def _shape(report: Report) -> dict[str, Any]:
    counts = report.count()
    return {
        "formatVersion": FORMAT_VERSION,
        "spec": report.spec,
        "complete": report.is_complete,
        "summary": {
            "error": counts["error"],
            "warning": counts["warning"],
            "advice": counts["advice"],
            "silenced": len(report.silenced),
        },
        "findings": [_finding(found) for found in report.findings],
        "silenced": [
            {**_finding(each.diagnostic), "reason": each.reason}
            for each in report.silenced
        ],
    }


def _finding(found: Diagnostic) -> dict[str, Any]:
    return {
        "rule": found.rule,
        "level": found.severity,
        "message": found.message,
        "suggestion": found.hint,
        "place": _place(found.place),
        "related": [_related(other) for other in found.related],
    }


def _related(other: Related) -> dict[str, Any]:
    return {"message": other.message, "place": _place(other.place)}


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "file": place.source.name,
        "start": _position(place.start),
        "end": _position(place.end),
    }


def _position(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}
