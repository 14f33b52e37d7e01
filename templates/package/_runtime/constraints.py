"""The constraints of scalars, lists and maps: each is enforced and explained here.

A constraint has two sides that accept exactly the same values. `meta` is what msgspec
enforces while it decodes; `check` finds every violation of a plain JSON value, and says
what the value must be.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any

import msgspec

from .structure import unix_time
from .violations import Violation, pointer, wrong_type


class Boolean:
    """True or false."""

    meta = msgspec.Meta()

    def check(
        self, value: object, at: str, key: str | int | None, found: list[Violation]
    ) -> None:
        """Add to `found` how the value at `at`, or its member `key`, breaks this."""
        if not isinstance(value, bool):
            found.append(wrong_type(pointer(at, key), "boolean", value))


class String:
    """Text; lengths count code points, the pattern is for the whole of it."""

    __slots__ = ("_fullmatch", "max_length", "meta", "min_length", "pattern")

    def __init__(
        self,
        *,
        min_length: int | None = None,
        max_length: int | None = None,
        pattern: str | None = None,
    ) -> None:
        """Take the limits, and a regular expression without anchors."""
        self.min_length = min_length
        self.max_length = max_length
        self.pattern = pattern
        whole = None if pattern is None else rf"^(?:{pattern})\Z"
        self.meta = msgspec.Meta(
            min_length=min_length, max_length=max_length, pattern=whole
        )
        self._fullmatch = None if whole is None else re.compile(whole).match

    def check(
        self, value: object, at: str, key: str | int | None, found: list[Violation]
    ) -> None:
        """Add to `found` how the value at `at`, or its member `key`, breaks this."""
        if not isinstance(value, str):
            found.append(wrong_type(pointer(at, key), "string", value))
            return
        if not (value.isascii() or _is_unicode(value)):
            at_key = pointer(at, key)
            found.append(Violation(at_key, "type", "must be well-formed Unicode text"))
        if self.min_length is not None and len(value) < self.min_length:
            found.append(_too_short(pointer(at, key), "minLength", self.min_length))
        if self.max_length is not None and len(value) > self.max_length:
            found.append(_too_long(pointer(at, key), "maxLength", self.max_length))
        elif self._fullmatch is not None and not self._fullmatch(value):
            rule = f"must satisfy regular expression '{self.pattern}'"
            found.append(Violation(pointer(at, key), "pattern", rule))


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
            found.append(_too_small(pointer(at, key), "minimum", self.minimum))
        if self.maximum is not None and value > self.maximum:
            found.append(_too_great(pointer(at, key), "maximum", self.maximum))
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
            found.append(_too_small(pointer(at, key), "minimum", self.minimum))
        if self.maximum is not None and number > self.maximum:
            found.append(_too_great(pointer(at, key), "maximum", self.maximum))
        if self.exclusive_minimum is not None and number <= self.exclusive_minimum:
            rule = f"must have value greater than {self.exclusive_minimum}"
            found.append(Violation(pointer(at, key), "exclusiveMinimum", rule))
        if self.exclusive_maximum is not None and number >= self.exclusive_maximum:
            rule = f"must have value less than {self.exclusive_maximum}"
            found.append(Violation(pointer(at, key), "exclusiveMaximum", rule))


class Blob:
    """Bytes, base64 text on the wire; lengths count the bytes."""

    __slots__ = ("max_bytes", "meta", "min_bytes")

    def __init__(
        self, *, min_bytes: int | None = None, max_bytes: int | None = None
    ) -> None:
        """Take the limits in bytes."""
        self.min_bytes = min_bytes
        self.max_bytes = max_bytes
        self.meta = msgspec.Meta(min_length=min_bytes, max_length=max_bytes)

    def check(
        self, value: object, at: str, key: str | int | None, found: list[Violation]
    ) -> None:
        """Add to `found` how the value at `at`, or its member `key`, breaks this."""
        if not isinstance(value, str | bytes):
            found.append(wrong_type(pointer(at, key), "string", value))
            return
        size = _blob_size(value)
        if size is None:
            rule = "must be base64 text"
            found.append(Violation(pointer(at, key), "contentEncoding", rule))
            return
        if self.min_bytes is not None and size < self.min_bytes:
            found.append(_too_short(pointer(at, key), "minLength", self.min_bytes))
        if self.max_bytes is not None and size > self.max_bytes:
            found.append(_too_long(pointer(at, key), "maxLength", self.max_bytes))


class Timestamp:
    """A point in time: seconds since the epoch, or date-time text with an offset."""

    meta = msgspec.Meta()

    def check(
        self, value: object, at: str, key: str | int | None, found: list[Violation]
    ) -> None:
        """Add to `found` how the value at `at`, or its member `key`, breaks this."""
        try:
            unix_time(value)
        except ValueError:
            at_key = pointer(at, key)
            rule = "must be seconds since the epoch or a date-time with an offset"
            found.append(Violation(at_key, "type", rule))


class List:
    """An array; what its items must be is checked by whoever iterates `items`."""

    __slots__ = ("max_items", "meta", "min_items")

    def __init__(
        self, *, min_items: int | None = None, max_items: int | None = None
    ) -> None:
        """Take the limits."""
        self.min_items = min_items
        self.max_items = max_items
        self.meta = msgspec.Meta(min_length=min_items, max_length=max_items)

    def items(
        self, value: object, at: str, found: list[Violation]
    ) -> Iterator[tuple[int, object]]:
        """Add to `found` how the value at `at` breaks the limits; return its items.

        An array that is too long has no items here: they are not worth the time.
        """
        if not isinstance(value, list | tuple):
            found.append(wrong_type(at, "array", value))
            return iter(())
        if self.min_items is not None and len(value) < self.min_items:
            found.append(_too_short(at, "minItems", self.min_items))
        if self.max_items is not None and len(value) > self.max_items:
            found.append(_too_long(at, "maxItems", self.max_items))
            return iter(())
        return enumerate(value)


class Map:
    """An object with any keys; its values are checked by whoever iterates `items`."""

    __slots__ = ("max_properties", "meta", "min_properties")

    def __init__(
        self, *, min_properties: int | None = None, max_properties: int | None = None
    ) -> None:
        """Take the limits."""
        self.min_properties = min_properties
        self.max_properties = max_properties
        self.meta = msgspec.Meta(min_length=min_properties, max_length=max_properties)

    def items(
        self, value: object, at: str, found: list[Violation]
    ) -> Iterator[tuple[str, object]]:
        """Add to `found` how the value at `at` breaks the limits; return its entries.

        A map that is too large has no entries here: they are not worth the time.
        """
        if not isinstance(value, dict) or not all(
            isinstance(key, str) for key in value
        ):
            found.append(wrong_type(at, "object", value))
            return iter(())
        if self.min_properties is not None and len(value) < self.min_properties:
            found.append(_too_short(at, "minProperties", self.min_properties))
        if self.max_properties is not None and len(value) > self.max_properties:
            found.append(_too_long(at, "maxProperties", self.max_properties))
            return iter(())
        return iter(value.items())


def check_enum(
    enum: type[StrEnum],
    value: object,
    at: str,
    key: str | int | None,
    found: list[Violation],
) -> None:
    """Add to `found` how the value at `at`, or its member `key`, is not of `enum`."""
    if not isinstance(value, str):
        found.append(wrong_type(pointer(at, key), "string", value))
    elif value not in _values(enum):
        rule = f"must satisfy enum value set: [{', '.join(enum)}]"
        found.append(Violation(pointer(at, key), "enum", rule))


@cache
def _values(enum: type[StrEnum]) -> frozenset[str]:
    return frozenset(enum)


def _finite(value: object) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None


def _blob_size(value: str | bytes) -> int | None:
    if isinstance(value, bytes):
        return len(value)
    try:
        return len(msgspec.convert(value, bytes))
    except msgspec.ValidationError:
        return None


def _is_unicode(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _too_short(at: str, rule: str, limit: int) -> Violation:
    return Violation(at, rule, f"must have length greater than or equal to {limit}")


def _too_long(at: str, rule: str, limit: int) -> Violation:
    return Violation(at, rule, f"must have length less than or equal to {limit}")


def _too_small(at: str, rule: str, limit: float) -> Violation:
    return Violation(at, rule, f"must have value greater than or equal to {limit}")


def _too_great(at: str, rule: str, limit: float) -> Violation:
    return Violation(at, rule, f"must have value less than or equal to {limit}")
