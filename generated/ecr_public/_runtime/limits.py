"""How long a request can be that keeps to the spec."""

from __future__ import annotations

import math

import msgspec
from msgspec import inspect

from .structure import Structure
from .times import UnixTime

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
    info = inspect.type_info(type_)
    fields = info.fields if isinstance(info, inspect.StructType) else ()
    sizes = [_member(field, (type_,)) for field in fields]
    bounded = sum(size for size in sizes if size is not None)
    return _SLACK + bounded + (UNBOUNDED if None in sizes else 0)


def _size(type_: inspect.Type, inside: tuple[type, ...]) -> int | None:
    """Return the most bytes that a value takes, `None` if there is no most."""
    match type_:
        case inspect.Metadata():
            return _size(type_.type, inside)
        case inspect.UnionType():
            return _greatest([_size(member, inside) for member in type_.types])
        case inspect.StructType():
            return _of_structure(type_, inside)
        case inspect.ListType():
            item = _size(type_.item_type, inside)
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
            return _NUMBER if type_.cls is UnixTime else None
        case inspect.CollectionType() | inspect.TupleType():
            return None
        case _:
            return _SCALAR if isinstance(type_, _TEXTS) else _NUMBER


def _of_structure(type_: inspect.StructType, inside: tuple[type, ...]) -> int | None:
    if type_.cls in inside:
        return None
    sizes = [_member(field, (*inside, type_.cls)) for field in type_.fields]
    return None if None in sizes else 2 + sum(size or 0 for size in sizes)


def _member(field: inspect.Field, inside: tuple[type, ...]) -> int | None:
    size = _size(field.type, inside)
    return None if size is None else len(field.encode_name) + 4 + size


def _times(count: int | None, size: float) -> int | None:
    """Return the size of `count` units between quotes or brackets."""
    return None if count is None else math.ceil(count * size) + 4


def _greatest(sizes: list[int | None]) -> int | None:
    bounded = [size for size in sizes if size is not None]
    return max(bounded) if len(bounded) == len(sizes) else None
