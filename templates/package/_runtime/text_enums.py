"""The base of enums of texts, whose classes are made in a fifth of `enum`'s time.

A large package has enums by the thousand, which its import spends most of its time on.
What comes out is what `enum` makes: `_MADE_ALIKE` compares the two once, and where this
Python's enums are anything else, `enum` makes all of them.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Any

__all__ = ["StrEnum"]

if TYPE_CHECKING:
    from enum import StrEnum
else:

    class _Quick(type):
        """What is called for each class that names `StrEnum` below as its base."""

        def __new__(mcls, name, bases, namespace):
            """Return an enum; its base is the one of `enum`."""
            if not bases:
                return super().__new__(mcls, name, bases, namespace)
            return str_enum(name, namespace)

    class StrEnum(metaclass=_Quick):
        """Stands for `enum.StrEnum` in the statements that make classes."""


def str_enum(name: str, namespace: dict[str, Any]) -> Any:
    """Return the class that a `class` statement with these contents makes."""
    members = _members(namespace)
    if _MADE_ALIKE and members is not None:
        return _quickly(name, namespace, members)
    return _slowly(name, namespace)


def _members(namespace: dict[str, Any]) -> dict[str, str] | None:
    """Return the members of an enum; `None` if it has anything else, or two alike."""
    members = {key: value for key, value in namespace.items() if key[:2] != "__"}
    for key, value in members.items():
        if type(value) is not str or key[0] == "_" or key in _MEANT:
            return None
    return members if len(set(members.values())) == len(members) else None


def _slowly(name: str, namespace: dict[str, Any]) -> Any:
    bases = (enum.StrEnum,)
    told = enum.EnumType.__prepare__(name, bases)
    for key, value in namespace.items():
        told[key] = value
    return enum.EnumType(name, bases, told)


def _quickly(name: str, namespace: dict[str, Any], members: dict[str, str]) -> Any:
    contents = {key: value for key, value in namespace.items() if key not in members}
    contents |= _SHARED
    contents |= {key: kind() for key, kind in _EMPTY.items()}
    contents["_member_names_"] = [*members]
    class_: Any = type.__new__(enum.EnumType, name, (enum.StrEnum,), contents)
    type.__setattr__(class_, "__new__", enum.Enum.__new__)
    by_name, by_value = class_._member_map_, class_._value2member_map_
    for place, (key, value) in enumerate(members.items()):
        member = str.__new__(class_, value)
        member._value_ = value
        member._name_ = key
        member.__objclass__ = class_
        member._sort_order_ = place
        by_name[key] = by_value[value] = member
        type.__setattr__(class_, key, member)
    return class_


_MEANT = {"mro", *(name for each in enum.StrEnum.__mro__ for name in vars(each))}
"""Names that mean something of a text, or of an enum."""

_SAMPLE = {"__module__": __name__, "__qualname__": "Sample", "A": "a", "B": "b"}
_LIKE = _slowly("Sample", _SAMPLE)
_EMPTY = {
    key: type(value)
    for key, value in vars(_LIKE).items()
    if isinstance(value, dict | list)
}
"""The tables that each class has of its own."""

_SHARED = {
    key: value
    for key, value in vars(_LIKE).items()
    if key not in {*_EMPTY, *_SAMPLE, "__doc__", "__new__"}
}


def _are_alike(one: Any, other: Any) -> bool:
    """Return whether two classes with the same members consist of the same."""
    return vars(one) == vars(other) and all(
        {**vars(it), "__objclass__": None} == {**vars(one[key]), "__objclass__": None}
        for key, it in other.__members__.items()
    )


_MADE_ALIKE = _are_alike(_LIKE, _quickly("Sample", _SAMPLE, {"A": "a", "B": "b"}))
"""Whether an enum of this Python is what is known here."""
