"""How many members a type knows of a plain JSON value, those within others as well.

Branches that have the same names may hold different structures there; the one that knows
most of what is inside loses least of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol, TypeAlias

from msgspec import inspect

from .constraints.carried import bare
from .type_infos import (
    info_of,
    names_of_class,
    referred,
    structure_class,
    types_of_members,
)


class Branch(Protocol):
    """What a value may be of."""

    @property
    def info(self) -> inspect.Type:
        """The type."""
        ...

    def known(self, value: Any) -> int:
        """Return how many members of a value have names in it, none within others."""
        ...


Branches: TypeAlias = Callable[[inspect.Type, Any], Sequence[Branch]]
"""Returns what a value may be of, where a type is a union; else nothing."""

_HOLDERS = (dict, list)
_TRIED = 8
"""How many items of a list are looked at."""

_DEEP = 8
"""How many objects and lists within each other are looked at."""


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


def known_within(
    type_: inspect.Type, value: Any, branches: Branches, deep: int = _DEEP
) -> int:
    """Return how many members a value has that a type has names for, within others too.

    Where several branches are possible, those that the likeliest knows itself count.
    """
    if not deep or type(value) not in _HOLDERS:
        return 0
    held = _held(type_, value)
    if held is not None:
        own = 0 if structure_class(type_) is None else len(held)
        return own + sum(
            known_within(inner, each, branches, deep - 1) for inner, each in held
        )
    found = branches(type_, value)
    if len(found) == 1 and found[0].info is not type_:
        return known_within(found[0].info, value, branches, deep - 1)
    # To go on with each of them would take time that doubles with each level.
    return max((each.known(value) for each in found), default=0)


def knows_all(
    type_: inspect.Type, value: Any, branches: Branches, deep: int = _DEEP
) -> bool:
    """Tell whether a type has names for all members of a value, within others too."""
    if not deep or type(value) not in _HOLDERS:
        return True
    held = _held(type_, value)
    if held is not None:
        class_ = structure_class(type_)
        if class_ is not None and not value.keys() <= {*names_of(class_)}:
            return False
        return all(knows_all(inner, each, branches, deep - 1) for inner, each in held)
    found = branches(type_, value)
    if len(found) == 1 and found[0].info is not type_:
        return knows_all(found[0].info, value, branches, deep - 1)
    if type(value) is list or not found:
        return True
    return max(each.known(value) for each in found) == len(value)


def _held(type_: inspect.Type, value: Any) -> list[tuple[inspect.Type, Any]] | None:
    """Return what is known in an object or a list, each with its type; `None`: of neither."""
    if type(value) is list:
        item = getattr(bare(type_), "item_type", None)
        return None if item is None else [(item, each) for each in value[:_TRIED]]
    class_ = structure_class(type_)
    if class_ is not None:
        members = _members(class_)
        return [(members[key], each) for key, each in value.items() if key in members]
    inner = getattr(bare(type_), "value_type", None)
    return None if inner is None else [(inner, each) for each in value.values()]


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
