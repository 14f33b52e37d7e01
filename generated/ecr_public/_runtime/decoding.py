"""From JSON text to objects.

All valid traffic is decoded by msgspec, in C, and checked for the rest (`residue`). Only
what is refused is looked at again: for all that is wrong with it (`explain`), and in an
answer for what can be used of it (`lenient`).
"""

from __future__ import annotations

from typing import Any, TypeVar, overload

import msgspec

from .blobs import LARGE, decode_around
from .first_use import (
    CONVERT,
    DECODE,
    DECODED,
    REFUSALS,
    RULED,
    explain,
    fits,
    is_of_kind,
    read_leniently,
)
from .nesting import is_too_deep, too_deep
from .remade import Remade
from .violations import Violation

T = TypeVar("T")


class Malformed(ValueError):
    """A text is not JSON."""


class Rejected(Remade, ValueError):
    """A JSON text breaks its schema."""

    def __init__(self, violations: list[Violation]) -> None:
        """Take all that is wrong with it."""
        super().__init__(violations)
        self.violations = violations


def parse(text: bytes) -> Any:
    """Return the JSON value that `text` holds.

    Raises:
        Malformed: it holds none.
    """
    try:
        return msgspec.json.decode(text)
    except REFUSALS as error:
        raise Malformed(str(error)) from error


@overload
def decode(text: bytes, type_: type[T]) -> T: ...


@overload
def decode(text: bytes, type_: Any) -> Any: ...


def decode(text: bytes, type_: Any) -> Any:
    """Return the object of `type_` that the JSON `text` stands for.

    An empty text counts as `{}`.

    Raises:
        Malformed: the text is not JSON.
        Rejected: it breaks the schema of `type_`.
    """
    text = text or b"{}"
    value, reason = None, ""
    try:
        value = _decoded(text, type_)
        if fits(DECODED[type_], value) and (
            (is_right := RULED[type_]) is None or is_right(parse(text))
        ):
            return value
    except REFUSALS as error:
        reason = str(error)
    if is_too_deep(text):
        raise Rejected([too_deep()])
    given = parse(text)
    if found := explain(type_, given, is_formed=True):
        raise Rejected(found)
    if not reason:
        return value
    if _is_converted(given, type_):
        # A member that is written twice was refused the first time, and is right now.
        twice = Violation("", "type", f"must not have a member twice ({reason})")
        raise Rejected([twice])
    # msgspec does not take `1.0` for an integer.
    return read_leniently(type_, given)


@overload
def decode_leniently(text: bytes, type_: type[T]) -> T: ...


@overload
def decode_leniently(text: bytes, type_: Any) -> Any: ...


def decode_leniently(text: bytes, type_: Any) -> Any:
    """Return the object of `type_` that a text stands for, typed as far as it fits.

    An empty text counts as `{}`, and so does null where an object has to be.

    Raises:
        Malformed: the text is not JSON.
        Rejected: it is of another JSON type than what is asked for, or nests too deep.
    """
    if is_too_deep(text):
        raise Rejected([too_deep()])
    value = parse(text or b"{}")
    if value is None and not is_of_kind(type_, None) and is_of_kind(type_, {}):
        value = {}
    if not is_of_kind(type_, value):
        raise Rejected(explain(type_, value, is_formed=True))
    return read_leniently(type_, value)


@overload
def convert(value: object, type_: type[T]) -> T: ...


@overload
def convert(value: object, type_: Any) -> Any: ...


def convert(value: object, type_: Any) -> Any:
    """Return the object of `type_` that the plain JSON `value` stands for.

    Raises:
        Rejected: it stands for none.
    """
    made, reason = None, ""
    try:
        made = CONVERT[type_](value)
        if fits(DECODED[type_], made) and (
            (is_right := RULED[type_]) is None or is_right(value)
        ):
            return made
    except (msgspec.ValidationError, RecursionError) as error:
        reason = str(error)
    if found := explain(type_, value):
        raise Rejected(found)
    if not reason:
        return made
    if not _is_plain(value):
        raise Rejected([Violation("", "type", reason)])
    return read_leniently(type_, value)


def _is_converted(value: object, type_: Any) -> bool:
    try:
        CONVERT[type_](value)
    except (msgspec.ValidationError, RecursionError):
        return False
    return True


def _decoded(text: bytes, type_: Any) -> Any:
    decode = DECODE[type_]
    around = decode_around(text, type_, decode) if len(text) >= LARGE else None
    return decode(text) if around is None else around


def _is_plain(value: object) -> bool:
    try:
        return bool(parse(msgspec.json.encode(value)) == value)
    except (TypeError, ValueError):
        return False
