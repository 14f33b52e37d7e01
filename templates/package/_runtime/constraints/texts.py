"""Constraints of what is text on the wire: strings, enums, blobs, timestamps."""

from __future__ import annotations

import re
import sys
from enum import StrEnum
from functools import cache

import msgspec

from ..structure import unix_time
from ..unicode_classes import written_out
from ..violations import Violation, pointer, wrong_type
from .wording import is_unicode, not_unicode, too_long, too_short


class String:
    """Text; lengths count code points, the pattern is for the whole of it."""

    __slots__ = (
        "_fullmatch",
        "_least",
        "_most",
        "max_length",
        "meta",
        "min_length",
        "pattern",
    )

    def __init__(
        self,
        *,
        min_length: int | None = None,
        max_length: int | None = None,
        pattern: str | None = None,
        possessive: str | None = None,
    ) -> None:
        """Take the limits, and a regular expression without anchors.

        `possessive` is the same in a form that takes less time, as it never goes back
        over what a repetition has taken; messages show the other, which reads better.
        """
        self.min_length = min_length
        self.max_length = max_length
        self.pattern = pattern
        self._least = min_length or 0
        self._most = sys.maxsize if max_length is None else max_length
        fast = written_out(possessive or pattern) if pattern is not None else None
        whole = None if fast is None else rf"^(?:{fast})\Z"
        self.meta = msgspec.Meta(
            min_length=min_length, max_length=max_length, pattern=whole
        )
        self._fullmatch = None if whole is None else re.compile(whole).match

    def check(
        self, value: object, at: str, key: str | int | None, found: list[Violation]
    ) -> None:
        """Add to `found` how the value at `at`, or its member `key`, breaks this."""
        if (
            isinstance(value, str)
            and self._least <= len(value) <= self._most
            and value.isascii()
            and (self._fullmatch is None or self._fullmatch(value))
        ):
            return
        self._explain(value, pointer(at, key), found)

    def _explain(self, value: object, at: str, found: list[Violation]) -> None:
        if not isinstance(value, str):
            found.append(wrong_type(at, "string", value))
            return
        if not is_unicode(value):
            found.append(not_unicode(at))
        if len(value) < self._least:
            found.append(too_short(at, "minLength", self._least))
        if len(value) > self._most:
            found.append(too_long(at, "maxLength", self._most))
        elif self._fullmatch is not None and not self._fullmatch(value):
            rule = f"must satisfy regular expression '{self.pattern}'"
            found.append(Violation(at, "pattern", rule))


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
            found.append(too_short(pointer(at, key), "minLength", self.min_bytes))
        if self.max_bytes is not None and size > self.max_bytes:
            found.append(too_long(pointer(at, key), "maxLength", self.max_bytes))


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


def _blob_size(value: str | bytes) -> int | None:
    if isinstance(value, bytes):
        return len(value)
    try:
        return len(msgspec.convert(value, bytes))
    except msgspec.ValidationError:
        return None
