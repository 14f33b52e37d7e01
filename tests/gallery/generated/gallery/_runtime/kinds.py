"""The JSON types that values of a type have, and the classes that they are decoded to."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any

from msgspec import inspect

from .choices import Choice, Literals, annotations_of
from .constraints.carried import bare
from .stand_ins import DecimalNumber, DecimalText
from .times import UnixTime
from .type_infos import info_of, structure_class

ORDER = ("string", "integer", "number", "boolean", "array", "object", "null")
"""All JSON types, in the order in which they are told."""


def class_of(type_: inspect.Type) -> type[Any] | None:
    """Return the class of what is decoded of a type that is no union, if it matters."""
    of = bare(type_)
    if (structure := structure_class(of)) is not None:
        return structure
    if isinstance(of, inspect.CustomType) and of.cls is DecimalNumber:
        # Here and not above: few schemas ask for it, and it takes long to import.
        from decimal import Decimal

        return Decimal
    if isinstance(of, inspect.CustomType):
        return datetime if of.cls is UnixTime else None
    return _CLASSES.get(type(of))


def is_choice(type_: inspect.Type) -> bool:
    """Return whether a type is a choice."""
    of = bare(type_)
    return isinstance(of, inspect.CustomType) and issubclass(of.cls, Choice)


def kind_of(value: Any) -> str:
    """Return the JSON type of a plain value, "string" for what travels as one."""
    return _KINDS.get(type(value), "string")


def kinds_of(type_: inspect.Type) -> frozenset[str]:
    """Return the JSON types that values of a type have on the wire."""
    match bare(type_):
        case inspect.AnyType():
            return _EVERY
        case inspect.FloatType():
            return _NUMBERS
        case inspect.EnumType(cls=enum):
            return frozenset(kind_of(member.value) for member in enum)
        case inspect.LiteralType(values=values):
            return frozenset(map(kind_of, values))
        case inspect.CustomType(cls=cls) if issubclass(cls, Literals):
            return frozenset(map(kind_of, cls.values.values()))
        case inspect.CustomType(cls=cls) if cls is DecimalNumber:
            return _NUMBERS
        case inspect.CustomType(cls=cls) if cls is UnixTime:
            return _NUMBERS | {"string"}
        case inspect.CustomType(cls=cls) if cls is DecimalText:
            return frozenset({"string"})
        case inspect.UnionType(types=types):
            return frozenset().union(*map(kinds_of, types))
        case inspect.CustomType(cls=cls) if issubclass(cls, Choice):
            return _kinds_of_choice(cls)
    return frozenset({_KIND_OF_TYPE.get(type(bare(type_)), "object")})


@cache
def _kinds_of_choice(class_: type[Choice]) -> frozenset[str]:
    of_branches = map(info_of, annotations_of(class_))
    return frozenset().union(*map(kinds_of, of_branches))


_EVERY = frozenset(ORDER)
_NUMBERS = frozenset({"integer", "number"})
_KINDS: dict[type, str] = {
    type(None): "null",
    bool: "boolean",
    int: "integer",
    float: "number",
    str: "string",
    list: "array",
    tuple: "array",
    dict: "object",
}
_KIND_OF_TYPE: dict[type, str] = {
    inspect.NoneType: "null",
    inspect.BoolType: "boolean",
    inspect.IntType: "integer",
    inspect.StrType: "string",
    inspect.BytesType: "string",
    inspect.DateTimeType: "string",
    inspect.DateType: "string",
    inspect.TimeType: "string",
    inspect.UUIDType: "string",
    inspect.ListType: "array",
    inspect.TupleType: "array",
}
_CLASSES: dict[type, type[Any]] = {
    inspect.IntType: int,
    inspect.FloatType: float,
    inspect.StrType: str,
    inspect.ListType: list,
    inspect.TupleType: tuple,
    inspect.DictType: dict,
    inspect.DateTimeType: datetime,
}
"""Classes of what is decoded of types in which there may be something left to do."""
