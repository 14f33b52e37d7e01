"""How long a request can be that keeps to the spec."""

from __future__ import annotations

import math
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect

from .reach import refers
from .structure import Structure
from .times import UnixTime
from .type_infos import info_of, structure_of

UNBOUNDED = 1024 * 1024
"""Bytes allowed for all that the spec sets no limit to."""

_SLACK = 64 * 1024
_ESCAPED = 12
_BASE64 = 4 / 3
_NUMBER = 32
_SCALAR = 64
_TEXTS = (inspect.DateType, inspect.TimeType, inspect.UUIDType, inspect.DecimalType)
_COMMA = 1


def request_limit(type_: type[Structure]) -> int:
    """Return how many bytes of JSON a request of this structure may have.

    Every character counts as escaped (a code point beyond the sixteenth bit takes
    twelve bytes so); what the spec leaves open, and white space, get an allowance.
    """
    info = structure_of(info_of(type_))
    known: Sizes = {type_: None}
    sizes = [_member(field, known) for field in info.fields] if info else []
    bounded = sum(size for size in sizes if size is not None)
    return _SLACK + bounded + (UNBOUNDED if None in sizes else 0)


Sizes: TypeAlias = dict[type[Any], int | None]
"""The most bytes that structures take, as far as they are known."""


def _size(type_: inspect.Type, known: Sizes) -> int | None:
    """Return the most bytes that a value takes, `None` if there is no most."""
    match type_:
        case inspect.Metadata():
            return _size(type_.type, known)
        case inspect.UnionType():
            return _greatest([_size(member, known) for member in type_.types])
        case inspect.ListType():
            item = _size(type_.item_type, known)
            return None if item is None else _times(type_.max_length, item + _COMMA)
        case inspect.DictType() | inspect.AnyType():
            return None
        case inspect.StrType():
            return _times(type_.max_length, _ESCAPED)
        case inspect.BytesType():
            return _times(type_.max_length, _BASE64)
        case inspect.EnumType():
            return max(len(msgspec.json.encode(value)) for value in type_.cls)
        case inspect.LiteralType():
            return max(len(msgspec.json.encode(value)) for value in type_.values)
        case inspect.CustomType():
            if (structure := structure_of(type_)) is not None:
                return _of_structure(structure, known)
            return _NUMBER if type_.cls is UnixTime else None
        case inspect.CollectionType() | inspect.TupleType():
            return None
        case _:
            return _SCALAR if isinstance(type_, _TEXTS) else _NUMBER


def _of_structure(type_: inspect.StructType, known: Sizes) -> int | None:
    if type_.cls not in known:
        # One that contains itself has no end.
        known[type_.cls] = None
        known[type_.cls] = _sum(type_, known)
    return known[type_.cls]


def _sum(type_: inspect.StructType, known: Sizes) -> int | None:
    total = 2
    # Most have a text without end, which spares a look into other structures.
    for field in sorted(type_.fields, key=_refers):
        if (size := _member(field, known)) is None:
            return None
        total += size
    return total


def _refers(field: inspect.Field) -> bool:
    return refers(field.type)


def _member(field: inspect.Field, known: Sizes) -> int | None:
    size = _size(field.type, known)
    return None if size is None else len(field.encode_name) + 4 + size


def _times(count: int | None, size: float) -> int | None:
    """Return the size of `count` units between quotes or brackets."""
    return None if count is None else math.ceil(count * size) + 4


def _greatest(sizes: list[int | None]) -> int | None:
    bounded = [size for size in sizes if size is not None]
    return max(bounded) if len(bounded) == len(sizes) else None
