"""When two JSON values are equal: 1 and 1.0 are, true and 1 are not."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any


def key(value: Any) -> Any:
    """Return what is equal, and hashed alike, for equal JSON values only."""
    kind = type(value)
    if kind is bool:
        return bool, value
    if kind is list or kind is tuple:
        return list, *map(key, value)
    if kind is dict:
        return dict, frozenset((name, key(each)) for name, each in value.items())
    return value


def are_different(values: Sequence[Any]) -> bool:
    """Return whether no two of several JSON values are equal."""
    return len(values) == len(set(map(key, values)))


def is_one_of(values: Iterable[Any]) -> Callable[[Any], bool]:
    """Return what tells whether a JSON value is equal to one of these."""
    keys = frozenset(map(key, values))

    def is_one(value: Any) -> bool:
        return key(value) in keys

    return is_one
