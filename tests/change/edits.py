"""Edits of the spec, as a person makes them, and what they change in the output."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import takewhile
from textwrap import indent

from generator.pipeline import Options, run
from generator.rendering.format import format_module
from generator.rendering.pieces import format_in_pieces
from generator.sources.source import Source
from tests.spec.loaded_spec import TEXT


def _formatted(text: str, path: str) -> str:
    """Format a file, sparing black the pieces that earlier ones had, too."""
    known = _KNOWN.setdefault(path, {})
    made = format_in_pieces(text, known, lambda part: format_module(part, path))
    known.update(made.known)
    return made.text


_KNOWN: dict[str, dict[str, str]] = {}


@cache
def emitted(text: str) -> Mapping[str, str]:
    """Return every file that is emitted for the text of a spec."""
    spec = Source("spec/ecr-public.yaml", text)
    return run(spec, Options("ecr_public"), format_text=_formatted).files


def replaced(old: str, new: str) -> str:
    """Return our spec with the one place where `old` stands changed."""
    assert TEXT.count(old) == 1, f"{TEXT.count(old)} places: {old}"
    return TEXT.replace(old, new)


def with_members(additions: Mapping[str, str], *, first: bool = False) -> str:
    """Return our spec with members, given as YAML, added to schemas.

    They come after those that are there, or first of all.
    """
    lines = TEXT.splitlines()
    places = {schema: _members_of(lines, schema) for schema in additions}
    for schema in sorted(additions, key=lambda schema: places[schema], reverse=True):
        start, end = places[schema]
        at = start if first else end
        lines[at:at] = indent(additions[schema].strip(), " " * 8).splitlines()
    return "\n".join([*lines, ""])


def _members_of(lines: list[str], schema: str) -> tuple[int, int]:
    """Return the lines where the members of a schema begin, and where they end."""
    schemas = lines.index("  schemas:")
    start = lines.index("      properties:", lines.index(f"    {schema}:", schemas)) + 1
    members = takewhile(lambda line: line.startswith(" " * 7), lines[start:])
    return start, start + len(list(members))


def added(text: str) -> dict[str, int]:
    """Return how many lines the output has more for `text`, by file, none changed."""
    old, new = emitted(TEXT), emitted(text)
    assert old.keys() <= new.keys()
    changed = [path for path in new if old.get(path) != new[path]]
    for path in changed:
        assert _changed_lines(old.get(path, ""), new[path]) == [], path
    return {
        path: new[path].count("\n") - old.get(path, "").count("\n")
        for path in sorted(changed)
    }


def changes(text: str) -> dict[str, list[str]]:
    """Return the lines of the output for our spec that `text` changes, by file."""
    old, new = emitted(TEXT), emitted(text)
    found = {path: _changed_lines(old[path], new[path]) for path in sorted(old)}
    return {path: lines for path, lines in found.items() if lines}


def _changed_lines(old: str, new: str) -> list[str]:
    """Return lines of `old` that are not in `new`, in order; none if all were kept.

    Where old lines stand in the new text, with others between them, nothing but
    additions was made, whatever a heuristic diff would show.
    """
    rest = iter(new.splitlines())
    if all(line in rest for line in old.splitlines()):
        return []
    kept = set(new.splitlines())
    return [line for line in old.splitlines() if line not in kept] or ["lines moved"]
