"""Text where an object of Python must have bytes.

In JSON, base64 text stands for a blob. Of an object nobody could tell whether a text is
what it says, or the base64 of something else.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
from msgspec import inspect

from .constraints.carried import bare
from .kinds import kinds_of
from .members import fields_of
from .reach import BLOBS
from .type_infos import info_of, structure_of
from .unions import union_of
from .violations import At, Found, Violation, violation


def texts_for_blobs(value: object, type_: Any) -> list[Violation]:
    """Return where a value of `type_`, or what is in it, has text in place of bytes."""
    found = Found()
    if isinstance(value, msgspec.Struct):
        _look_within(value, None, found)
    elif BLOBS(info_of(type_)):
        _look(value, info_of(type_), None, found)
    return list(found)


def _look_within(value: msgspec.Struct, at: At, found: Found) -> None:
    if found.known.of(_look_within, value):
        # Several branches of a union may be of its class.
        return
    found.known.keep(_look_within, value, True)
    for field in _with_blobs(type(value)):
        inner = getattr(value, field.name)
        if inner is not None and type(inner) is not bytes:
            _look(inner, field.type, (at, field.encode_name), found)


def _look(value: object, info: inspect.Type, at: At, found: Found) -> None:
    match bare(info):
        case inspect.BytesType() if isinstance(value, str):
            found.append(violation(at, "type", "must be bytes, not text"))
        case inspect.ListType(item_type=item) if isinstance(value, list | tuple):
            for index, each in enumerate(value):
                _look(each, item, (at, index), found)
        case inspect.TupleType(item_types=items) if isinstance(value, list | tuple):
            for index, (each, of) in enumerate(zip(value, items, strict=False)):
                _look(each, of, (at, index), found)
        case inspect.DictType(value_type=item) if isinstance(value, dict):
            for key, each in value.items():
                _look(each, item, (at, str(key)), found)
    structure = structure_of(info)
    if structure is not None and isinstance(value, structure.cls):
        _look_within(value, at, found)
    elif (union := union_of(info)) is not None:
        branches = [bare(branch.info) for branch in union.branches]
        is_text = isinstance(value, str) and any(map(_takes_text, branches))
        for each in () if is_text else branches:
            _look(value, each, at, found)


def _takes_text(info: inspect.Type) -> bool:
    is_blob = isinstance(info, inspect.BytesType)
    return not is_blob and "string" in kinds_of(info)


@cache
def _with_blobs(type_: type[msgspec.Struct]) -> tuple[inspect.Field, ...]:
    """Return the members of a structure in which there may be blobs."""
    return tuple(field for field in fields_of(type_) if BLOBS(field.type))
