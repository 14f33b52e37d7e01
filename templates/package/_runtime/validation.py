"""How a value of any kind is handed to the emitted checks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from .blob_texts import texts_for_blobs
from .errors import ServiceError
from .nesting import excess
from .structure import Structure, plain
from .violations import Violation, missing, pointer

Check: TypeAlias = Callable[[object, str, list[Violation]], None]
"""Adds to a list how a plain JSON value, at a JSON pointer, breaks its schema."""


MAX_VIOLATIONS = 1000


def violations_of(check: Check, value: object) -> list[Violation]:
    """Return all that `check` finds in a plain JSON value, a structure or an error.

    It stops after MAX_VIOLATIONS: a long list that is all wrong says no more.
    """
    found = _Found()
    if isinstance(value, ServiceError):
        value = value.to_body()
    try:
        if isinstance(value, Structure):
            found += texts_for_blobs(value)
            value = plain(value)
        check(value, "", found)
    except _Enough:
        return found
    except RecursionError:
        # It may be the caller's own stack that is used up.
        if (without_end := excess(value)) is None:
            raise
        return [without_end]
    return found


def check_kind(kind: str, value: object, at: str, found: list[Violation]) -> None:
    """Add to `found` how `value`, the `__type` of the error at `at`, is not `kind`."""
    if value is None:
        found.append(missing(at, "__type"))
    elif value != kind:
        found.append(Violation(pointer(at, "__type"), "const", f"must be '{kind}'"))


class _Enough(Exception):
    """So many violations are found that the others do not matter."""


class _Found(list[Violation]):
    def append(self, violation: Violation) -> None:
        super().append(violation)
        if len(self) >= MAX_VIOLATIONS:
            raise _Enough
