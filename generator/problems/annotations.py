"""Annotations of GitHub's workflows: a line that a runner shows at a place in a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from generator.problems.excerpt import visible
from generator.sources.source import Place

Kind = Literal["error", "warning", "notice"]


def annotation(
    kind: Kind, lines: Iterable[str], *, title: str, at: Place | str | None
) -> str:
    """Return the workflow command for a message of some lines, in one line with its end.

    `at` is a place, or the name of a file as a whole. Nothing in the texts can begin
    another command, or another property of this one.
    """
    properties = {**_region(at), "title": title}
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{kind} {told}::{_data(lines)}\n"


def _region(at: Place | str | None) -> dict[str, str]:
    """Return the place in GitHub's terms: columns only within one line."""
    if at is None:
        return {}
    if isinstance(at, str):
        return {"file": at}
    start, end = at.start, at.end
    region = {
        "file": at.source.name,
        "line": str(start.line),
        "endLine": str(end.line),
    }
    if start.line == end.line:
        region["col"] = str(start.column)
        region["endColumn"] = str(max(end.column, start.column + 1))
    return region


def _data(lines: Iterable[str]) -> str:
    """Escape what ends a line or an escape; a runner decodes it."""
    return "%0A".join(visible(line).replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    return _data([text]).replace(":", "%3A").replace(",", "%2C")
