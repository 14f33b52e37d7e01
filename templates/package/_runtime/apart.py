"""Types of which each value is of one only, in place of unions that hold unions.

Two of those may hold one structure. Whoever walked through its objects once for each would
do so again at each level within them: time would double with each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache, reduce
from operator import or_
from types import GenericAlias
from typing import Any

from msgspec import inspect

from .choices import annotations_of, choice
from .constraints.carried import bare
from .kinds import is_choice
from .type_infos import info_of, structure_class


def apart(types: Iterable[inspect.Type]) -> list[inspect.Type]:
    """Return types of all values of several, each value of one only, as far as it matters.

    That is for structures, lists, tuples and maps; what limits there are is left out.
    """
    alike: dict[object, list[Any]] = {}
    for each in _flat(types, set()):
        same = alike.setdefault(_form(each), [])
        if each not in same:
            same.append(each)
    return [_one(each) for each in alike.values()]


def _flat(
    types: Iterable[inspect.Type], choices: set[type[Any]]
) -> Iterator[inspect.Type]:
    """Return the branches of unions, and of choices that were not met before."""
    for each in types:
        of: Any = bare(each)
        if isinstance(of, inspect.UnionType):
            yield from _flat(of.types, choices)
        elif not is_choice(of):
            yield of
        elif of.cls not in choices:
            choices.add(of.cls)
            yield from _flat(map(info_of, annotations_of(of.cls)), choices)


def _form(type_: inspect.Type) -> object:
    match type_:
        case inspect.TupleType(item_types=items):
            return inspect.TupleType, len(items)
        case inspect.CustomType(cls=cls):
            return structure_class(type_) or cls
    return type(type_)


def _one(alike: list[Any]) -> inspect.Type:
    """Return a type of the values of several that have one form."""
    first: inspect.Type = alike[0]
    if len(alike) == 1:
        return first
    match first:
        case inspect.ListType():
            return inspect.ListType(_joined(each.item_type for each in alike))
        case inspect.DictType(key_type=key):
            values = _joined(each.value_type for each in alike)
            return inspect.DictType(key, values)
        case inspect.TupleType():
            places = zip(*(each.item_types for each in alike), strict=True)
            return inspect.TupleType(tuple(map(_joined, places)))
    return first


def _joined(types: Iterable[inspect.Type]) -> inspect.Type:
    """Return a type of the values of several."""
    annotations = [*dict.fromkeys(map(_annotation, types))]
    if len(annotations) == 1:
        return info_of(annotations[0])
    return info_of(_choice(tuple(annotations)))


@cache
def _choice(annotations: tuple[Any, ...]) -> type[Any]:
    return choice("Joined", lambda: annotations)


def _annotation(type_: inspect.Type) -> Any:
    """Return an annotation of a type, without its limits."""
    match bare(type_):
        case inspect.CustomType(cls=cls):
            return cls
        case inspect.ListType(item_type=item):
            return GenericAlias(list, (_annotation(item),))
        case inspect.DictType(value_type=value):
            return GenericAlias(dict, (str, _annotation(value)))
        case inspect.TupleType(item_types=items):
            return GenericAlias(tuple, tuple(map(_annotation, items)))
        case inspect.UnionType(types=types):
            return reduce(or_, map(_annotation, types))
        case inspect.DateTimeType():
            return datetime
        case inspect.BytesType():
            return bytes
        case inspect.NoneType():
            return None
    return Any
