"""Values as they travel."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from .first_use import TRAVELLING, TRAVELLING_IF_POSSIBLE, ZONES, PerAnnotation


def travelling(value: Any) -> Any:
    """Return a value that msgspec writes as it has to travel.

    A value that is no structure may be a list or a map of some.

    Raises:
        ValueError: a time has no time zone.
    """
    return _of_any(value, _TRAVELS)


def travelling_if_possible(value: Any) -> Any:
    """Return the same, but for times without a time zone, which stay as they are."""
    return _of_any(value, TRAVELLING_IF_POSSIBLE)


def travels_as_it_is(class_: type[Any]) -> bool:
    """Return whether objects of a structure are written as they are, unseen."""
    # Here and not above: it is asked once of each class.
    from . import carrying, zones

    is_seen = ZONES[class_] is not zones.nothing
    return not is_seen and carrying.is_as_it_is(TRAVELLING[class_])


def _of_any(value: Any, carries: dict[Any, Any]) -> Any:
    if isinstance(value, Struct):
        return carries[type(value)].one(value)
    if isinstance(value, list | tuple):
        classes = set(map(type, value))
        if len(classes) == 1 and issubclass(class_ := classes.pop(), Struct):
            return carries[class_].many(list(value))
        return [_of_any(item, carries) for item in value]
    if isinstance(value, dict):
        return {name: _of_any(item, carries) for name, item in value.items()}
    return value


def _travel(class_: type[Any]) -> Any:
    """Return how objects of a structure travel once their times have been looked at."""
    from . import carrying, zones

    look, carry = ZONES[class_], TRAVELLING[class_]
    if look is zones.nothing:
        return carry

    def one(value: Any) -> Any:
        look([value])
        return carry.one(value)

    def many(values: list[Any]) -> list[Any]:
        look(values)
        carried: list[Any] = carry.many(values)
        return carried

    return carrying.Carry(one, many)


_TRAVELS = PerAnnotation(_travel)
