"""Every violation of a value, by checks made of the types that msgspec decodes.

They are made once a type, when the first value of it is refused: what decoding accepts
and what is found here agree, because both read the same annotations.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from msgspec import inspect

from .constraints import (
    Blob,
    Boolean,
    DateTime,
    EnumOf,
    Integer,
    List,
    Map,
    Number,
    String,
    Timestamp,
)
from .constraints.carried import bare, constraint_of
from .per_type import PerType, Structures
from .violations import At, Check, Violation, missing, wrong_type

MAX_VIOLATIONS = 1000

Member: TypeAlias = "tuple[str, bool, Check]"
"""A member's name on the wire, whether it must be there, and its check."""


def explain(type_: type[Any], value: object) -> list[Violation]:
    """Return how a plain JSON value breaks what `type_` asks for.

    It stops after MAX_VIOLATIONS: a long list that is all wrong says no more.
    """
    found = _Found()
    try:
        _CHECKS[type_](value, None, found)
    except _Enough:
        return found
    return found


class _Enough(Exception):
    """So many violations are found that the others do not matter."""


class _Found(list[Violation]):
    def append(self, violation: Violation) -> None:
        super().append(violation)
        if len(self) >= MAX_VIOLATIONS:
            raise _Enough


def _check(type_: inspect.Type, structures: Structures[Check]) -> Check:
    match bare(type_):
        case inspect.StructType() as structure:
            return structures.get(structure.cls) or _of_structure(structure, structures)
        case inspect.ListType(item_type=item):
            items = constraint_of(type_, List, _LIST).items
            return _of_items(items, _check(item, structures))
        case inspect.DictType(value_type=value):
            entries = constraint_of(type_, Map, _MAP).items
            return _of_items(entries, _check(value, structures))
        case inspect.UnionType(types=(of, inspect.NoneType())):
            # That null counts as absent is known to what holds the value.
            return _check(of, structures)
        case _:
            return _of_scalar(type_)


def _of_scalar(type_: inspect.Type) -> Check:
    match bare(type_):
        case inspect.EnumType(cls=enum):
            return EnumOf(enum).check
        case inspect.StrType():
            return constraint_of(type_, String, _STRING).check
        case inspect.IntType():
            return constraint_of(type_, Integer, _INTEGER).check
        case inspect.FloatType():
            return constraint_of(type_, Number, _NUMBER).check
        case inspect.BytesType():
            return constraint_of(type_, Blob, _BLOB).check
        case inspect.AnyType():
            return _nothing
        case inspect.BoolType():
            return Boolean().check
        case inspect.CustomType():
            return Timestamp().check
        case inspect.DateTimeType():
            return DateTime().check
    raise NotImplementedError(f"nothing can be said of {type_}")


def _of_structure(type_: inspect.StructType, structures: Structures[Check]) -> Check:
    members: list[Member] = []

    def check(value: Any, at: At, found: list[Violation]) -> None:
        if not isinstance(value, dict):
            found.append(wrong_type(at, "object", value))
            return
        for name, required, check_member in members:
            member = value.get(name)
            if member is not None:
                check_member(member, (at, name), found)
            elif required:
                found.append(missing(at, name))

    structures[type_.cls] = check
    members += [
        (field.encode_name, field.required, _check(field.type, structures))
        for field in type_.fields
    ]
    return check


def _nothing(value: Any, at: At, found: list[Violation]) -> None:
    """Find nothing wrong with a value of which nothing is asked."""


def _of_items(items: Callable[..., Any], check_item: Check) -> Check:
    def check(value: Any, at: At, found: list[Violation]) -> None:
        for key, item in items(value, at, found):
            check_item(item, (at, key), found)

    return check


_CHECKS = PerType(_check)
_STRING, _BLOB = String(), Blob()
_INTEGER, _NUMBER = Integer(bits=None), Number()
_LIST, _MAP = List(), Map()
