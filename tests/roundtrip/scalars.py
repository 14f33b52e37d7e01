"""Valid values for the scalar shapes of any service, those at their limits included."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from functools import cache
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from generator import ir
from tests.roundtrip.profile import collected

MAX_TEXT = 2048
"""Characters or bytes; limits beyond it are left to tests of their own."""

CHARACTERS = st.characters(codec="utf-8")

_ODD_TEXTS = [
    "\x00\x1f\x7f",
    '"\\/',
    "\u2028\ufeff\uffff",
    "é\u0301",
    "\U0001f600\U0010ffff",
]
_ANYTHING = r"[\s\S]*"
_EPOCH = datetime(1970, 1, 1)
_LATEST = datetime(2200, 1, 1)
_MICROSECONDS = (_LATEST - _EPOCH) // timedelta(microseconds=1)


def scalars(shape: ir.Shape) -> SearchStrategy[Any]:
    """Return plain JSON values of a scalar shape, those at its limits included."""
    match shape:
        case ir.String():
            return _strings(shape)
        case ir.Enum():
            return st.sampled_from([value.name for value in shape.values])
        case ir.Integer():
            return _integers(shape)
        case ir.Number():
            return _numbers(shape)
        case ir.Boolean():
            return st.booleans()
        case ir.Timestamp():
            return _timestamps()
        case ir.Blob():
            return _blobs(shape)
    raise AssertionError(f"{shape.name} is no scalar")


@cache
def matching(pattern: str) -> tuple[str, ...]:
    """Return strings that a pattern matches as a whole.

    They are made once: to draw one from the pattern itself takes milliseconds. No
    property may be running meanwhile.
    """
    texts = st.from_regex(rf"(?:{pattern})\Z", fullmatch=True, alphabet=CHARACTERS)
    return tuple(dict.fromkeys(collected(texts, 8)))


def resized(text: str, size: int, fits: Callable[[str], object]) -> str:
    """Return text of `size` characters made of `text`, or `text` if none fits."""
    more = max(size - len(text), 0)
    candidates = (
        (text[:at] + text[at] * more + text[at:])[:size] for at in range(len(text))
    )
    return next(filter(fits, candidates), text)


def integer_range(shape: ir.Integer) -> tuple[int, int]:
    """Return the least and the greatest value allowed."""
    bits = shape.bits or 70
    least, greatest = -(2 ** (bits - 1)), 2 ** (bits - 1) - 1
    if shape.minimum is not None:
        least = max(least, shape.minimum)
    if shape.maximum is not None:
        greatest = min(greatest, shape.maximum)
    return least, greatest


def _strings(shape: ir.String) -> SearchStrategy[str]:
    least, most = shape.min_length or 0, shape.max_length
    seeds = _ODD_TEXTS if shape.pattern is None else matching(shape.pattern)
    fits = re.compile(rf"(?:{shape.pattern or _ANYTHING})\Z").match
    sizes = [size for size in (least, most) if size and size <= MAX_TEXT]
    edges = [resized(text, size, fits) for text in seeds for size in sizes]
    texts = [
        text
        for text in (*seeds, *edges)
        if least <= len(text) <= (len(text) if most is None else most)
    ]
    if shape.pattern is not None:
        return st.sampled_from(texts)
    few = least + 20 if most is None else min(least + 20, most)
    return st.text(CHARACTERS, min_size=least, max_size=few) | st.sampled_from(texts)


def _integers(shape: ir.Integer) -> SearchStrategy[int]:
    step = shape.multiple_of or 1
    least, greatest = integer_range(shape)
    first, last = -(-least // step), greatest // step
    counts = st.sampled_from([first, last]) | st.integers(first, last)
    return counts.map(lambda count: count * step)


def _numbers(shape: ir.Number) -> SearchStrategy[float]:
    least = shape.exclusive_minimum if shape.minimum is None else shape.minimum
    most = shape.exclusive_maximum if shape.maximum is None else shape.maximum
    return st.floats(
        least,
        most,
        exclude_min=shape.exclusive_minimum is not None,
        exclude_max=shape.exclusive_maximum is not None,
        allow_nan=False,
        allow_infinity=False,
    )


def _timestamps() -> SearchStrategy[float | str]:
    zones = st.integers(-14 * 60, 14 * 60).map(
        lambda minutes: timezone(timedelta(minutes=minutes))
    )
    times = st.datetimes(_EPOCH, _LATEST, timezones=zones | st.just(UTC))
    return st.one_of(
        st.integers(0, _MICROSECONDS).map(lambda count: count / 1_000_000),
        st.integers(0, _MICROSECONDS // 1_000_000),
        times.map(datetime.isoformat),
        times.map(lambda time: time.astimezone(UTC).isoformat()[:-6] + "Z"),
    )


def _blobs(shape: ir.Blob) -> SearchStrategy[str]:
    least, most = shape.min_bytes or 0, shape.max_bytes
    few = least + 20 if most is None else min(least + 20, most)
    blobs = st.binary(min_size=least, max_size=few)
    if most is not None and most <= MAX_TEXT:
        blobs |= st.just(b"\xff" * most)
    return blobs.map(lambda blob: base64.b64encode(blob).decode())
