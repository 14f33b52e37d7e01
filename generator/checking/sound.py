"""What of a document makes sense without references that lead nowhere.

What needs such a reference is not looked at any more, so that nothing is found which only
follows from it: neither an operation, nor a component that only such operations need.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from generator.checking.prune import without
from generator.linking.resolve import Document

_UNIT = re.compile(
    r"/paths/[^/]*/(?:get|put|post|delete|options|head|patch|trace|query)(?=/|\Z)"
    r"|/components/[^/]*/[^/]*(?=/|\Z)|/paths/[^/]*(?=/|\Z)"
)
"""What is left out as a whole: an operation, a component, or a path with what it has."""

_OPERATIONS = "/paths/"


def sound(document: Document) -> Document:
    """Return a document without all that needs one of its broken references."""
    if not document.broken:
        return document
    return without_units(document, set(filter(None, map(unit_of, document.broken))))


def without_units(document: Document, broken: Collection[str]) -> Document:
    """Return a document without some operations, paths and components.

    Those that need them are left out as well, and so is what only these need.
    """
    needs = needs_of(document)
    broken = reached(_turned(needs), broken)
    units = {*needs, *broken, *(unit for used in needs.values() for unit in used)}
    roots = {unit for unit in units if unit.startswith(_OPERATIONS)}
    needed = reached(needs, roots - broken)
    orphans = (reached(needs, roots & broken) - needed) - roots
    return without(document, broken | orphans)


def needs_of(document: Document) -> dict[str, set[str]]:
    """Return the units that each unit refers to; a path has what its operations need."""
    needs: dict[str, set[str]] = defaultdict(set)
    for pointer, target in document.targets.items():
        user, used = unit_of(pointer), unit_of(target.pointer)
        if user and used and user != used:
            needs[user].add(used)
    for unit in list(needs):
        path = unit.rpartition("/")[0]
        if unit.startswith(_OPERATIONS) and path != "/paths":
            needs[unit].add(path)
    return needs


def unit_of(pointer: str) -> str | None:
    """Return what the thing at a pointer belongs to, if that can be left out."""
    match = _UNIT.match(pointer)
    return match[0] if match else None


def _turned(needs: Mapping[str, Collection[str]]) -> dict[str, set[str]]:
    turned: dict[str, set[str]] = defaultdict(set)
    for user, used in needs.items():
        for unit in used:
            turned[unit].add(user)
    return turned


def reached(ways: Mapping[str, Collection[str]], start: Iterable[str]) -> set[str]:
    """Return all that some units lead to, themselves among it."""
    found: set[str] = set()
    waiting = list(start)
    while waiting:
        unit = waiting.pop()
        if unit not in found:
            found.add(unit)
            waiting.extend(ways.get(unit, ()))
    return found
