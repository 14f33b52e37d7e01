"""Constraints of numbers, and of what is either true or false."""

from __future__ import annotations

import math
from typing import Any

import msgspec

from ..violations import Violation, pointer, wrong_type
from .wording import too_great, too_small


class Boolean:
    """True or false."""

    meta = msgspec.Meta()

    def check(
        self, value: object, at: str, key: str | int | None, found: list[Violation]
    ) -> None:
        """Add to `found` how the value at `at`, or its member `key`, breaks this."""
        if not isinstance(value, bool):
            found.append(wrong_type(pointer(at, key), "boolean", value))


class Integer:
    """A whole number of 32 or 64 bits."""

    __slots__ = ("bits", "maximum", "meta", "minimum", "multiple_of")

    def __init__(
        self,
        *,
        bits: int = 64,
        minimum: int | None = None,
        maximum: int | None = None,
        multiple_of: int | None = None,
    ) -> None:
        """Take the limits, both of them allowed values."""
        self.bits = bits
        self.minimum = minimum
        self.maximum = maximum
        self.multiple_of = multiple_of
        least, greatest = -(2 ** (bits - 1)), 2 ** (bits - 1) - 1
        self.meta = msgspec.Meta(
            ge=least if minimum is None else max(minimum, least),
            le=greatest if maximum is None else min(maximum, greatest),
            multiple_of=multiple_of,
        )

    def check(
        self, value: object, at: str, key: str | int | None, found: list[Violation]
    ) -> None:
        """Add to `found` how the value at `at`, or its member `key`, breaks this."""
        if not isinstance(value, int) or isinstance(value, bool):
            found.append(wrong_type(pointer(at, key), "integer", value))
            return
        if self.minimum is not None and value < self.minimum:
            found.append(too_small(pointer(at, key), "minimum", self.minimum))
        if self.maximum is not None and value > self.maximum:
            found.append(too_great(pointer(at, key), "maximum", self.maximum))
        if not -(2 ** (self.bits - 1)) <= value < 2 ** (self.bits - 1):
            rule = f"must be an integer of {self.bits} bits"
            found.append(Violation(pointer(at, key), "format", rule))
        if self.multiple_of is not None and value % self.multiple_of:
            rule = f"must be a multiple of {self.multiple_of}"
            found.append(Violation(pointer(at, key), "multipleOf", rule))


class Number:
    """A number with a fraction, in double precision."""

    __slots__ = (
        "exclusive_maximum",
        "exclusive_minimum",
        "maximum",
        "meta",
        "minimum",
    )

    def __init__(
        self,
        *,
        minimum: float | None = None,
        maximum: float | None = None,
        exclusive_minimum: float | None = None,
        exclusive_maximum: float | None = None,
    ) -> None:
        """Take the limits, one a side; an exclusive one is itself not allowed."""
        self.minimum = minimum
        self.maximum = maximum
        self.exclusive_minimum = exclusive_minimum
        self.exclusive_maximum = exclusive_maximum
        limits: dict[str, Any] = {
            "ge": minimum,
            "le": maximum,
            "gt": exclusive_minimum,
            "lt": exclusive_maximum,
        }
        self.meta = msgspec.Meta(**limits)

    def check(
        self, value: object, at: str, key: str | int | None, found: list[Violation]
    ) -> None:
        """Add to `found` how the value at `at`, or its member `key`, breaks this."""
        number = _finite(value)
        if number is None:
            found.append(wrong_type(pointer(at, key), "finite number", value))
            return
        if self.minimum is not None and number < self.minimum:
            found.append(too_small(pointer(at, key), "minimum", self.minimum))
        if self.maximum is not None and number > self.maximum:
            found.append(too_great(pointer(at, key), "maximum", self.maximum))
        if self.exclusive_minimum is not None and number <= self.exclusive_minimum:
            rule = f"must have value greater than {self.exclusive_minimum}"
            found.append(Violation(pointer(at, key), "exclusiveMinimum", rule))
        if self.exclusive_maximum is not None and number >= self.exclusive_maximum:
            rule = f"must have value less than {self.exclusive_maximum}"
            found.append(Violation(pointer(at, key), "exclusiveMaximum", rule))


def _finite(value: object) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None
