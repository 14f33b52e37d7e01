"""What some parts of a document say without the others, and which names they give."""

from __future__ import annotations

from collections.abc import Collection

from generator import pipeline
from generator.pipeline import Understood
from generator.problems.diagnostics import SpecError
from generator.revising.cutting import cut
from generator.revising.division import Division
from generator.revising.remembered import Remembered
from generator.sources.options import Options
from generator.sources.source import Source


def understood(
    before: Remembered,
    division: Division,
    pointer: str,
    parts: Collection[str],
    name: str,
    options: Options,
) -> Understood | None:
    """Return what some parts say; None if that has errors.

    Args:
        before: What the last run left.
        division: The document.
        pointer: The part that is edited.
        parts: The parts, and those that they refer to.
        name: What the document is called.
        options: Those of the run.
    """
    source = Source(name, cut(division, parts))
    try:
        given = before.given.within(pointer)
        return pipeline.understand(source, options, given=given)
    except SpecError:
        return None


def names_made(said: Understood, part: str) -> set[str]:
    """Return the names that are given to what is met in a part alone."""
    return {
        name
        for pointer, found in said.given.names.items()
        if pointer.startswith(f"{part}/")
        for name in found.values()
    }


def names_added(
    before: Remembered, less: Understood, more: Understood, part: str
) -> set[str] | None:
    """Return the names that schemas have in `more` only, all of them in one part.

    None where another schema gets another name by these, or a component has one of them.
    """
    fewer, all_ = less.given.in_order(part), more.given.in_order(part)
    kept = {*fewer}
    added = [each for each in all_ if each not in kept]
    names = {name for _, (_, name) in added}
    is_clear = (
        fewer == [each for each in all_ if each in kept]
        and all(pointer == part for pointer, _ in added)
        and not any(
            f"/components/schemas/{each}" in before.division.parts for each in names
        )
    )
    return names if is_clear else None
