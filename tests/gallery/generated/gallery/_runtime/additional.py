"""Structures that keep members which have no names of their own."""

from __future__ import annotations

from os import urandom
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

import msgspec
from msgspec import inspect

from .annotations import tagged
from .stand_ins import Anything

T = TypeVar("T")

NAME = urandom(16).hex()
"""What the member that holds the others is called on the wire, where nobody sees it."""

ADDITIONAL: Any = msgspec.field(default_factory=dict, name=NAME)
"""What the member that holds the others is set to in its class."""

if TYPE_CHECKING:
    Additional: TypeAlias = dict[str, T]
    Keeping: TypeAlias = T
else:

    class Additional:
        """The members that have no names of their own."""

        def __class_getitem__(cls, of: Any) -> Any:
            """Return what msgspec reads them as."""
            return dict[str, of]

    class Keeping:
        """A structure that keeps members which have no names of their own."""

        def __class_getitem__(cls, of: Any) -> Any:
            """Return what stands for the structure where msgspec decodes."""
            return keeper(of)


__all__ = [
    "ADDITIONAL",
    "NAME",
    "Additional",
    "Keeper",
    "Keeping",
    "keeper",
    "rest_of",
    "whole",
]


class Keeper(metaclass=Anything):
    """Base of what stands for structures that keep additional members."""

    of: type[Any]


def keeper(structure: type[Any]) -> type[Keeper]:
    """Return what stands for a structure where msgspec decodes."""
    if structure not in _KEEPERS:
        made: Any = Anything(structure.__name__, (Keeper,), {"of": structure})
        _KEEPERS.setdefault(structure, made)
    return _KEEPERS[structure]


def rest_of(type_: inspect.StructType) -> inspect.Field | None:
    """Return the member of a structure that holds all which have no names, if any."""
    last = (each for each in type_.fields if each.encode_name == NAME)
    return next(last, None)


def whole(type_: Any) -> Any:
    """Return what is decoded where a structure stands alone, all else as it is.

    One with a tag must have it, and one that keeps additional members does.
    """
    if not (isinstance(type_, type) and issubclass(type_, msgspec.Struct)):
        return type_
    if NAME in type_.__struct_encode_fields__:
        return keeper(type_)
    return tagged(type_)


_KEEPERS: dict[type[Any], type[Keeper]] = {}
