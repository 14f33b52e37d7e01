"""Objects as JSON for whatever library reads and writes it, checked both ways."""

from __future__ import annotations

from typing import Any, TypeVar, overload

from .codec import (
    Malformed,
    Rejected,
    convert,
    decode,
    encode_valid,
    to_builtins,
    violations_of,
)
from .errors import ModelInvalid
from .violations import Violation

T = TypeVar("T")


def as_text(value: object, type_: Any, name: str) -> bytes:
    """Return a value of `type_`, which users know as `name`, as JSON text.

    Raises:
        ModelInvalid: it breaks its schema.
    """
    try:
        return encode_valid(value, type_)
    except Rejected as error:
        raise ModelInvalid(name, error.violations) from None


def as_plain(value: object, type_: Any, name: str) -> Any:
    """Return a value as plain JSON.

    Raises:
        ModelInvalid: it breaks its schema.
    """
    if found := violations_of(type_, value):
        raise ModelInvalid(name, found)
    return to_builtins(value)


@overload
def from_text(text: bytes | str, type_: type[T], name: str) -> T: ...


@overload
def from_text(text: bytes | str, type_: Any, name: str) -> Any: ...


def from_text(text: bytes | str, type_: Any, name: str) -> Any:
    """Return what a JSON text stands for.

    Raises:
        ModelInvalid: the text is not JSON, or breaks the schema.
    """
    try:
        return decode(text.encode() if isinstance(text, str) else text, type_)
    except Rejected as error:
        found = error.violations
    except (Malformed, UnicodeEncodeError) as error:
        found = [Violation("", "type", f"must be JSON: {error}")]
    raise ModelInvalid(name, found)


@overload
def from_plain(value: object, type_: type[T], name: str) -> T: ...


@overload
def from_plain(value: object, type_: Any, name: str) -> Any: ...


def from_plain(value: object, type_: Any, name: str) -> Any:
    """Return what plain JSON stands for.

    Raises:
        ModelInvalid: it breaks the schema.
    """
    try:
        return convert(value, type_)
    except Rejected as error:
        raise ModelInvalid(name, error.violations) from None
