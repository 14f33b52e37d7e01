"""The types that stand in a structure or a choice, as far as something may be in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeAlias

from msgspec import inspect

from .choices import Choice, annotations_of
from .constraints.carried import bare
from .type_infos import info_of, referred, types_of_members

Part: TypeAlias = tuple[inspect.Type, type[Any] | None]
"""A type, and the structure or the choice that it refers to, if it does."""


def parts_of(class_: type[Any]) -> list[Part]:
    """Return the types in a structure or a choice, and what each refers to.

    Those of which nobody would want to know are left out.
    """
    if class_ not in _PARTS:
        if issubclass(class_, Choice):
            types: Iterable[Any] = annotations_of(class_)
        else:
            types = types_of_members(class_)
        found = {id(each[0]): each for type_ in types for each in _parts_in(type_)}
        _PARTS[class_] = list(found.values())
    return _PARTS[class_]


def _parts_in(type_: Any) -> list[Part]:
    """Return the parts in an annotation: most stand in several classes."""
    found = _IN_ANNOTATIONS.get(id(type_))
    if found is None:
        found = _IN_ANNOTATIONS[id(type_)] = type_, _found_in(type_)
    return found[1]


def _found_in(type_: Any) -> list[Part]:
    if type(type_) is UnionType and type_.__args__[1:] == _NULL:
        return _parts_in(type_.__args__[0])
    if not isinstance(type_, type):
        return [(each, referred(each)) for each in nearby(info_of(type_))]
    if type_ in _DULL or issubclass(type_, Enum):
        # Nobody asks of those what they are in detail.
        return []
    info = info_of(type_)
    return [(info, referred(info))]


def nearby(type_: inspect.Type) -> Iterator[inspect.Type]:
    """Return a type, and those in it, but for what it refers to."""
    left = [type_]
    while left:
        yield (each := left.pop())
        match bare(each):
            case inspect.ListType(item_type=item):
                left.append(item)
            case inspect.DictType(key_type=key, value_type=value):
                left += (key, value)
            case inspect.TupleType(item_types=items) | inspect.UnionType(types=items):
                left += items


_NULL = (NoneType,)
_DULL = (bool, int, str)
_PARTS: dict[type[Any], list[Part]] = {}
_IN_ANNOTATIONS: dict[int, tuple[Any, list[Part]]] = {}
"""By what annotations are, which are kept so that nothing else will be it."""
