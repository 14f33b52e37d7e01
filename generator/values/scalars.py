"""Scalars that keep to the limits of their shapes, as plain JSON values."""

from __future__ import annotations

import base64
import math
from datetime import UTC, datetime
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from generator import ir
from generator.values.formats import formatted, text_of
from generator.values.patterns import (
    MAX_LENGTH,
    is_impossible,
    matches,
    matching_text,
)
from generator.values.words import WORDS

N = TypeVar("N", int, float)

_FIRST_TIME, _LAST_TIME = 1_577_836_800, 1_893_455_999
"""The twenties of this century, in seconds since the epoch."""

_SPAN = 1000
"""How far apart numbers are at most, where their limits allow any."""

_BYTES = 16
_TEXT = 24
_SHORTEST = min(map(len, WORDS)) + 1


class Unmakeable(Exception):
    """No value could be made for a shape; the reason is a part of a sentence."""

    def __init__(
        self, shape: ir.Shape, reason: str, *, is_impossible: bool = False
    ) -> None:
        """Take the shape, what it lacks, and whether it is certain to have no value."""
        super().__init__(shape, reason)
        self.shape = shape
        self.reason = reason
        self.is_impossible = is_impossible


def made_scalar(shape: ir.Scalar, random: Random) -> Any:
    """Return a value of a scalar shape.

    Raises:
        Unmakeable: none was found.
    """
    match shape:
        case ir.String():
            return _string(shape, random)
        case ir.Enum():
            return random.choice(shape.values).name
        case ir.Integer():
            return _integer(shape, random)
        case ir.Number():
            return _number(shape, random)
        case ir.Boolean():
            return random.random() < 0.5
        case ir.Timestamp():
            return _time(random)
        case ir.DateTime():
            drawn = datetime.fromtimestamp(_time(random), UTC)
            return drawn.strftime("%Y-%m-%dT%H:%M:%SZ")
        case ir.Blob():
            return _blob(shape, random)
        case ir.Literal():
            return random.choice(shape.values)
        case ir.Null():
            return None
        case ir.Date() | ir.Time() | ir.Uuid() | ir.Decimal():
            return formatted(shape, random)
        case ir.Content() | ir.File():
            raise Unmakeable(shape, "it is bytes, which JSON has not")
        case ir.Anything():
            return {_words(3, 8, random): random.randint(1, 9)}


def fits(shape: ir.String, text: str) -> bool:
    """Tell whether a text keeps to a shape."""
    most = len(text) if shape.max_length is None else shape.max_length
    if not (shape.min_length or 0) <= len(text) <= most:
        return False
    return shape.pattern is None or matches(shape.pattern, text)


def _string(shape: ir.String, random: Random) -> str:
    least, most = _size(shape, shape.min_length), shape.max_length
    if shape.pattern is None and shape.format is not None:
        text = text_of(shape.format, random)
        if not fits(shape, text):
            raise Unmakeable(
                shape, f"no {shape.format} was found that its limits allow"
            )
        return text
    if shape.pattern is None:
        return _words(least, most, random)
    found = matching_text(shape.pattern, least, most, random)
    if found is not None:
        return found
    if is_impossible(shape.pattern, least, most):
        reason = "there is no text that its pattern and limits allow"
        raise Unmakeable(shape, reason, is_impossible=True)
    raise Unmakeable(shape, "no text was found that its pattern and limits allow")


def _words(least: int, most: int | None, random: Random) -> str:
    text = "-".join([*random.sample(WORDS, 2), str(random.randint(10, 99))])
    missing = -(-(least - len(text)) // _SHORTEST)
    text = "-".join([text, *random.choices(WORDS, k=max(missing, 0))])
    # What has to be long need not be longer.
    longest = max(least, _TEXT)
    return text[: longest if most is None else min(longest, most)]


def whole_range(shape: ir.Integer) -> tuple[int, int]:
    """Return the least and the greatest value of a shape, whatever it is a multiple of."""
    bound = 2 ** ((shape.bits or 64) - 1)
    if shape.bits is None:
        low = max(abs(shape.minimum or 0), abs(shape.maximum or 0)) + 1
        bound = max(bound, low + _SPAN)
    least = -bound if shape.minimum is None else max(-bound, shape.minimum)
    most = bound - 1 if shape.maximum is None else min(bound - 1, shape.maximum)
    return least, most


def _integer(shape: ir.Integer, random: Random) -> int:
    least, most = whole_range(shape)
    step = shape.multiple_of or 1
    for start in (_start(least, most), least):
        first, last = -(-start // step), most // step
        if first <= last:
            return random.randint(first, min(last, first + _SPAN)) * step
    raise Unmakeable(shape, "its limits allow no number", is_impossible=True)


def _number(shape: ir.Number, random: Random) -> float:
    least = _limit(shape.minimum, shape.exclusive_minimum, -math.inf)
    most = _limit(shape.maximum, shape.exclusive_maximum, math.inf)
    start = _start(least, most)
    drawn = start + (min(most, start + _SPAN) - start) * random.random()
    tried = [round(drawn, 2), drawn, least, most]
    tried += [math.nextafter(least, most), math.nextafter(most, least)]
    if shape.multiple_of:
        # A limit that is excluded may be a multiple.
        steps = [
            math.ceil(each / shape.multiple_of) + more
            for each in (drawn, least)
            if math.isfinite(each)
            for more in (0, 1)
        ]
        tried = [float(Decimal(str(shape.multiple_of)) * step) for step in steps]
    found = next((each for each in tried if allows(shape, each)), None)
    if found is None:
        raise Unmakeable(shape, "its limits allow no number")
    return float(found)


def _start(least: N, most: N) -> N:
    """Return where numbers begin that read well: at zero, or near it."""
    if least > 0:
        return least
    return type(most)(0) if most > 0 else max(least, most - _SPAN)


def _limit(inclusive: float | None, exclusive: float | None, none: float) -> float:
    limit = exclusive if inclusive is None else inclusive
    return none if limit is None else limit


def allows(shape: ir.Number, value: float) -> bool:
    """Tell whether a number keeps to a shape."""
    return (
        math.isfinite(value)
        and (shape.minimum is None or value >= shape.minimum)
        and (shape.maximum is None or value <= shape.maximum)
        and (shape.exclusive_minimum is None or value > shape.exclusive_minimum)
        and (shape.exclusive_maximum is None or value < shape.exclusive_maximum)
    )


def _time(random: Random) -> int:
    return random.randint(_FIRST_TIME, _LAST_TIME)


def _blob(shape: ir.Blob, random: Random) -> str:
    least = _size(shape, shape.min_bytes)
    size = max(least, _BYTES)
    size = size if shape.max_bytes is None else min(size, shape.max_bytes)
    return base64.b64encode(random.randbytes(size)).decode()


def _size(shape: ir.Shape, least: int | None) -> int:
    if (least or 0) > MAX_LENGTH:
        raise Unmakeable(shape, f"it is longer than {MAX_LENGTH:,}")
    return least or 0
