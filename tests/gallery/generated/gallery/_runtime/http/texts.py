"""Single values as text: what is no string is written as JSON writes it, and read so.

One grammar for bodies and parameters: neither `TRUE` nor `1_000` is a value in either.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from .kinds import Kind


def text_of(value: Any) -> str:
    """Return the text that a plain JSON value travels as."""
    if isinstance(value, str):
        return value
    return str(value) if type(value) is int else json_of(value)


def json_of(value: Any) -> str:
    """Return a plain JSON value as JSON.

    Raises:
        ValueError: it has no JSON form.
    """
    return msgspec.json.encode(value).decode()


def from_json(text: str) -> Any:
    """Return the plain JSON value that a text holds as JSON.

    Raises:
        ValueError: it holds none.
    """
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise ValueError(f"must be JSON: {error}") from None


def value_of(text: str, kind: Kind) -> Any:
    """Return the plain JSON value that a text stands for.

    What `kind` does not take stays text, for others to refuse by name.
    """
    if kind.null and text == "null":
        return None
    if kind.number and _SCALAR.fullmatch(text):
        return _parsed(text)
    if not kind.scalar and text[:1] in ("{", "["):
        return _parsed(text)
    return text


def _parsed(text: str) -> Any:
    try:
        return from_json(text)
    except ValueError:
        return text


_SCALAR = re.compile(r"true|false|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
