"""Constraints of numbers, and of what is either true or false."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable

from ..decimals import is_multiple
from ..violations import At, Violation, violation, wrong_type
from .carried import meta
from .wording import not_above, not_below, not_multiple, too_great, too_small


class Boolean:
    """True or false."""

    def check(self, value: object, at: At, found: list[Violation]) -> None:
        """Add to `found` how the value at `at` breaks this."""
        if not isinstance(value, bool):
            found.append(wrong_type(at, "boolean", value))


class Integer:
    """A whole number of so many bits, or of any size."""

    __slots__ = ("bits", "maximum", "meta", "minimum", "multiple_of")

    def __init__(
        self,
        *,
        bits: int | None = 64,
        minimum: int | None = None,
        maximum: int | None = None,
        multiple_of: int | None = None,
    ) -> None:
        """Take the limits, both of them allowed values."""
        self.bits = bits
        self.minimum = minimum
        self.maximum = maximum
        self.multiple_of = multiple_of
        least, most = (None, None) if bits is None else _range(bits)
        self.meta = meta(
            self,
            ge=max(_given(minimum, least), default=None),
            le=min(_given(maximum, most), default=None),
            multiple_of=multiple_of,
        )

    def check(self, value: object, at: At, found: list[Violation]) -> None:
        """Add to `found` how the value at `at` breaks this."""
        if not isinstance(value, int) or isinstance(value, bool):
            found.append(wrong_type(at, "integer", value))
            return
        if self.minimum is not None and value < self.minimum:
            found.append(too_small(at, "minimum", self.minimum))
        if self.maximum is not None and value > self.maximum:
            found.append(too_great(at, "maximum", self.maximum))
        if self.bits is not None and not _has_bits(value, self.bits):
            rule = f"must be an integer of {self.bits} bits"
            found.append(violation(at, "format", rule))
        if self.multiple_of is not None and value % self.multiple_of:
            found.append(not_multiple(at, self.multiple_of))


class Number:
    """A number with a fraction, in double precision."""

    __slots__ = (
        "exclusive_maximum",
        "exclusive_minimum",
        "maximum",
        "meta",
        "minimum",
        "multiple_of",
    )

    def __init__(
        self,
        *,
        minimum: float | None = None,
        maximum: float | None = None,
        exclusive_minimum: float | None = None,
        exclusive_maximum: float | None = None,
        multiple_of: float | None = None,
    ) -> None:
        """Take the limits, one a side; an exclusive one is itself not allowed.

        A multiple is one in the decimals that numbers are written in.
        """
        self.multiple_of = multiple_of
        self.minimum = minimum
        self.maximum = maximum
        self.exclusive_minimum = exclusive_minimum
        self.exclusive_maximum = exclusive_maximum
        self.meta = meta(
            self,
            ge=minimum,
            le=maximum,
            gt=exclusive_minimum,
            lt=exclusive_maximum,
        )

    def check(self, value: object, at: At, found: list[Violation]) -> None:
        """Add to `found` how the value at `at` breaks this."""
        number = _finite(value)
        if number is None:
            found.append(wrong_type(at, "finite number", value))
            return
        if self.minimum is not None and number < self.minimum:
            found.append(too_small(at, "minimum", self.minimum))
        if self.maximum is not None and number > self.maximum:
            found.append(too_great(at, "maximum", self.maximum))
        if self.exclusive_minimum is not None and number <= self.exclusive_minimum:
            found.append(not_above(at, self.exclusive_minimum))
        if self.exclusive_maximum is not None and number >= self.exclusive_maximum:
            found.append(not_below(at, self.exclusive_maximum))
        if self.multiple_of is not None and not is_multiple(number, self.multiple_of):
            found.append(not_multiple(at, self.multiple_of))

    def is_fitting(self, number: float) -> bool:
        """Return whether a number keeps to all of this."""
        found: list[Violation] = []
        self.check(number, None, found)
        return not found

    @property
    def fits(self) -> Callable[[float], bool] | None:
        """What tells whether a number keeps to what msgspec does not check."""
        step = self.multiple_of
        return None if step is None else lambda number: is_multiple(number, step)


def _range(bits: int) -> tuple[int, int]:
    return -(2 ** (bits - 1)), 2 ** (bits - 1) - 1


def _has_bits(value: int, bits: int) -> bool:
    least, most = _range(bits)
    return least <= value <= most


def _given(*limits: int | None) -> Iterable[int]:
    return [limit for limit in limits if limit is not None]


def _finite(value: object) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None
