"""Whether two plain JSON values say the same, however they are written."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any


def same(one: Any, other: Any, *, null_is_absent: bool = True) -> bool:
    """Tell whether two values say the same.

    A number may be written as another of its value, a point in time with another offset,
    and a member that is null, if null says nothing, may be absent.
    """

    def alike(one: Any, other: Any) -> bool:
        return same(one, other, null_is_absent=null_is_absent)

    if isinstance(one, dict) and isinstance(other, dict):
        ours, theirs = one, other
        if null_is_absent:
            ours, theirs = _present(one), _present(other)
        return ours.keys() == theirs.keys() and all(
            alike(ours[key], theirs[key]) for key in ours
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, str) and isinstance(other, str):
        return one == other or _is_same_time(one, other)
    return bool(one == other)


def difference(
    expected: Any, got: Any, *, null_is_absent: bool = True
) -> tuple[Any, Any] | None:
    """Return two values if they do not say the same."""
    is_same = same(expected, got, null_is_absent=null_is_absent)
    return None if is_same else (expected, got)


def _present(members: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in members.items() if value is not None}


def _is_same_time(one: str, other: str) -> bool:
    return _point(one) == _point(other) is not None


def _point(text: str) -> datetime | time | None:
    """Return the point in time that a text stands for, or the time of day with an offset."""
    try:
        point = datetime.fromisoformat(text)
    except ValueError:
        try:
            return time.fromisoformat(text)
        except ValueError:
            return None
    return None if point.tzinfo is None else point.astimezone(UTC)
