"""What of an object or an array a schema has looked at, for `unevaluated...`."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeAlias

from ..violations import At, Violation


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


class Refused(Exception):
    """A value breaks a schema, and nobody wants to know how."""


class _None(list[Violation]):
    """A list that cannot have anything in it."""

    def append(self, violation: Violation) -> None:
        raise Refused


def fits(apply: Apply, value: Any, seen: Evaluated | None = None) -> bool:
    """Return whether a value keeps to a schema; tell what it evaluates only if so."""
    own = None if seen is None else Evaluated()
    try:
        apply(value, None, _None(), own)
    except Refused:
        return False
    if seen is not None and own is not None:
        seen.add(own)
    return True
