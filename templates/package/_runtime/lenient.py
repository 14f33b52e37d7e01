"""What a service answered, read as far as it fits where it breaks its schema.

Only reached where strict decoding has failed: a limit is no reason to lose an answer to
a call that has had its effect. What fits is of its declared type; what does not stays
the plain JSON that it is, and a member that is absent is `None`, whether it must be there
or not. The readers are made once a type, of the same types as everything else.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect

from .constraints.carried import bare
from .per_type import PerType, Structures
from .times import date_time, unix_time

Read: TypeAlias = Callable[[Any], Any]


def read(type_: type[Any], value: object) -> Any:
    """Return the object of `type_` that a plain JSON value stands for, if it can be.

    A value of another JSON type comes back as it is.
    """
    return _READERS[type_](value)


def _reader(type_: inspect.Type, structures: Structures[Read]) -> Read:
    match bare(type_):
        case inspect.StructType() as structure:
            return structures.get(structure.cls) or _of_structure(structure, structures)
        case inspect.ListType(item_type=item):
            return _of_list(_reader(item, structures))
        case inspect.DictType(value_type=value):
            return _of_map(_reader(value, structures))
        case inspect.UnionType(types=(of, inspect.NoneType())):
            return _reader(of, structures)
        case inspect.EnumType(cls=enum):
            return _of_enum(enum)
        case inspect.IntType():
            return _whole
        case inspect.FloatType():
            return _number
        case inspect.BytesType():
            return _trying(lambda value: msgspec.convert(value, bytes))
        case inspect.CustomType():
            return _trying(unix_time)
        case inspect.DateTimeType():
            return _trying(date_time)
    return _as_it_is


def _of_structure(type_: inspect.StructType, structures: Structures[Read]) -> Read:
    members: list[tuple[str, str, Read]] = []

    def reader(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return type_.cls(**{name: each(value.get(of)) for name, of, each in members})

    structures[type_.cls] = reader
    members += [
        (field.name, field.encode_name, _reader(field.type, structures))
        for field in type_.fields
    ]
    return reader


def _of_list(read_item: Read) -> Read:
    def reader(value: Any) -> Any:
        return list(map(read_item, value)) if isinstance(value, list) else value

    return reader


def _of_map(read_value: Read) -> Read:
    def reader(value: Any) -> Any:
        if not isinstance(value, dict):
            return value
        return {key: read_value(each) for key, each in value.items()}

    return reader


def _of_enum(enum: type[Enum]) -> Read:
    known = {member.value: member for member in enum}

    def reader(value: Any) -> Any:
        return known.get(value, value) if isinstance(value, str) else value

    return reader


def _trying(make: Read) -> Read:
    def reader(value: Any) -> Any:
        try:
            return make(value)
        except ValueError:
            return value

    return reader


def _whole(value: Any) -> Any:
    return int(value) if type(value) is float and value.is_integer() else value


def _number(value: Any) -> Any:
    try:
        return float(value) if type(value) is int else value
    except OverflowError:
        return value


def _as_it_is(value: Any) -> Any:
    return value


_READERS = PerType(_reader)
