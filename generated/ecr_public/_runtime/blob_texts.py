"""Text where an object of Python must have bytes.

In JSON, base64 text stands for a blob. Of an object nobody could tell whether a text is
what it says, or the base64 of something else.
"""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec import inspect

from .violations import Violation, pointer


def texts_for_blobs(value: msgspec.Struct) -> list[Violation]:
    """Return where a structure, or one in it, has text in the place of bytes."""
    found: list[Violation] = []
    _look_within(value, "", found)
    return found


def _look_within(value: msgspec.Struct, at: str, found: list[Violation]) -> None:
    for field in _with_blobs(type(value)):
        inner = getattr(value, field.name)
        if inner is not None and type(inner) is not bytes:
            _look(inner, field.type, pointer(at, field.encode_name), found)


def _look(value: object, info: inspect.Type, at: str, found: list[Violation]) -> None:
    match info:
        case inspect.BytesType() if isinstance(value, str):
            found.append(Violation(at, "type", "must be bytes, not text"))
        case inspect.UnionType():
            for each in info.types:
                _look(value, each, at, found)
        case inspect.ListType() if isinstance(value, list | tuple):
            for index, each in enumerate(value):
                _look(each, info.item_type, pointer(at, index), found)
        case inspect.DictType() if isinstance(value, dict):
            for key, each in value.items():
                _look(each, info.value_type, pointer(at, str(key)), found)
        case inspect.StructType() if isinstance(value, info.cls):
            _look_within(value, at, found)


@cache
def _with_blobs(type_: type[msgspec.Struct]) -> tuple[inspect.Field, ...]:
    """Return the members of a structure in which there may be blobs."""
    info = inspect.type_info(type_)
    fields = info.fields if isinstance(info, inspect.StructType) else ()
    return tuple(field for field in fields if _has_blobs(field.type))


def _has_blobs(info: inspect.Type) -> bool:
    seen: set[type] = set()
    left = [info]
    while left:
        match left.pop():
            case inspect.BytesType():
                return True
            case inspect.UnionType(types=types):
                left.extend(types)
            case inspect.ListType(item_type=item):
                left.append(item)
            case inspect.DictType(value_type=item):
                left.append(item)
            case inspect.StructType(cls=cls, fields=fields) if cls not in seen:
                seen.add(cls)
                left.extend(field.type for field in fields)
    return False
