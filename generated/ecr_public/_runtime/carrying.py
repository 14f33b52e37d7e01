"""How values travel: with numbers in place of times that are numbers there.

msgspec would write such a `datetime` as text. A structure that has one in it is copied;
one that keeps members without names becomes an object with all of them; all else travels
as it is. What a list holds is taken in columns, in loops that run in C.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from itertools import chain, islice, repeat
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from msgspec import inspect, to_builtins
from msgspec.structs import force_setattr

from .additional import NAME, rest_of
from .apart import apart
from .choices import Choice, annotations_of
from .constraints.carried import bare
from .decimals import json_number
from .kinds import class_of
from .members import shallow
from .per_class import PerClass
from .reach import EVERYWHERE, Reach
from .stand_ins import DecimalNumber
from .time_columns import numbers_of
from .times import UnixTime
from .type_infos import info_of, referred, structure, structure_class

One: TypeAlias = Callable[[Any], Any]
"""Returns a value as it travels; `None` and what is of another type stay."""


class Carry(NamedTuple):
    """How the values of a type travel."""

    one: One
    many: Callable[[list[Any]], list[Any]]


def carry(type_: inspect.Type, carries: PerClass[Carry], *, number: One) -> Carry:
    """Return how the values of a type travel; `_AS_IT_IS` if that is as they are.

    `number` is called with times that travel as numbers.
    """
    of = partial(carry, carries=carries, number=number)
    if (class_ := referred(type_)) is not None:
        return carries.of(class_) if _IS_CARRIED(type_) else _AS_IT_IS
    match bare(type_):
        case inspect.ListType(item_type=item):
            return _lists(of(item))
        case inspect.DictType(value_type=value):
            return _maps(of(value))
        case inspect.TupleType(item_types=items):
            return _tuple([of(item) for item in items])
        case inspect.UnionType(types=(optional, inspect.NoneType())):
            return of(optional)
        case inspect.CustomType(cls=cls) if cls is UnixTime:
            return _times(number)
        case inspect.CustomType(cls=cls) if cls is DecimalNumber:
            return _numbers()
        case inspect.UnionType(types=types):
            return _by_class(types, of)
    return _AS_IT_IS


def carry_class(class_: Any, carries: PerClass[Carry], *, number: One) -> Carry:
    """Return how the values of a structure, or of a choice, travel."""
    of = partial(carry, carries=carries, number=number)
    if issubclass(class_, Choice):
        return _by_class(list(map(info_of, annotations_of(class_))), of)
    return _structure(structure(class_), of)


def later(get: Callable[[], Carry]) -> Carry:
    """Return what does as one that is made when the first value comes."""
    return Carry(lambda value: get().one(value), lambda values: get().many(values))


def is_as_it_is(carry: Carry) -> bool:
    """Return whether values travel as they are, and need not even be looked at."""
    return carry is _AS_IT_IS


def _is_carried(type_: inspect.Type) -> bool:
    """Return whether values of a type travel as something else."""
    if (of := structure_class(type_)) is not None:
        return NAME in of.__struct_encode_fields__
    of_type = bare(type_)
    if not isinstance(of_type, inspect.CustomType):
        return False
    return of_type.cls in (UnixTime, DecimalNumber)


def _structure(type_: inspect.StructType, of: Callable[[inspect.Type], Carry]) -> Carry:
    members = [
        (field.name, carry)
        for field in type_.fields
        if (carry := of(field.type)) is not _AS_IT_IS
    ]
    made = _of_members(type_.cls, members) if members else _AS_IT_IS
    return made if rest_of(type_) is None else _keeping(type_, made.one)


def _keeping(type_: inspect.StructType, carry_members: One) -> Carry:
    """Return what makes an object of a structure, additional members among the others."""

    def one(value: Any) -> Any:
        if not isinstance(value, type_.cls):
            return value
        carried = carry_members(value)
        try:
            made = to_builtins(carried, builtin_types=(bytes, datetime))
        except (TypeError, ValueError):
            # What has no JSON form is told by whoever looks for it.
            made = shallow(carried)
        additional = made.pop(NAME, {})
        if not isinstance(additional, dict):
            return value
        return {**additional, **made}

    return _each(one)


def _by_class(
    types: Sequence[inspect.Type], of: Callable[[inspect.Type], Carry]
) -> Carry:
    """Return how values of a union travel, told by their classes."""
    by_class = [(class_of(each), of(each)) for each in apart(types)]
    left = {class_: carry for class_, carry in by_class if carry is not _AS_IT_IS}
    if not left:
        return _AS_IT_IS

    def one(value: Any) -> Any:
        carry = left.get(type(value))
        return value if carry is None else carry.one(value)

    return _each(one)


def _of_members(class_: Any, members: list[tuple[str, Carry]]) -> Carry:
    copied = class_.__copy__

    carried = [(name, carry.one) for name, carry in members]

    def one(value: Any) -> Any:
        if not isinstance(value, class_):
            return value
        copy = copied(value)
        for name, carry_one in carried:
            if (member := getattr(value, name)) is not None:
                force_setattr(copy, name, carry_one(member))
        return copy

    def many(values: list[Any]) -> list[Any]:
        if {class_} != set(map(type, values)):
            return list(map(one, values))
        copies = list(map(copied, values))
        for name, carry in members:
            column = carry.many(list(map(attrgetter(name), values)))
            _consume(map(force_setattr, copies, repeat(name), column))
        return copies

    return Carry(one, _where_there(many))


def _where_there(many: Callable[[list[Any]], list[Any]]) -> Any:
    """Return what carries many values of which some may be absent."""

    def many_or_none(values: list[Any]) -> list[Any]:
        if type(None) not in set(map(type, values)):
            return many(values) if values else values
        carried = iter(many_or_none([each for each in values if each is not None]))
        return [each if each is None else next(carried) for each in values]

    return many_or_none


def _lists(carry: Carry) -> Carry:
    if carry is _AS_IT_IS:
        return carry

    def one(value: Any) -> Any:
        if not isinstance(value, list | tuple):
            return value
        if len(value) < _FEW:
            return list(map(carry.one, value))
        return carry.many(list(value))

    def many(values: list[Any]) -> list[Any]:
        if {list} != set(map(type, values)):
            return list(map(one, values))
        carried = iter(carry.many(list(chain.from_iterable(values))))
        return [list(islice(carried, len(each))) for each in values]

    return Carry(one, _where_there(many))


def _maps(carry: Carry) -> Carry:
    if carry is _AS_IT_IS:
        return carry

    def one(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return dict(zip(value, carry.many(list(value.values())), strict=True))

    return _each(one)


def _tuple(carries: list[Carry]) -> Carry:
    if all(each is _AS_IT_IS for each in carries):
        return _AS_IT_IS

    def one(value: Any) -> Any:
        if not isinstance(value, list | tuple) or len(value) != len(carries):
            return value
        return [each.one(item) for each, item in zip(carries, value, strict=True)]

    return _each(one)


def _times(number: One) -> Carry:
    def one(value: Any) -> Any:
        return number(value) if isinstance(value, datetime) else value

    return Carry(one, partial(numbers_of, number=number))


def _numbers() -> Carry:
    # Here and not above: few schemas ask for it, and it takes long to import.
    from decimal import Decimal

    def one(value: Any) -> Any:
        return json_number(value) if isinstance(value, Decimal) else value

    return _each(one)


def _each(one: One) -> Carry:
    return Carry(one, lambda values: list(map(one, values)))


def _itself(value: Any) -> Any:
    return value


_FEW = 7
"""How many items are too few for columns to be worth it."""

_AS_IT_IS = Carry(_itself, _itself)
_IS_CARRIED = Reach(_is_carried, EVERYWHERE)
_consume = deque[None](maxlen=0).extend
"""Runs an iterator to its end."""
