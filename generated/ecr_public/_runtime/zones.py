"""That no time lacks its time zone, looked for in the values of a type before they travel.

msgspec would write such a time without a word. What is of another type than it has to be
is left to whoever checks types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import Any, TypeAlias

from msgspec import inspect

from .apart import apart
from .choices import Choice, annotations_of
from .constraints.carried import bare
from .functions import function_of
from .per_class import PerClass
from .reach import EVERYWHERE, Reach
from .times import zoned
from .type_infos import info_of, referred, structure

Look: TypeAlias = Callable[[list[Any]], None]
"""Raises ValueError if one of several values has a time without a time zone.

Among them may be values of other types.
"""


def look(type_: inspect.Type, looks: PerClass[Look]) -> Look:
    """Return what looks at values of a type; `nothing` if they have no such times."""
    of = partial(look, looks=looks)
    if (class_ := referred(type_)) is not None:
        return looks.of(class_) if _HAS_TIMES(type_) else nothing
    match bare(type_):
        case inspect.DateTimeType():
            return _look_at_times
        case inspect.ListType(item_type=item):
            return _held(of(item), list | tuple, _itself)
        case inspect.DictType(value_type=value):
            return _held(of(value), dict, dict.values)
        case inspect.TupleType(item_types=types):
            return _held(_all_of(map(of, types)), list | tuple, _itself)
        case inspect.UnionType(types=types):
            return _all_of(map(of, apart(types)))
    return nothing


def look_of_class(class_: type[Any], looks: PerClass[Look]) -> Look:
    """Return what looks at structures, or at values of a choice."""
    of = partial(look, looks=looks)
    if issubclass(class_, Choice):
        return _all_of(map(of, apart(map(info_of, annotations_of(class_)))))
    return _members(structure(class_), of)


def later(get: Callable[[], Look]) -> Look:
    """Return what does as one that is made when the first values come."""
    return lambda values: get()(values)


def nothing(values: list[Any]) -> None:
    """Look at nothing."""


def _members(type_: inspect.StructType, of: Callable[[inspect.Type], Look]) -> Look:
    looks = {
        field.name: found
        for field in type_.fields
        if (found := of(field.type)) is not nothing
    }
    return _if_often(type_.cls, looks) if looks else nothing


def _if_often(class_: type[Any], looks: Mapping[str, Look]) -> Look:
    """Return what looks at members, by a function that is written once it is often."""
    left, look_now = _OFTEN, _in_loops(class_, looks)

    def look_within(values: list[Any]) -> None:
        nonlocal left, look_now
        if left:
            left -= 1
            look_now = look_now if left else _written(class_, looks)
        look_now(values)

    return look_within


def _in_loops(class_: type[Any], looks: Mapping[str, Look]) -> Look:
    members = [(attrgetter(name), look_at) for name, look_at in looks.items()]

    def look_within(values: list[Any]) -> None:
        if {class_} != set(map(type, values)):
            values = [each for each in values if isinstance(each, class_)]
        for get, look_at in members:
            # What is absent is not true; nor is what is empty.
            if there := list(filter(None, map(get, values))):
                look_at(there)

    return look_within


def _written(class_: type[Any], looks: Mapping[str, Look]) -> Look:
    """Return what does the same in half of the time where there are few values."""
    names: dict[str, Any] = {"class_": class_}
    gathering, looking = [], []
    for number, (name, look_at) in enumerate(looks.items()):
        names[f"look{number}"] = look_at
        gathering.append(f"        if found := value.{name}: of{number}.append(found)")
        looking.append(f"    if of{number}: look{number}(of{number})")
    lines = [
        "def function(values):",
        *(f"    of{number} = []" for number in range(len(looks))),
        "    for value in values:",
        "        if type(value) is not class_ and not isinstance(value, class_): continue",
        *gathering,
        *looking,
    ]
    made: Look = function_of(lines, names, f"times of {class_.__name__}")
    return made


def _held(look_at: Look, kind: Any, held_by: Callable[[Any], Iterable[Any]]) -> Look:
    if look_at is nothing:
        return nothing

    def look_within(values: list[Any]) -> None:
        holders = [each for each in values if isinstance(each, kind)]
        held = chain.from_iterable(map(held_by, holders))
        if there := list(filter(None, held)):
            look_at(there)

    return look_within


def _all_of(looks: Iterable[Look]) -> Look:
    different = {each for each in looks if each is not nothing}
    if len(different) < 2:
        return different.pop() if different else nothing

    def look_at_all(values: list[Any]) -> None:
        for each in different:
            each(values)

    return look_at_all


def _look_at_times(values: list[Any]) -> None:
    for each in values:
        if isinstance(each, datetime) and each.tzinfo is None:
            zoned(each)


def _itself(value: Any) -> Any:
    return value


_OFTEN = 200
"""How often values are looked at before it is worth it to write what does so."""

_HAS_TIMES = Reach(
    lambda type_: isinstance(bare(type_), inspect.DateTimeType),
    EVERYWHERE,
    of_structures=False,
)
