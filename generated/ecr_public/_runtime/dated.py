"""Datetimes in place of the numbers of times, and the other way round, in objects.

For each time msgspec would call a hook, a function of Python. Here all times of a list's
items are made together. Nobody else has the objects yet, so frozen ones are changed, too.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain, repeat
from operator import attrgetter
from typing import Any, NamedTuple, Protocol

from msgspec import UNSET, inspect
from msgspec.structs import force_setattr

from .choices import Choice
from .constraints.carried import bare
from .parts import parts_of
from .per_class import PerClass
from .reach import OUTSIDE_CHOICES, Explored, Reach
from .times import UnixTime
from .type_infos import referred, structure, structure_class


class Column(Protocol):
    """Returns what stands in place of all that several structures have as a time."""

    def __call__(self, values: list[Any], *, optional: bool) -> list[Any]:
        """Raise ValueError where a value stands for no time, and is not absent either."""
        ...


class Dating(NamedTuple):
    """What exchanges the times in values of a type, or in many of them.

    Raises ValueError where a value stands for no time.
    """

    one: Callable[[Any], None]
    many: Callable[[list[Any]], None]


def can_be_dated(type_: inspect.Type) -> bool:
    """Return whether a type has times, and all of them where they can be made later."""
    if not _HAS_TIMES(type_) or _is_time(type_):
        return False
    return not _HAS_HIDDEN(type_)


def dating(type_: inspect.Type, datings: PerClass[Dating], *, column: Column) -> Dating:
    """Return what exchanges the times in values of a type, if there are any."""
    of = partial(dating, datings=datings, column=column)
    if not _HAS_TIMES(type_):
        return _NOTHING
    if (class_ := referred(type_)) is not None:
        return datings.of(class_)
    match bare(type_):
        case inspect.ListType(item_type=item):
            return _held(of(item), _itself)
        case inspect.DictType(value_type=value):
            return _held(of(value), dict.values)
        case inspect.UnionType(types=(inner, inspect.NoneType())):
            return of(inner)
    return _NOTHING


def dating_of_class(
    class_: type[Any], datings: PerClass[Dating], *, column: Column
) -> Dating:
    """Return what does it in a structure; in a choice it is done by then."""
    if issubclass(class_, Choice):
        return _NOTHING
    of = partial(dating, datings=datings, column=column)
    return _structure(structure(class_), of, column)


def later(get: Callable[[], Dating]) -> Dating:
    """Return what does as one that is made when the first value comes."""
    return Dating(lambda value: get().one(value), lambda values: get().many(values))


def _structure(
    type_: inspect.StructType, of: Callable[[inspect.Type], Dating], column: Column
) -> Dating:
    times: list[tuple[str, bool]] = []
    holding: list[tuple[Callable[[Any], Any], Dating]] = []
    for field in type_.fields:
        if _is_time(field.type):
            may_be_null = _inner(field.type) is not None
            times.append((field.name, may_be_null or not field.required))
        elif (held := of(field.type)) is not _NOTHING:
            holding.append((attrgetter(field.name), held))

    def many(values: list[Any]) -> None:
        if not values:
            # A structure that contains itself ends here.
            return
        for name, optional in times:
            made = column(list(map(attrgetter(name), values)), optional=optional)
            _consume(map(force_setattr, values, repeat(name), made))
        for get, held in holding:
            held.many(_there(map(get, values)))

    return Dating(lambda value: many([value]), many)


def _held(dating: Dating, held_by: Callable[[Any], Iterable[Any]]) -> Dating:
    """Return what exchanges the times in what values hold."""

    def one(value: Any) -> None:
        dating.many(_there(held_by(value)))

    def many(values: list[Any]) -> None:
        dating.many(_there(chain.from_iterable(map(held_by, values))))

    return Dating(one, many)


def _there(values: Iterable[Any]) -> list[Any]:
    return [each for each in values if each is not None and each is not UNSET]


def _itself(value: Any) -> Any:
    return value


def _inner(type_: inspect.Type) -> inspect.Type | None:
    """Return the type of what may be null; `None` where nothing may."""
    match bare(type_):
        case inspect.UnionType(types=(inner, inspect.NoneType())):
            return inner
    return None


def _is_time(type_: inspect.Type) -> bool:
    """Return whether values are times, or absent."""
    of = bare(_inner(type_) or type_)
    return isinstance(of, inspect.CustomType) and of.cls is UnixTime


def _hides_times(type_: inspect.Type) -> bool:
    """Return whether there are times in values of a type that cannot be made later.

    Those in tuples and unions are found nowhere above. Of a time that may be absent, but
    not null, nothing would be known of null.
    """
    if (of := structure_class(type_)) is not None:
        # Few have times: what the members of the others are in detail is left alone.
        return any(_is_time(part) for part, _ in parts_of(of)) and any(
            _is_time(each.type) and _inner(each.type) is None and not each.required
            for each in structure(of).fields
        )
    match bare(type_):
        case inspect.ListType(item_type=inner) | inspect.DictType(value_type=inner):
            return _is_time(inner)
        case inspect.UnionType(types=(_, inspect.NoneType())):
            return False
        case inspect.UnionType() | inspect.TupleType():
            return _HAS_TIMES(type_)
    return False


_HAS_TIMES = Reach(_is_time, OUTSIDE_CHOICES, of_structures=False)
# By itself: few have times, of which alone it is asked.
_HAS_HIDDEN = Reach(_hides_times, Explored(in_choices=False))
_NOTHING = Dating(_itself, _itself)
_consume = deque[None](maxlen=0).extend
"""Runs an iterator to its end."""
