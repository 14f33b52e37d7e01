"""Values as they travel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from .first_use import TRAVELLING, TRAVELLING_IF_POSSIBLE, ZONES


def travelling(value: Any) -> Any:
    """Return a value that msgspec writes as it has to travel.

    A value that is no structure may be a list or a map of some.

    Raises:
        ValueError: a time has no time zone.
    """
    return _of_any(value, _of_structures)


def travelling_if_possible(value: Any) -> Any:
    """Return the same, but for times without a time zone, which stay as they are."""
    return _of_any(value, _of_structures_if_possible)


def _of_structures(class_: type[Any], values: list[Any]) -> list[Any]:
    ZONES[class_](values)
    return _carried(TRAVELLING[class_], values)


def _of_structures_if_possible(class_: type[Any], values: list[Any]) -> list[Any]:
    return _carried(TRAVELLING_IF_POSSIBLE[class_], values)


def _carried(carry: Any, values: list[Any]) -> list[Any]:
    carried: list[Any] = carry.many(values)
    return carried


def _of_any(
    value: Any, of_structures: Callable[[type[Any], list[Any]], list[Any]]
) -> Any:
    if isinstance(value, Struct):
        return of_structures(type(value), [value])[0]
    if isinstance(value, list | tuple):
        classes = set(map(type, value))
        if len(classes) == 1 and issubclass(class_ := classes.pop(), Struct):
            return of_structures(class_, list(value))
        return [_of_any(item, of_structures) for item in value]
    if isinstance(value, dict):
        return {name: _of_any(item, of_structures) for name, item in value.items()}
    return value
