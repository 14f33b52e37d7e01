"""What a service answered, read as far as it fits where it breaks its schema.

Only reached where strict decoding has failed: a limit is no reason to lose an answer to
a call that has had its effect. What fits is of its declared type; what does not stays
the plain JSON that it is. A member that is absent, or null where it must not be, is what
it is by default, and `None` if it must be there. The readers are made once a type, of the
same types as everything else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from enum import Enum
from typing import Any, TypeAlias
from uuid import UUID

import msgspec
from msgspec import inspect

from .additional import rest_of
from .choices import Literals
from .constraints.carried import bare
from .decimals import decimal
from .equality import key
from .explain import is_of, parts_of_map, takes_null
from .kinds import kind_of, kinds_of
from .memory import Known
from .per_class import PerClass
from .stand_ins import DecimalNumber, DecimalText
from .times import date_time, unix_time
from .type_infos import info_of, referred, structure
from .unions import Branch, Union, union_of

Read: TypeAlias = Callable[[Any, Known[Any]], Any]
"""Reads a value, given what checks have found of parts of the whole."""

ReadScalar: TypeAlias = Callable[[Any], Any]


def read(type_: Any, value: object) -> Any:
    """Return the object of `type_` that a plain JSON value stands for, if it can be.

    A value of another JSON type comes back as it is.
    """
    return _READERS[type_](value, Known())


def is_of_kind(type_: Any, value: object) -> bool:
    """Return whether a plain JSON value is of a JSON type that values of `type_` have."""
    kind, kinds = kind_of(value), kinds_of(info_of(type_))
    return kind in kinds or (kind == "number" and "integer" in kinds)


def _reader(type_: inspect.Type, readers: PerClass[Read]) -> Read:
    if (class_ := referred(type_)) is not None:
        return readers.of(class_)
    match bare(type_):
        case inspect.ListType(item_type=item):
            return _of_list(_reader(item, readers))
        case inspect.DictType(value_type=value):
            return _of_map(_reader(value, readers))
        case inspect.TupleType(item_types=items):
            return _of_tuple([_reader(each, readers) for each in items])
        case inspect.UnionType(types=(of, inspect.NoneType())):
            return _reader(of, readers)
    if (union := union_of(type_)) is not None:
        return _of_union(union, readers)
    read_scalar = _of_scalar(bare(type_))
    return lambda value, known: read_scalar(value)


def _of_scalar(type_: inspect.Type) -> ReadScalar:
    match type_:
        case inspect.EnumType(cls=enum):
            return _of_enum(enum)
        case inspect.IntType():
            return _whole
        case inspect.FloatType():
            return _number
        case inspect.LiteralType(values=values):
            return _of_values({key(each): each for each in values})
        case inspect.CustomType(cls=cls) if issubclass(cls, Literals):
            return _of_values(dict(cls.values))
        case inspect.CustomType(cls=cls) if cls in (DecimalText, DecimalNumber):
            return _trying(decimal)
        case inspect.CustomType():
            return _trying(unix_time)
        case inspect.DateTimeType():
            return _trying(date_time)
    return _converted(_PYTHON.get(type(type_)))


def _of_class(class_: type[Any], readers: PerClass[Read]) -> Read:
    union = union_of(info_of(class_))
    if union is not None:
        return _of_union(union, readers)
    return _of_structure(structure(class_), readers)


def _of_structure(type_: inspect.StructType, readers: PerClass[Read]) -> Read:
    members: list[tuple[str, str, Read, bool, bool]] = []
    last = rest_of(type_)
    names = {field.encode_name for field in type_.fields} | {type_.tag_field}
    of_rest: list[Read] = []

    def reader(value: Any, known: Known[Any]) -> Any:
        if not isinstance(value, dict):
            return value
        made = {}
        for name, wire, read_member, required, null in members:
            member = value.get(wire)
            if member is not None or (null and wire in value):
                made[name] = read_member(member, known)
            elif required:
                made[name] = None
        if last is not None:
            rest = [name for name in value if name not in names]
            made[last.name] = {name: of_rest[0](value[name], known) for name in rest}
        return type_.cls(**made)

    members += [
        (
            field.name,
            field.encode_name,
            _reader(field.type, readers),
            field.required,
            takes_null(field.type),
        )
        for field in type_.fields
        if field is not last
    ]
    if last is not None:
        of_rest.append(_reader(parts_of_map(last.type), readers))
    return reader


def _of_union(union: Union, readers: PerClass[Read]) -> Read:
    of_branches = {id(each): _reader(each.info, readers) for each in union.branches}

    def reader(value: Any, known: Known[Any]) -> Any:
        branches = union.candidates(value).branches
        one = branches[0] if len(branches) == 1 else None
        chosen = one or _likeliest(branches, value, known)
        return value if chosen is None else of_branches[id(chosen)](value, known)

    return reader


def _likeliest(branches: list[Branch], value: Any, known: Known[Any]) -> Branch | None:
    """Return the first branch that a value fits, else one that it has all members of."""
    for branch in branches:
        if is_of(branch, value, known):
            return branch
    return next((branch for branch in branches if branch.is_likely(value)), None)


def _of_list(read_item: Read) -> Read:
    def reader(value: Any, known: Known[Any]) -> Any:
        if not isinstance(value, list):
            return value
        return [read_item(item, known) for item in value]

    return reader


def _of_tuple(readers: list[Read]) -> Read:
    def reader(value: Any, known: Known[Any]) -> Any:
        if not isinstance(value, list) or len(value) != len(readers):
            return value
        return tuple(
            read_item(item, known)
            for read_item, item in zip(readers, value, strict=True)
        )

    return reader


def _of_map(read_value: Read) -> Read:
    def reader(value: Any, known: Known[Any]) -> Any:
        if not isinstance(value, dict):
            return value
        return {key: read_value(each, known) for key, each in value.items()}

    return reader


def _of_enum(enum: type[Enum]) -> ReadScalar:
    return _of_values({member.value: member for member in enum})


def _of_values(known: dict[Any, Any]) -> ReadScalar:
    def reader(value: Any) -> Any:
        return known.get(key(value), value)

    return reader


def _converted(type_: type[Any] | None) -> ReadScalar:
    if type_ is None:
        return _as_it_is
    return _trying(lambda value: msgspec.convert(value, type_))


def _trying(make: ReadScalar) -> ReadScalar:
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


_PYTHON: dict[type[inspect.Type], type[Any]] = {
    inspect.BytesType: bytes,
    inspect.DateType: date,
    inspect.TimeType: time,
    inspect.UUIDType: UUID,
}


def _later(get: Callable[[], Read]) -> Read:
    return lambda value, known: get()(value, known)


_READERS = PerClass(_reader, _of_class, _later)
