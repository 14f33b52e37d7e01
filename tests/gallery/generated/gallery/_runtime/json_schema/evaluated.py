"""What of an object or an array a schema has looked at, for `unevaluated...`."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeAlias

from ..memory import HOLDERS, Known
from ..violations import At, Refused, Verdict, Violation, known_by, pointer


class Evaluated:
    """Members and items that a keyword has evaluated."""

    __slots__ = ("first", "indexes", "names")

    def __init__(self) -> None:
        """Begin with none."""
        self.names: set[str] = set()
        self.indexes: set[int] = set()
        self.first: float = 0
        """How many items from the start are evaluated, all of them if infinite."""

    def add(self, other: Evaluated) -> None:
        """Take what another schema has evaluated of the same value."""
        self.names |= other.names
        self.indexes |= other.indexes
        self.first = max(self.first, other.first)

    def add_items(self, count: float = math.inf) -> None:
        """Take so many items from the start."""
        self.first = max(self.first, count)

    def rest(self, items: list[Any]) -> list[int]:
        """Return the places of the items that nothing has evaluated."""
        if self.first >= len(items):
            return []
        places = range(int(self.first), len(items))
        return [place for place in places if place not in self.indexes]


Apply: TypeAlias = "Callable[[Any, At, list[Violation], Evaluated | None], None]"
"""Applies a schema, or a keyword, to a value at a place.

It adds to the list how the value breaks it, and tells what it has evaluated of the value,
if somebody wants to know.
"""


def fits(
    apply: Apply, value: Any, known: Known[Any], seen: Evaluated | None = None
) -> bool:
    """Return whether a value keeps to a schema; tell what it evaluates only if so.

    `known` is what is known of parts of the whole.
    """
    own = None if seen is None else Evaluated()
    try:
        apply(value, None, Verdict(known), own)
    except Refused:
        return False
    if seen is not None and own is not None:
        seen.add(own)
    return True


def once(apply: Apply) -> Apply:
    """Return what applies a schema to each object and array once, however it is met.

    Schemas that refer to one schema more than once would, level by level, apply it ever
    more often. What breaks it is told once.
    """

    def apply_once(
        value: Any, at: At, found: list[Violation], seen: Evaluated | None
    ) -> None:
        if type(value) not in HOLDERS:
            apply(value, at, found, seen)
        elif isinstance(found, Verdict):
            _judge_once(apply, value, found, seen)
        else:
            _tell_once(apply, value, at, found, seen)

    return apply_once


def _judge_once(
    apply: Apply, value: Any, found: Verdict, seen: Evaluated | None
) -> None:
    asking = apply, Verdict, seen is None
    known = found.known.of(asking, value)
    if known is None:
        own = None if seen is None else Evaluated()
        known = fits(apply, value, found.known, own), own
        found.known.keep(asking, value, known)
    is_fitting, evaluated = known
    if not is_fitting:
        raise Refused
    if seen is not None and evaluated is not None:
        seen.add(evaluated)


def _tell_once(
    apply: Apply, value: Any, at: At, found: list[Violation], seen: Evaluated | None
) -> None:
    known = known_by(found)
    asking = apply, seen is None
    place, evaluated = known.of(asking, value) or (None, None)
    if place is None or (place != "" and place != pointer(at)):
        count, evaluated = len(found), None if seen is None else Evaluated()
        apply(value, at, found, evaluated)
        known.keep(
            asking, value, (pointer(at) if len(found) > count else "", evaluated)
        )
    if seen is not None and evaluated is not None:
        seen.add(evaluated)
