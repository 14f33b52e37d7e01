"""How values travel: with numbers in place of times that are numbers there.

msgspec would write such a `datetime` as text. A structure that has one in it is copied;
one that keeps members without names becomes an object with all of them; all else travels
as it is. What a list holds is taken in columns, in loops that run in C.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import repeat
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from msgspec import inspect, to_builtins
from msgspec.structs import force_setattr

from .additional import NAME, rest_of
from .choices import Choice, annotations_of
from .constraints.carried import bare
from .decimals import json_number
from .kinds import class_of, is_choice
from .members import shallow
from .per_class import PerClass
from .reach import Reach
from .stand_ins import DecimalNumber
from .times import UnixTime
from .type_infos import info_of, referred, structure, structure_of

One: TypeAlias = Callable[[Any], Any]
"""Returns a value as it travels; `None` and what is of another type stay."""


class Carry(NamedTuple):
    """How the values of a type travel."""

    one: One
    many: Callable[[list[Any]], list[Any]]
    stays: bool = False
    """Whether values travel as they are, and are only looked at."""


def carry(
    type_: inspect.Type,
    carries: PerClass[Carry],
    *,
    number: One,
    text: One | None = None,
) -> Carry:
    """Return how the values of a type travel; `_AS_IT_IS` if that is as they are.

    `number` and `text` are called with times that travel so; those that travel as text
    stay what they are.
    """
    of = partial(carry, carries=carries, number=number, text=text)
    if (class_ := referred(type_)) is not None:
        if not _IS_CARRIED[text is not None](type_):
            return _AS_IT_IS
        return carries.of(class_)._replace(stays=not _IS_CARRIED[False](type_))
    match bare(type_):
        case inspect.ListType(item_type=item):
            return _held(of(item), _list)
        case inspect.DictType(value_type=value):
            return _held(of(value), _map)
        case inspect.TupleType(item_types=items):
            return _tuple([of(item) for item in items])
        case inspect.UnionType(types=(optional, inspect.NoneType())):
            return of(optional)
        case inspect.CustomType(cls=cls) if cls is UnixTime:
            return _times(number, stays=False)
        case inspect.CustomType(cls=cls) if cls is DecimalNumber:
            return _numbers()
        case inspect.UnionType(types=types):
            return _by_class(types, of)
        case inspect.DateTimeType() if text is not None:
            return _times(text, stays=True)
    return _AS_IT_IS


def carry_class(
    class_: Any, carries: PerClass[Carry], *, number: One, text: One | None = None
) -> Carry:
    """Return how the values of a structure, or of a choice, travel."""
    of = partial(carry, carries=carries, number=number, text=text)
    if issubclass(class_, Choice):
        return _by_class(list(map(info_of, annotations_of(class_))), of)
    return _structure(structure(class_), of)


def later(get: Callable[[], Carry]) -> Carry:
    """Return what does as one that is made when the first value comes."""
    return Carry(lambda value: get().one(value), lambda values: get().many(values))


def is_as_it_is(carry: Carry) -> bool:
    """Return whether values travel as they are, and need not even be looked at."""
    return carry is _AS_IT_IS


def _is_carried(type_: inspect.Type, *, text: bool) -> bool:
    """Return whether values of a type travel as something else."""
    if (of := structure_of(type_)) is not None:
        return rest_of(of) is not None
    match bare(type_):
        case inspect.CustomType(cls=cls):
            return cls in (UnixTime, DecimalNumber)
        case inspect.DateTimeType():
            return text
    return False


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
    by_class: dict[Any, list[inspect.Type]] = {}
    choices: list[Carry] = []
    for each in _flat(types):
        if is_choice(each):
            choices.append(of(each))
        else:
            by_class.setdefault(class_of(each), []).append(bare(each))
    carries = {each: _of_all(found, of) for each, found in by_class.items()}
    left = {each: carry for each, carry in carries.items() if carry is not _AS_IT_IS}
    inner = [carry for carry in choices if carry is not _AS_IT_IS]
    if not left and not inner:
        return _AS_IT_IS

    def one(value: Any) -> Any:
        carry = left.get(type(value))
        if carry is not None:
            return carry.one(value)
        for each in inner:
            # What is of no branch of it, it leaves as it is.
            value = each.one(value)
        return value

    stays = all(carry.stays for carry in [*left.values(), *inner])
    return _each(one, stays=stays)


def _of_all(types: list[Any], of: Callable[[inspect.Type], Carry]) -> Carry:
    """Return how values of several types travel that are of one class."""
    if len(types) == 1:
        return of(types[0])
    match types[0]:
        case inspect.ListType():
            items = tuple(each.item_type for each in types)
            return _held(of(inspect.UnionType(items)), _list)
        case inspect.DictType():
            values = tuple(each.value_type for each in types)
            return _held(of(inspect.UnionType(values)), _map)
    return of(types[0])


def _flat(types: Iterable[inspect.Type]) -> Iterator[inspect.Type]:
    """Return the branches of unions, those in them included."""
    for each in types:
        match bare(each):
            case inspect.UnionType(types=inner):
                yield from _flat(inner)
            case _:
                yield each


def _of_members(class_: Any, members: list[tuple[str, Carry]]) -> Carry:
    looked_at = [(name, carry) for name, carry in members if carry.stays]
    replaced = [(name, carry) for name, carry in members if not carry.stays]
    copied = class_.__copy__

    def one(value: Any) -> Any:
        if not isinstance(value, class_):
            return value
        for name, carry in looked_at:
            if (member := getattr(value, name)) is not None:
                carry.one(member)
        if not replaced:
            return value
        copy = copied(value)
        for name, carry in replaced:
            if (member := getattr(value, name)) is not None:
                force_setattr(copy, name, carry.one(member))
        return copy

    def many(values: list[Any]) -> list[Any]:
        if {class_} != set(map(type, values)):
            return list(map(one, values))
        for name, carry in looked_at:
            carry.many(list(map(attrgetter(name), values)))
        if not replaced:
            return values
        copies = list(map(copied, values))
        for name, carry in replaced:
            column = carry.many(list(map(attrgetter(name), values)))
            _consume(map(force_setattr, copies, repeat(name), column))
        return copies

    return Carry(one, many, stays=not replaced)


def _held(carry: Carry, by: Callable[[Carry, Any], Any]) -> Carry:
    if carry is _AS_IT_IS:
        return carry
    return _each(partial(by, carry), stays=carry.stays)


def _list(carry: Carry, value: Any) -> Any:
    if not isinstance(value, list | tuple):
        return value
    carried = carry.many(list(value))
    return value if carry.stays else carried


def _map(carry: Carry, value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    carried = carry.many(list(value.values()))
    return value if carry.stays else dict(zip(value, carried, strict=True))


def _tuple(carries: list[Carry]) -> Carry:
    if all(each is _AS_IT_IS for each in carries):
        return _AS_IT_IS

    def one(value: Any) -> Any:
        if not isinstance(value, list | tuple) or len(value) != len(carries):
            return value
        return [each.one(item) for each, item in zip(carries, value, strict=True)]

    return _each(one, stays=all(carry.stays for carry in carries))


def _times(carried: One, *, stays: bool) -> Carry:
    def one(value: Any) -> Any:
        return carried(value) if isinstance(value, datetime) else value

    return _each(one, stays=stays)


def _numbers() -> Carry:
    # Here and not above: few schemas ask for it, and it takes long to import.
    from decimal import Decimal

    def one(value: Any) -> Any:
        return json_number(value) if isinstance(value, Decimal) else value

    return _each(one)


def _each(one: One, *, stays: bool = False) -> Carry:
    return Carry(one, lambda values: list(map(one, values)), stays=stays)


def _itself(value: Any) -> Any:
    return value


_AS_IT_IS = Carry(_itself, _itself, stays=True)
_IS_CARRIED = {text: Reach(partial(_is_carried, text=text)) for text in (False, True)}
_consume = deque[None](maxlen=0).extend
"""Runs an iterator to its end."""
