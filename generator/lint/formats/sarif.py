"""A report in SARIF 2.1.0, which code scanning services and editors read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from generator import __version__
from generator.lint.catalogue import RULES
from generator.lint.explanation import Explanation, explanation
from generator.lint.report import Report
from generator.lint.rule import Rule
from generator.problems.diagnostics import Diagnostic, Related
from generator.problems.excerpt import visible
from generator.sources.source import Place

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "advice": "note"}


def sarif_report(*reports: Report) -> str:
    """Return a SARIF log with a run for each report, with a line end."""
    runs = [_run(report) for report in reports]
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": runs}
    return json.dumps(log, indent=2) + "\n"


def _run(report: Report) -> dict[str, Any]:
    results = [_result(found) for found in report.findings]
    results += [
        {**_result(each.diagnostic), "suppressions": [_suppression(each.reason)]}
        for each in report.silenced
    ]
    return {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }


def _driver() -> dict[str, Any]:
    return {
        "name": "concord lint",
        "semanticVersion": __version__,
        "rules": [_rule(rule, explanation(name)) for name, rule in RULES.items()],
    }


def _rule(rule: Rule, said: Explanation) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": _sentence(rule.title)},
        "fullDescription": {"text": said.why},
        "help": {"text": said.text(), "markdown": said.markdown()},
        "defaultConfiguration": {"level": _LEVELS[rule.level]},
    }


def _result(found: Diagnostic) -> dict[str, Any]:
    hint = f" Suggestion: {found.hint}." if found.hint else ""
    return {
        "ruleId": found.rule,
        "ruleIndex": list(RULES).index(found.rule),
        "level": _LEVELS[found.severity],
        "message": {"text": _plain(f"{_sentence(found.message)}{hint}")},
        "locations": _locations(found.place),
        **_related(found.related),
    }


def _locations(place: Place | None) -> list[dict[str, Any]]:
    return [] if place is None else [{"physicalLocation": _physical(place)}]


def _related(related: Iterable[Related]) -> dict[str, Any]:
    locations = [
        {
            "physicalLocation": _physical(other.place),
            "message": {"text": _plain(_sentence(other.message))},
        }
        for other in related
    ]
    return {"relatedLocations": locations} if locations else {}


def _physical(place: Place) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": _uri(place.source.name)},
        "region": {
            "startLine": place.start.line,
            "startColumn": place.start.column,
            "endLine": place.end.line,
            "endColumn": place.end.column,
        },
    }


def _uri(name: str) -> str:
    """Return the name of a file as a reference; an absolute one as a whole URI."""
    path = PurePath(name)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix())


def _suppression(reason: str) -> dict[str, str]:
    return {"kind": "inSource", "status": "accepted", "justification": reason}


def _plain(text: str) -> str:
    """Return a text of which viewers make no link."""
    return visible(text).replace("](", "] (")


def _sentence(text: str) -> str:
    """Return a message as a sentence; one that begins with a name keeps it."""
    return f"{text[:1].upper()}{text[1:]}."
