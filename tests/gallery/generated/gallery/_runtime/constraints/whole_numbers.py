"""Integers as JSON Schema has them: of any size, and `1.0` is one."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeGuard

from ..decimals import is_multiple
from ..violations import At, Violation, violation, wrong_type
from .carried import meta
from .wording import not_above, not_below, not_multiple, too_great, too_small


class WholeNumber:
    """An integer of any size, or of so many bits; a float that is whole is one, too."""

    def __init__(
        self,
        *,
        bits: int | None = None,
        minimum: float | None = None,
        maximum: float | None = None,
        exclusive_minimum: float | None = None,
        exclusive_maximum: float | None = None,
        multiple_of: float | None = None,
    ) -> None:
        """Take the limits; an exclusive one is itself not allowed."""
        self.bits = bits
        self.minimum = minimum
        self.maximum = maximum
        self.exclusive_minimum = exclusive_minimum
        self.exclusive_maximum = exclusive_maximum
        self.multiple_of = multiple_of
        self._least, self._most = self._range()
        self.meta = meta(
            self,
            ge=self._least if _is_of_64_bits(self._least) else None,
            le=self._most if _is_of_64_bits(self._most) else None,
            multiple_of=multiple_of if self._is_plain_step() else None,
        )

    @property
    def fits(self) -> Callable[[int], bool] | None:
        """What tells whether an integer keeps to what msgspec cannot check."""
        limits = (self._least, self._most)
        is_rest = any(each is not None and not _is_of_64_bits(each) for each in limits)
        if not is_rest and (self.multiple_of is None or self._is_plain_step()):
            return None
        return self._fits

    def check(self, value: object, at: At, found: list[Violation]) -> None:
        """Add to `found` how the value at `at` breaks this."""
        if not is_whole(value):
            found.append(wrong_type(at, "integer", value))
            return
        if self.minimum is not None and value < self.minimum:
            found.append(too_small(at, "minimum", self.minimum))
        if self.maximum is not None and value > self.maximum:
            found.append(too_great(at, "maximum", self.maximum))
        if self.exclusive_minimum is not None and value <= self.exclusive_minimum:
            found.append(not_above(at, self.exclusive_minimum))
        if self.exclusive_maximum is not None and value >= self.exclusive_maximum:
            found.append(not_below(at, self.exclusive_maximum))
        if self.bits is not None and not -(2 ** (self.bits - 1)) <= value < 2 ** (
            self.bits - 1
        ):
            rule = f"must be an integer of {self.bits} bits"
            found.append(violation(at, "format", rule))
        if self.multiple_of is not None and not is_multiple(value, self.multiple_of):
            found.append(not_multiple(at, self.multiple_of))

    def _range(self) -> tuple[int | None, int | None]:
        """Return the least and the greatest integer that keep to all limits."""
        least, most = [], []
        if self.bits is not None:
            least.append(-(2 ** (self.bits - 1)))
            most.append(2 ** (self.bits - 1) - 1)
        if self.minimum is not None:
            least.append(math.ceil(self.minimum))
        if self.maximum is not None:
            most.append(math.floor(self.maximum))
        if self.exclusive_minimum is not None:
            least.append(math.floor(self.exclusive_minimum) + 1)
        if self.exclusive_maximum is not None:
            most.append(math.ceil(self.exclusive_maximum) - 1)
        return max(least, default=None), min(most, default=None)

    def _fits(self, value: int) -> bool:
        found: list[Violation] = []
        self.check(value, None, found)
        return not found

    def _is_plain_step(self) -> bool:
        step = self.multiple_of
        return isinstance(step, int) and _is_of_64_bits(step)


def is_whole(value: object) -> TypeGuard[float]:
    """Return whether a plain JSON value is an integer."""
    if isinstance(value, float):
        return value.is_integer()
    return isinstance(value, int) and not isinstance(value, bool)


def _is_of_64_bits(limit: int | None) -> bool:
    return limit is not None and -(2**63) <= limit < 2**63
