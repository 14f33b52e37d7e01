"""Words for annotations: what type checkers read differs from what msgspec decodes."""

from __future__ import annotations

from os import urandom
from types import UnionType
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, Union, get_args, get_origin

import msgspec

T = TypeVar("T")

UNSET = msgspec.UNSET
"""What a member is that is absent, where it could be null as well."""

if TYPE_CHECKING:
    Maybe: TypeAlias = T | None
    Omittable: TypeAlias = T | msgspec.UnsetType
    Tagged: TypeAlias = T
else:

    class Maybe:
        """A member that may be absent, then `None`; null is refused.

        msgspec does not look at defaults, and so takes `None` for a member of any type.
        """

        def __class_getitem__(cls, of: Any) -> Any:
            """Return what the member is if it is there."""
            return of

    class Omittable(Maybe):
        """A member that may be absent, then `UNSET`, and may be null, then `None`."""

    class Tagged:
        """A structure whose tag must be there: msgspec demands it only in a union."""

        def __class_getitem__(cls, of: Any) -> Any:
            """Return a union that only `of` is ever chosen from."""
            return tagged(of)


__all__ = [
    "IMPLIED",
    "IMPLIED_KEY",
    "UNSET",
    "Maybe",
    "Omittable",
    "Tagged",
    "is_nobody",
    "tagged",
]

IMPLIED_KEY = "implied"
IMPLIED = msgspec.Meta(extra={IMPLIED_KEY: True})
"""What stands beside a type that a document does not say: its schema is only about it.

Decoding asks for the type; to validators, values of all others keep to such a schema.
Classes say `__implied__`.
"""


def is_nobody(class_: type[Any]) -> bool:
    """Return whether a structure is in a union only so that the other one is tagged."""
    return class_ in _NOBODIES.values()


def only_of(union: Any) -> Any:
    """Return the structure that a union is only ever chosen from; `None` if it is none."""
    if get_origin(union) not in (Union, UnionType):
        return None
    one, *others = get_args(union)
    return one if len(others) == 1 and is_nobody(others[0]) else None


def tagged(structure: type[Any]) -> Any:
    """Return a union that only this structure is ever chosen from."""
    field = structure.__struct_config__.tag_field
    return structure if field is None else structure | _nobody(field)


def _nobody(tag_field: str) -> type[Any]:
    if tag_field not in _NOBODIES:
        made = msgspec.defstruct(
            "Nobody", [], tag_field=tag_field, tag=urandom(16).hex()
        )
        _NOBODIES[tag_field] = made
    return _NOBODIES[tag_field]


_NOBODIES: dict[str, type[Any]] = {}
