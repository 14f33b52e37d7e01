"""Text where an object of Python must have bytes.

In JSON, base64 text stands for a blob. Of an object nobody could tell whether a text is
what it says, or the base64 of something else.
"""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec import inspect

from .constraints.carried import bare
from .violations import At, Violation, violation


def texts_for_blobs(value: msgspec.Struct) -> list[Violation]:
    """Return where a structure, or one in it, has text in the place of bytes."""
    found: list[Violation] = []
    _look_within(value, None, found)
    return found


def _look_within(value: msgspec.Struct, at: At, found: list[Violation]) -> None:
    for field in _with_blobs(type(value)):
        inner = getattr(value, field.name)
        if inner is not None and type(inner) is not bytes:
            _look(inner, field.type, (at, field.encode_name), found)


def _look(value: object, info: inspect.Type, at: At, found: list[Violation]) -> None:
    match bare(info):
        case inspect.BytesType() if isinstance(value, str):
            found.append(violation(at, "type", "must be bytes, not text"))
        case inspect.UnionType(types=types):
            for each in types:
                _look(value, each, at, found)
        case inspect.ListType(item_type=item) if isinstance(value, list | tuple):
            for index, each in enumerate(value):
                _look(each, item, (at, index), found)
        case inspect.DictType(value_type=item) if isinstance(value, dict):
            for key, each in value.items():
                _look(each, item, (at, str(key)), found)
        case inspect.StructType(cls=cls) if isinstance(value, cls):
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
        match bare(left.pop()):
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
