"""A report as JSON, in a shape that does not change."""

from __future__ import annotations

import json
from typing import Any

from generator.diagnostics import Diagnostic, Related
from generator.lint.report import Report
from generator.source import Place, Position

FORMAT_VERSION = 1
"""Goes up if a member goes or gets another meaning; not if one is added."""


def json_report(report: Report) -> str:
    """Return a report as one JSON object, with a line end."""
    counts = report.count()
    shape = {
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
    return json.dumps(shape, indent=2) + "\n"


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
