"""Structures as they travel: with numbers in place of times that are numbers there.

msgspec would write such a `datetime` as text. A structure that has one in it is copied;
all else travels as it is. What a list holds is taken in columns, in loops that run in C.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime
from functools import partial
from itertools import repeat
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from msgspec import Struct, inspect
from msgspec.structs import force_setattr

from .constraints.carried import bare
from .per_type import PerType, Structures
from .times import seconds, zoned

One: TypeAlias = Callable[[Any], Any]
"""Returns a value as it travels; `None` and what is of another type stay."""


class Carry(NamedTuple):
    """How the values of a type travel."""

    one: One
    many: Callable[[list[Any]], list[Any]]


def travelling(value: Struct) -> Any:
    """Return a structure that msgspec writes as it has to travel.

    Raises:
        ValueError: a time has no time zone.
    """
    return _STRICT[type(value)].one(value)


def travelling_if_possible(value: Struct) -> Any:
    """Return the same, but for times without a time zone, which stay as they are."""
    return _TOLERANT[type(value)].one(value)


def _carry(
    type_: inspect.Type,
    structures: Structures[Carry],
    *,
    number: One,
    text: One | None = None,
) -> Carry:
    """Return how the values of a type travel; `_AS_IT_IS` if that is as they are.

    `number` and `text` are called with times that travel so.
    """
    of = partial(_carry, structures=structures, number=number, text=text)
    match bare(type_):
        case inspect.StructType() as structure:
            known = structures.get(structure.cls)
            return known or _structure(structure, structures, of)
        case inspect.ListType(item_type=item):
            return _held(of(item), _list)
        case inspect.DictType(value_type=value):
            return _held(of(value), _map)
        case inspect.UnionType(types=(optional, inspect.NoneType())):
            return of(optional)
        case inspect.CustomType():
            return _times(number)
        case inspect.DateTimeType() if text is not None:
            return _times(text)
    return _AS_IT_IS


def _structure(
    type_: inspect.StructType,
    structures: Structures[Carry],
    of: Callable[[inspect.Type], Carry],
) -> Carry:
    members: list[tuple[str, Carry]] = []
    structures[type_.cls] = made = _of_members(type_.cls, members)
    for field in type_.fields:
        if (carry := of(field.type)) is not _AS_IT_IS:
            members.append((field.name, carry))
    if not members:
        structures[type_.cls] = made = _AS_IT_IS
    return made


def _of_members(class_: Any, members: list[tuple[str, Carry]]) -> Carry:
    copied = class_.__copy__

    def one(value: Any) -> Any:
        if not isinstance(value, class_):
            return value
        copy = copied(value)
        for name, carry in members:
            if (member := getattr(value, name)) is not None:
                force_setattr(copy, name, carry.one(member))
        return copy

    def many(values: list[Any]) -> list[Any]:
        if {class_} != set(map(type, values)):
            return list(map(one, values))
        copies = list(map(copied, values))
        for name, carry in members:
            column = carry.many(list(map(attrgetter(name), values)))
            _consume(map(force_setattr, copies, repeat(name), column))
        return copies

    return Carry(one, many)


def _held(carry: Carry, by: Callable[[Carry, Any], Any]) -> Carry:
    if carry is _AS_IT_IS:
        return carry
    one = partial(by, carry)
    return Carry(one, lambda values: list(map(one, values)))


def _list(carry: Carry, value: Any) -> Any:
    return carry.many(list(value)) if isinstance(value, list | tuple) else value


def _map(carry: Carry, value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return dict(zip(value, carry.many(list(value.values())), strict=True))


def _times(carried: One) -> Carry:
    def one(value: Any) -> Any:
        return carried(value) if isinstance(value, datetime) else value

    return Carry(one, lambda values: list(map(one, values)))


def _seconds_if_possible(time: datetime) -> object:
    return time if time.tzinfo is None else seconds(time)


def _itself(value: Any) -> Any:
    return value


_AS_IT_IS = Carry(_itself, _itself)
_STRICT = PerType(partial(_carry, number=seconds, text=zoned))
_TOLERANT = PerType(partial(_carry, number=_seconds_if_possible))
_consume = deque[None](maxlen=0).extend
"""Runs an iterator to its end."""
