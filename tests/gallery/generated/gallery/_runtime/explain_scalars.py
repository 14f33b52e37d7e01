"""Checks of values that have no others in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Any
from uuid import UUID

import msgspec
from msgspec import inspect

from .choices import Literals
from .constraints import (
    Blob,
    Boolean,
    DateTime,
    EnumOf,
    Integer,
    Number,
    String,
    Timestamp,
    WholeNumber,
)
from .constraints.carried import bare, constraint_of
from .decimals import is_decimal
from .equality import is_one_of
from .stand_ins import DecimalNumber, DecimalText
from .violations import At, Check, Violation, violation, wrong_type


def check_of_scalar(type_: inspect.Type) -> Check:
    """Return what checks values of a type that is no container."""
    check = _check(type_)
    limits = constraint_of(type_, String, None)
    if limits is None or isinstance(bare(type_), inspect.StrType):
        return check

    def check_both(value: Any, at: At, found: list[Violation]) -> None:
        check(value, at, found)
        if isinstance(value, str):
            limits.check(value, at, found)

    return check_both


def free_kind(type_: inspect.Type) -> type | None:
    """Return the class of whose values nothing is asked, if there is one.

    Of texts it is asked that they are Unicode.
    """
    if isinstance(type_, inspect.Metadata):
        return None
    match type_:
        case inspect.StrType(min_length=None, max_length=None, pattern=None):
            return str
        case inspect.BoolType():
            return bool
        case inspect.IntType(gt=None, ge=None, lt=None, le=None, multiple_of=None):
            return int
    return None


def _check(type_: inspect.Type) -> Check:
    match bare(type_):
        case inspect.EnumType(cls=enum):
            return EnumOf(enum).check
        case inspect.StrType():
            return constraint_of(type_, String, _STRING).check
        case inspect.IntType():
            return _of_integer(type_)
        case inspect.FloatType():
            return constraint_of(type_, Number, _NUMBER).check
        case inspect.BytesType():
            return constraint_of(type_, Blob, _BLOB).check
        case inspect.AnyType():
            return _nothing
        case inspect.BoolType():
            return Boolean().check
        case inspect.NoneType():
            return _null
        case inspect.LiteralType(values=values):
            return _of_values(values)
        case inspect.CustomType(cls=cls):
            return _of_custom(cls, type_)
        case inspect.DateTimeType():
            return DateTime().check
        case inspect.DateType():
            return _as_msgspec_has_it(date, "date", "a date, such as 2031-01-02")
        case inspect.TimeType():
            return _as_msgspec_has_it(time, "time", "a time, such as 03:04:05Z")
        case inspect.UUIDType():
            return _as_msgspec_has_it(UUID, "uuid", "a UUID")
    raise NotImplementedError(f"nothing can be said of {type_}")


def _of_integer(type_: inspect.Type) -> Check:
    """Return the check of integers, which their constraint says how to read."""
    exact = constraint_of(type_, Integer, None)
    if exact is not None:
        return exact.check
    return constraint_of(type_, WholeNumber, _WHOLE).check


def _of_custom(class_: type[Any], type_: inspect.Type) -> Check:
    if issubclass(class_, Literals):
        return _of_values(class_.values.values())
    if class_ is DecimalText:
        return _decimal_text
    if class_ is DecimalNumber:
        return constraint_of(type_, Number, _NUMBER).check
    return Timestamp().check


def _of_values(values: Iterable[Any]) -> Check:
    every = list(values)
    is_one = is_one_of(every)
    listed = ", ".join(msgspec.json.encode(each).decode() for each in every)
    one = f"must be {listed}"
    several = f"must satisfy enum value set: [{listed}]"
    rule = ("const", one) if len(every) == 1 else ("enum", several)

    def check(value: Any, at: At, found: list[Violation]) -> None:
        if not is_one(value):
            found.append(violation(at, *rule))

    return check


def _as_msgspec_has_it(type_: type[Any], name: str, form: str) -> Check:
    def check(value: Any, at: At, found: list[Violation]) -> None:
        if not isinstance(value, str):
            found.append(wrong_type(at, "string", value))
            return
        try:
            msgspec.convert(value, type_)
        except msgspec.ValidationError:
            found.append(violation(at, "format", f"must be {form}"))

    return check


def _decimal_text(value: Any, at: At, found: list[Violation]) -> None:
    if not isinstance(value, str):
        found.append(wrong_type(at, "string", value))
    elif not is_decimal(value):
        found.append(violation(at, "format", "must be a decimal number, such as 1.50"))


def _null(value: Any, at: At, found: list[Violation]) -> None:
    if value is not None:
        found.append(wrong_type(at, "null", value))


def _nothing(value: Any, at: At, found: list[Violation]) -> None:
    """Find nothing wrong with a value of which nothing is asked."""


_STRING, _BLOB = String(), Blob()
_WHOLE, _NUMBER = WholeNumber(), Number()
