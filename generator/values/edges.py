"""Scalars that keep to the limits of their shapes just so, as plain JSON values."""

from __future__ import annotations

import base64
import math
from collections.abc import Iterator, Mapping
from random import Random
from typing import Any
from uuid import UUID

from generator import ir
from generator.values.allowed import allows_rules, constants, limits
from generator.values.patterns import matching_text
from generator.values.scalars import Unmakeable, allows, fits, made_scalar, whole_range

MAX_TEXT = 2048
"""Characters, or bytes, of the longest value that is made of a limit."""

_ODD_TEXTS = (
    "\U0001f600\U0010ffff",
    "e\u0301 \u00e9",
    "\x00\x1f\x7f",
    "\"\\/<&>'{}",
    "\u2028\ufeff\uffff",
    " a b ",
    "null",
)
_NUMBERS = (0.0, 1.0, -1.0, 0.1, 1.5, 1e15, 1e300, -1e300, 5e-324)
_WHOLE = (0, 1, -1, 2**31, 2**53 + 1)
_TIMES = (0, 951_782_400, 1_577_836_800.5, -86_400, 4_102_444_800)
_DATE_TIMES = (
    "1970-01-01T00:00:00Z",
    "2000-02-29T23:59:59.999Z",
    "2038-01-19T03:14:08+05:30",
    "1999-12-31T23:59:59.5-08:00",
)
_ANYTHING: tuple[Any, ...] = (
    "text",
    0,
    -1.5,
    False,
    [],
    {},
    [[1], {"a": "b"}],
    {"a": {"b": [True, "c"]}, "\u00e9": 1},
)
BYTES = "$bytes"
"""The key of an object that stands for bytes, which JSON has not; its value is base64."""

_PER_FORMAT = 3

_PER_LENGTH = 2
"""How many texts of a pattern are made of each length."""


def edges(
    shape: ir.Scalar, random: Random, definitions: Mapping[str, Any]
) -> list[Any]:
    """Return different values of a scalar shape: a plain one first, then the edges.

    `definitions` are those that the rules of shapes refer to.

    Raises:
        Unmakeable: there is none.
    """
    if isinstance(shape, ir.Content | ir.File):
        return [{BYTES: "AP8QIA=="}, {BYTES: "YQ=="}]
    try:
        first = [made_scalar(shape, random)]
    except Unmakeable:
        # The spec may know one where none is found.
        first = list(shape.examples[:1])
        if not first:
            raise
    found: list[Any] = []
    for each in (*first, *constants(shape), *_edges(shape, random)):
        is_new = not any(_same(each, other) for other in found)
        if is_new and allows_rules(shape, each, definitions):
            found.append(each)
    if not found:
        raise Unmakeable(shape, "no value was found that its rules allow")
    return found


def _edges(shape: ir.Scalar, random: Random) -> Iterator[Any]:
    match shape:
        case ir.String(pattern=None, format=str()):
            for _ in range(_PER_FORMAT):
                yield made_scalar(shape, random)
        case ir.String(pattern=None):
            yield from _texts(shape)
        case ir.String():
            yield from _matching(shape, random)
        case ir.Enum():
            yield from (value.name for value in shape.values)
        case ir.Integer():
            yield from _whole_numbers(shape)
        case ir.Number():
            yield from _numbers(shape)
        case ir.Boolean():
            yield from (True, False)
        case ir.Timestamp():
            yield from _TIMES
        case ir.DateTime():
            yield from _DATE_TIMES
        case ir.Blob():
            yield from _blobs(shape, random)
        case ir.Literal():
            yield from shape.values
        case ir.Date():
            yield from ("2000-02-29", "0001-01-01", "9999-12-31")
        case ir.Time():
            yield from ("00:00:00Z", "23:59:59.5+01:00")
        case ir.Uuid():
            yield from (str(UUID(int=0)), str(UUID(int=2**128 - 1)))
        case ir.Decimal(is_text=True):
            yield from ("0", "-0.10", "12345678901234567890.123456789")
        case ir.Decimal():
            yield from (0, -0.5, 12345678901234567890, *limits(shape))
        case ir.Anything():
            yield from _ANYTHING


def _texts(shape: ir.String) -> Iterator[str]:
    least, most = shape.min_length or 0, shape.max_length
    if least <= MAX_TEXT:
        yield "x" * least
    if most is not None and most <= MAX_TEXT:
        # Beyond the sixteenth bit, a character still counts as one.
        yield "\U0001f600" * most
    for text in _ODD_TEXTS:
        resized = text.ljust(least, text[-1])[:most]
        if least <= MAX_TEXT and fits(shape, resized):
            yield resized


def _matching(shape: ir.String, random: Random) -> Iterator[str]:
    assert shape.pattern is not None
    least, most = shape.min_length or 0, shape.max_length
    lengths = {least, least + 1, least + 40, most}
    for length in sorted(each for each in lengths if each is not None):
        if length > min(MAX_TEXT, length if most is None else most):
            continue
        for _ in range(_PER_LENGTH):
            text = matching_text(shape.pattern, length, length, random)
            if text is not None:
                yield text


def _whole_numbers(shape: ir.Integer) -> Iterator[int]:
    least, most = whole_range(shape)
    step = shape.multiple_of or 1
    for each in (-(-least // step) * step, most // step * step, *_WHOLE):
        if least <= each <= most and each % step == 0:
            yield each


def _numbers(shape: ir.Number) -> Iterator[float]:
    limits = (
        shape.minimum,
        shape.maximum,
        shape.exclusive_minimum,
        shape.exclusive_maximum,
    )
    near = [
        near
        for limit in limits
        if limit is not None
        for near in (
            limit,
            math.nextafter(limit, -math.inf),
            math.nextafter(limit, math.inf),
        )
    ]
    if shape.multiple_of is None:
        yield from (float(each) for each in (*near, *_NUMBERS) if allows(shape, each))


def _blobs(shape: ir.Blob, random: Random) -> Iterator[str]:
    least, most = shape.min_bytes or 0, shape.max_bytes
    sizes = {least, least + 1, least + 2, most}
    for size in sorted(each for each in sizes if each is not None):
        if size <= min(MAX_TEXT, size if most is None else most):
            yield base64.b64encode(random.randbytes(size)).decode()


def _same(one: Any, other: Any) -> bool:
    return type(one) is type(other) and bool(one == other)
