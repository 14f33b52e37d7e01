"""All types that values of a type may have in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import inspect

from .choices import Choice, annotations_of
from .constraints import List, String
from .constraints.carried import bare, constraint_of, rules_of
from .kinds import structure_of

__all__ = ["is_explained", "is_scalar", "rules_of_class", "stand_ins", "within"]


def within(type_: inspect.Type) -> Iterator[inspect.Type]:
    """Return a type and all that are in it, each structure and each choice once."""
    seen: set[Any] = set()
    left = [type_]
    while left:
        info = left.pop()
        inner = bare(info)
        of = getattr(inner, "cls", None)
        if of is not None:
            if of in seen:
                continue
            seen.add(of)
        yield info
        left += parts(info)


def parts(type_: inspect.Type) -> list[inspect.Type]:
    """Return the types that are directly in a type."""
    match bare(type_):
        case inspect.ListType(item_type=item):
            return [item]
        case inspect.DictType(key_type=key, value_type=value):
            return [key, value]
        case inspect.TupleType(item_types=items) | inspect.UnionType(types=items):
            return list(items)
        case inspect.CustomType(cls=cls) if issubclass(cls, Choice):
            return list(map(inspect.type_info, annotations_of(cls)))
    structure = structure_of(type_)
    return [] if structure is None else [field.type for field in structure.fields]


def rules_of_class(class_: type[Any]) -> Any:
    """Return the rules that a structure's class has, if any."""
    return getattr(class_, "__rules__", None)


@cache
def is_explained(type_: Any) -> bool:
    """Return whether there are rules for a type that only plain JSON values show."""
    return any(map(_is_explained, within(inspect.type_info(type_))))


@cache
def stand_ins(type_: Any) -> frozenset[type[Any]]:
    """Return the classes in a type that stand for what a hook makes."""
    every = map(bare, within(inspect.type_info(type_)))
    return frozenset(each.cls for each in every if isinstance(each, inspect.CustomType))


def _is_explained(type_: inspect.Type) -> bool:
    if rules_of(type_):
        return True
    if (structure := structure_of(type_)) is not None:
        return rules_of_class(structure.cls) is not None
    match bare(type_):
        case inspect.ListType(item_type=item):
            of = constraint_of(type_, List, _LIST)
            return of.unique_items and not is_scalar(item)
        case inspect.StrType():
            return False
    # The limits of texts that become other objects are those of the texts.
    return constraint_of(type_, String, None) is not None


def is_scalar(type_: inspect.Type) -> bool:
    """Return whether values are, decoded, as different as they are on the wire."""
    return isinstance(
        bare(type_),
        inspect.StrType | inspect.IntType | inspect.BoolType | inspect.EnumType,
    )


_LIST = List()
