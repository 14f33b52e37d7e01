"""How a value of any kind is handed to the emitted checks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from .errors import ServiceError
from .structure import Structure, plain
from .violations import Violation, missing, pointer

Check: TypeAlias = Callable[[object, str, list[Violation]], None]
"""Adds to a list how a plain JSON value, at a JSON pointer, breaks its schema."""


MAX_VIOLATIONS = 1000


def violations_of(check: Check, value: object) -> list[Violation]:
    """Return all that `check` finds in a plain JSON value, a structure or an error.

    It stops after MAX_VIOLATIONS: a long list that is all wrong says no more.
    """
    if type(value) is not dict:
        value = _plain(value)
    found = _Found()
    try:
        check(value, "", found)
    except _Enough:
        return found
    return found


def check_kind(kind: str, value: object, at: str, found: list[Violation]) -> None:
    """Add to `found` how `value`, the `__type` of the error at `at`, is not `kind`."""
    if value is None:
        found.append(missing(at, "__type"))
    elif value != kind:
        found.append(Violation(pointer(at, "__type"), "const", f"must be '{kind}'"))


def _plain(value: object) -> object:
    if isinstance(value, ServiceError):
        value = value.to_body()
    return plain(value) if isinstance(value, Structure) else value


class _Enough(Exception):
    """So many violations are found that the others do not matter."""


class _Found(list[Violation]):
    def append(self, violation: Violation) -> None:
        super().append(violation)
        if len(self) >= MAX_VIOLATIONS:
            raise _Enough
