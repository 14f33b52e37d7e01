"""Values that break a scalar shape, each in one of its constraints."""

from __future__ import annotations

import math
from collections.abc import Iterator
from random import Random
from typing import Any, TypeAlias

from generator import ir
from generator.values.patterns import matches
from generator.values.scalars import Unmakeable, allows, made_scalar, whole_range

MOST = 50_000
"""Characters, or bytes, of the longest value that is made to be too long."""

Fault: TypeAlias = tuple[str, Any]
"""The keyword that is broken, and a value that breaks it."""

_ADDED = ("\n", " ", "!", "\u00e9", "\x00", "\U0001f600", "_", "0", "a", "-", "/")


def broken_scalar(shape: ir.Scalar, random: Random) -> Iterator[Fault]:
    """Return a value for each constraint of a scalar shape that can be broken."""
    match shape:
        case ir.String():
            yield "type", 5
            yield from _lengths(shape)
            yield from _unmatched(shape, random)
        case ir.Enum():
            yield "type", 5
            yield "enum", unknown([value.name for value in shape.values])
        case ir.Integer():
            yield "type", "five"
            yield from _beyond(shape)
        case ir.Number():
            yield "type", "some"
            yield from _outside(shape)
        case ir.Boolean():
            yield "type", "perhaps"
        case ir.Timestamp():
            yield "type", True
        case ir.DateTime():
            yield "type", 5
            yield "format", "yesterday"
        case ir.Date() | ir.Time() | ir.Uuid():
            yield "type", 5
            yield "format", "none"
        case ir.Literal():
            texts = [each for each in shape.values if isinstance(each, str)]
            yield ("const" if len(shape.values) == 1 else "enum"), unknown(texts)
        case ir.Null():
            yield "type", 5
        case ir.Blob():
            yield "type", 5
            yield "contentEncoding", "no base64!"
            yield from _sizes(shape)


def _lengths(shape: ir.String) -> Iterator[Fault]:
    if shape.min_length:
        yield "minLength", "x" * (shape.min_length - 1)
    if shape.max_length is not None and shape.max_length < MOST:
        yield "maxLength", "x" * (shape.max_length + 1)


def _unmatched(shape: ir.String, random: Random) -> Iterator[Fault]:
    """Return a text that is as long as it may be, and does not match."""
    if shape.pattern is None:
        return
    try:
        good = made_scalar(shape, random)
    except Unmakeable:
        good = "x" * max(1, shape.min_length or 0)
    least, most = shape.min_length or 0, shape.max_length
    tried = (
        text
        for added in _ADDED
        for text in (f"{good}{added}", f"{added}{good}", f"{good[:-1]}{added}", added)
    )
    for text in tried:
        is_fit = least <= len(text) <= (len(text) if most is None else most)
        if is_fit and not matches(shape.pattern, text):
            yield "pattern", text
            return


def unknown(known: list[str]) -> str:
    """Return a text that is none of those."""
    text = f"{known[0]}X" if known else "X"
    while text in known:
        text += "X"
    return text


def _beyond(shape: ir.Integer) -> Iterator[Fault]:
    least, most = whole_range(shape)
    if shape.bits is None:
        yield from _unsized(shape)
        return
    bound = 2 ** (shape.bits - 1)
    yield ("format" if least == -bound else "minimum"), least - 1
    yield ("format" if most == bound - 1 else "maximum"), most + 1
    if shape.multiple_of and shape.multiple_of > 1:
        first = -(-least // shape.multiple_of) * shape.multiple_of
        if first + 1 <= most:
            yield "multipleOf", first + 1


def _unsized(shape: ir.Integer) -> Iterator[Fault]:
    if shape.minimum is not None:
        yield "minimum", shape.minimum - 1
    if shape.maximum is not None:
        yield "maximum", shape.maximum + 1


def _outside(shape: ir.Number) -> Iterator[Fault]:
    if shape.minimum is not None:
        yield "minimum", _off(shape.minimum, -1)
    if shape.maximum is not None:
        yield "maximum", _off(shape.maximum, 1)
    if shape.exclusive_minimum is not None and not allows(
        shape, shape.exclusive_minimum
    ):
        yield "exclusiveMinimum", float(shape.exclusive_minimum)
    if shape.exclusive_maximum is not None and not allows(
        shape, shape.exclusive_maximum
    ):
        yield "exclusiveMaximum", float(shape.exclusive_maximum)


def _off(limit: float, direction: int) -> float:
    moved = float(limit) + direction
    return moved if moved != limit else math.nextafter(limit, direction * math.inf)


def _sizes(shape: ir.Blob) -> Iterator[Fault]:
    # Four characters stand for three bytes, which are zero.
    if shape.min_bytes:
        yield "minLength", _zeros(shape.min_bytes - 1)
    if shape.max_bytes is not None and shape.max_bytes < MOST:
        yield "maxLength", _zeros(shape.max_bytes + 1)


def _zeros(size: int) -> str:
    whole, rest = divmod(size, 3)
    return "AAAA" * whole + ("", "AA==", "AAA=")[rest]
