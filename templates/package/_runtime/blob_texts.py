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
    type_ = type(value)
    if _has_blobs(type_):
        _look(value, inspect.type_info(type_), "", found)
    return found


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
            for field in info.fields:
                inner = getattr(value, field.name)
                _look(inner, field.type, pointer(at, field.encode_name), found)


@cache
def _has_blobs(type_: type[msgspec.Struct]) -> bool:
    seen: set[type] = set()
    left: list[inspect.Type] = [inspect.type_info(type_)]
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
