"""Values as they travel."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from .first_use import TRAVELLING, TRAVELLING_IF_POSSIBLE


def travelling(value: Any) -> Any:
    """Return a value that msgspec writes as it has to travel.

    A value that is no structure may be a list or a map of some.

    Raises:
        ValueError: a time has no time zone.
    """
    return _of_any(TRAVELLING, value)


def travelling_if_possible(value: Any) -> Any:
    """Return the same, but for times without a time zone, which stay as they are."""
    return _of_any(TRAVELLING_IF_POSSIBLE, value)


def _of_any(carries: dict[Any, Any], value: Any) -> Any:
    if isinstance(value, Struct):
        return carries[type(value)].one(value)
    if isinstance(value, list | tuple):
        classes = set(map(type, value))
        if len(classes) == 1 and issubclass(class_ := classes.pop(), Struct):
            return carries[class_].many(list(value))
        return [_of_any(carries, item) for item in value]
    if isinstance(value, dict):
        return {name: _of_any(carries, item) for name, item in value.items()}
    return value
