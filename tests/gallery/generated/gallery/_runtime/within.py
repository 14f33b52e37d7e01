"""How many members a type knows of a plain JSON value, those within others as well.

Branches that have the same names may hold different structures there; the one that knows
most of what is inside loses least of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from msgspec import inspect

from .constraints.carried import bare
from .type_infos import (
    info_of,
    names_of_class,
    referred,
    structure_class,
    types_of_members,
)

Branches: TypeAlias = Callable[[inspect.Type, Any], Iterable[inspect.Type]]
"""Returns the types of which a value may be, where a type is a union; else nothing."""

_HOLDERS = (dict, list)
_TRIED = 8
"""How many items of a list are looked at."""


def names_of(class_: type[Any]) -> Iterable[str]:
    """Return the names that members have, and that of the tag."""
    tag: str | None = class_.__struct_config__.tag_field
    return (*names_of_class(class_), *([tag] if tag else []))


def names_in_items(info: inspect.Type) -> frozenset[str]:
    """Return the names of members that the items of a list have."""
    list_ = bare(info)
    if not isinstance(list_, inspect.ListType):
        return frozenset()
    item = structure_class(list_.item_type)
    return frozenset(() if item is None else names_of_class(item))


def holds_more(value: Any) -> bool:
    """Tell whether an object or a list has objects or lists in it."""
    inner = value.values() if type(value) is dict else value
    return any(type(each) in _HOLDERS for each in inner)


def known_within(type_: inspect.Type, value: Any, branches: Branches) -> int:
    """Return how many members a value has, at any depth, that a type has names for."""
    if type(value) is list:
        item = getattr(bare(type_), "item_type", None)
        if item is not None:
            return sum(known_within(item, each, branches) for each in value[:_TRIED])
    elif type(value) is dict:
        class_ = structure_class(type_)
        if class_ is not None:
            members = _members(class_)
            return sum(
                1 + known_within(members[name], each, branches)
                for name, each in value.items()
                if name in members
            )
        of_values = getattr(bare(type_), "value_type", None)
        if of_values is not None:
            values = value.values()
            return sum(known_within(of_values, each, branches) for each in values)
    else:
        return 0
    found = (known_within(each, value, branches) for each in branches(type_, value))
    return max(found, default=0)


def knows_all(type_: inspect.Type, value: Any, branches: Branches) -> bool:
    """Tell whether a type has names for all members of a value, at any depth."""
    if type(value) is list:
        item = getattr(bare(type_), "item_type", None)
        if item is not None:
            return all(
                knows_all(item, each, branches)
                for each in value[:_TRIED]
                if type(each) in _HOLDERS
            )
    else:
        class_ = structure_class(type_)
        if class_ is not None:
            members = _members(class_)
            tag = class_.__struct_config__.tag_field
            return all(
                (
                    type(each) not in _HOLDERS
                    or knows_all(members[name], each, branches)
                    if name in members
                    else name == tag
                )
                for name, each in value.items()
            )
        of_values = getattr(bare(type_), "value_type", None)
        if of_values is not None:
            return all(
                knows_all(of_values, each, branches)
                for each in value.values()
                if type(each) in _HOLDERS
            )
    found = [*branches(type_, value)]
    return not found or any(knows_all(each, value, branches) for each in found)


def knows_members(
    class_: type[Any], value: dict[str, Any], names: Iterable[str], branches: Branches
) -> bool:
    """Tell whether a structure has names for all that is in some members of a value."""
    members = _members(class_)
    return all(
        knows_all(members[name], value[name], branches)
        for name in names
        if name in members and type(value[name]) in _HOLDERS
    )


def held_differently(classes: Iterable[type[Any]]) -> frozenset[str]:
    """Return the members that several structures have, with other structures in them."""
    known: dict[str, Any] = {}
    found: set[str] = set()
    for class_ in classes:
        types = types_of_members(class_)
        for name, type_ in zip(names_of_class(class_), types, strict=True):
            other = known.setdefault(name, type_)
            if other != type_ and any(_holds(info_of(each)) for each in (type_, other)):
                found.add(name)
    return frozenset(found)


def _holds(type_: inspect.Type) -> bool:
    """Tell whether there may be structures in values."""
    if referred(type_) is not None:
        return True
    of = bare(type_)
    inner = (getattr(of, name, None) for name in ("item_type", "value_type"))
    types = (*inner, *getattr(of, "types", ()), *getattr(of, "item_types", ()))
    return any(each is not None and _holds(each) for each in types)


def _members(class_: type[Any]) -> dict[str, inspect.Type]:
    if class_ not in _MEMBERS:
        types = map(info_of, types_of_members(class_))
        _MEMBERS[class_] = dict(zip(names_of_class(class_), types, strict=True))
    return _MEMBERS[class_]


_MEMBERS: dict[type[Any], dict[str, inspect.Type]] = {}
