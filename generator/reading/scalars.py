"""What a YAML scalar means, after the core schema of YAML 1.2."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import TypeAlias

Scalar: TypeAlias = str | int | float | bool | None

_NULLS = ("", "~", "null", "Null", "NULL")
_TRUES = ("true", "True", "TRUE")
_FALSES = ("false", "False", "FALSE")
_INTEGER = re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)")
_NAN = re.compile(r"\.(?:nan|NaN|NAN)")
_BASES = {"0o": 8, "0x": 16}

# A plain scalar that begins otherwise can only be a string; most do.
_TELLING = frozenset("-+.0123456789~nNtTfF")


def plain(text: str) -> Scalar:
    """Give the value of a scalar without quotes or tag.

    Raises ValueError for a number that is too large to hold.
    """
    if text and text[0] not in _TELLING:
        return text
    for read in (_null, _boolean, _integer, _float):
        try:
            return read(text)
        except LookupError:
            continue
    return text


def tagged(tag: str, text: str) -> Scalar:
    """Give the value of a scalar under an explicit tag, such as `!!str`.

    Raises KeyError for a tag outside the core schema, ValueError for a text that is
    none of the tag's.
    """
    read = _READERS[tag]
    try:
        return read(text)
    except LookupError:
        raise ValueError(f"`{text}` is no {tag}") from None


def _null(text: str) -> None:
    if text not in _NULLS:
        raise LookupError(text)


def _boolean(text: str) -> bool:
    if text in _TRUES:
        return True
    if text in _FALSES:
        return False
    raise LookupError(text)


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise LookupError(text)
    return int(text, _BASES.get(text[:2], 10))


def _float(text: str) -> float:
    if _INFINITE.fullmatch(text) or _NAN.fullmatch(text):
        return float(text.replace(".", "", 1))
    if not _DECIMAL.fullmatch(text):
        raise LookupError(text)
    value = float(text)
    if math.isinf(value):
        raise ValueError(f"the number {text} is too large")
    return value


_READERS: dict[str, Callable[[str], Scalar]] = {
    "!": str,
    "!!str": str,
    "!!null": _null,
    "!!bool": _boolean,
    "!!int": _integer,
    "!!float": _float,
}
