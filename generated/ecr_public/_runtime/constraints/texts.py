"""Constraints of what is text on the wire: strings, enums, blobs, times."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from enum import Enum
from functools import cached_property

import msgspec

from ..times import date_time, seconds, unix_time, zoned
from ..unicode_classes import written_out
from ..violations import At, Violation, violation, wrong_type
from .carried import meta
from .formats import TextFormat
from .wording import is_unicode, not_unicode, too_long, too_short


class String:
    """Text; lengths count code points, the pattern is for the whole of it."""

    def __init__(
        self,
        *,
        min_length: int | None = None,
        max_length: int | None = None,
        pattern: str | None = None,
        possessive: str | None = None,
        format: TextFormat | None = None,
    ) -> None:
        """Take the limits, a regular expression without anchors, and a format.

        `possessive` is the same in a form that takes less time, as it never goes back
        over what a repetition has taken; messages show the other, which reads better.
        """
        self.min_length = min_length
        self.max_length = max_length
        self.pattern = pattern
        self.format = format
        self._fast = possessive or pattern
        self.meta = meta(self, min_length=min_length, max_length=max_length)

    @cached_property
    def fits(self) -> Callable[[str], object] | None:
        """What tells whether a text is of the pattern, and the format; `None` without.

        msgspec would match a pattern, too, but takes longer to than Python does.
        """
        of_format = None if self.format is None else self.format.fits
        matches = self._matches
        if of_format is None or matches is None:
            return matches or of_format
        return lambda text: matches(text) and of_format(text)

    @property
    def all_fit(self) -> Callable[[Sequence[str]], object] | None:
        """What tells it of several texts faster than one by one, if anything does."""
        if self.format is None or self._matches is not None:
            return None
        return self.format.all_fit

    @property
    def fitting(self) -> str | None:
        """A text that fits, if it is told of several at once."""
        if self.format is None or self.all_fit is None:
            return None
        return self.format.fitting

    @cached_property
    def all_match(self) -> Callable[[Collection[str]], bool] | None:
        """What tells of many texts whether they are of the pattern, and that is all."""
        if self.format is not None or self._fast is None:
            return None
        # Here and not above: it is only needed where many texts come at once.
        from .joined import all_matching

        return all_matching(written_out(self._fast))

    def is_fitting(self, text: str) -> bool:
        """Return whether a text keeps to all of this."""
        found: list[Violation] = []
        self.check(text, None, found)
        return not found

    @cached_property
    def _matches(self) -> Callable[[str], object] | None:
        if self._fast is None:
            return None
        return re.compile(written_out(self._fast)).fullmatch

    def check(self, value: object, at: At, found: list[Violation]) -> None:
        """Add to `found` how the value at `at` breaks this."""
        if not isinstance(value, str):
            found.append(wrong_type(at, "string", value))
            return
        if not is_unicode(value):
            found.append(not_unicode(at))
        if self.min_length is not None and len(value) < self.min_length:
            found.append(too_short(at, "minLength", self.min_length))
        if self.max_length is not None and len(value) > self.max_length:
            found.append(too_long(at, "maxLength", self.max_length))
        elif self.fits is not None and not self.fits(value):
            self._tell_form(value, at, found)

    def _tell_form(self, text: str, at: At, found: list[Violation]) -> None:
        if self._matches is not None and not self._matches(text):
            rule = f"must satisfy regular expression '{self.pattern}'"
            found.append(violation(at, "pattern", rule))
        if self.format is not None and not self.format.fits(text):
            found.append(violation(at, "format", self.format.rule))


class Blob:
    """Bytes, base64 text on the wire; lengths count the bytes."""

    __slots__ = ("max_bytes", "meta", "min_bytes")

    def __init__(
        self, *, min_bytes: int | None = None, max_bytes: int | None = None
    ) -> None:
        """Take the limits in bytes."""
        self.min_bytes = min_bytes
        self.max_bytes = max_bytes
        self.meta = meta(self, min_length=min_bytes, max_length=max_bytes)

    def check(self, value: object, at: At, found: list[Violation]) -> None:
        """Add to `found` how the value at `at` breaks this."""
        if not isinstance(value, str | bytes):
            found.append(wrong_type(at, "string", value))
            return
        size = _blob_size(value)
        if size is None:
            found.append(violation(at, "contentEncoding", "must be base64 text"))
            return
        if self.min_bytes is not None and size < self.min_bytes:
            found.append(too_short(at, "minLength", self.min_bytes))
        if self.max_bytes is not None and size > self.max_bytes:
            found.append(too_long(at, "maxLength", self.max_bytes))


class Timestamp:
    """A point in time: seconds since the epoch, or date-time text with an offset."""

    def check(self, value: object, at: At, found: list[Violation]) -> None:
        """Add to `found` how the value at `at` breaks this."""
        try:
            if isinstance(value, datetime):
                seconds(value)
            else:
                unix_time(value)
        except ValueError:
            rule = "must be seconds since the epoch or a date-time with an offset"
            found.append(violation(at, "type", _zoneless(value) or rule))


class DateTime:
    """A point in time: date-time text with an offset, as in RFC 3339."""

    def check(self, value: object, at: At, found: list[Violation]) -> None:
        """Add to `found` how the value at `at` breaks this."""
        try:
            if isinstance(value, datetime):
                zoned(value)
            elif isinstance(value, str):
                date_time(value)
            else:
                found.append(wrong_type(at, "string", value))
        except ValueError:
            rule = "must be a date-time with an offset, such as 2031-01-02T03:04:05Z"
            found.append(violation(at, "format", _zoneless(value) or rule))


class EnumOf:
    """One of the values of an enum, all texts or all integers."""

    def __init__(self, enum: type[Enum]) -> None:
        """Take the enum."""
        self._values = frozenset(member.value for member in enum)
        self._is_text = all(isinstance(each, str) for each in self._values)
        listed = ", ".join(str(member.value) for member in enum)
        self._rule = f"must satisfy enum value set: [{listed}]"

    def check(self, value: object, at: At, found: list[Violation]) -> None:
        """Add to `found` how the value at `at` breaks this."""
        kind = str if self._is_text else int | float
        if not isinstance(value, kind) or isinstance(value, bool):
            name = "string" if self._is_text else "integer"
            found.append(wrong_type(at, name, value))
        elif value not in self._values:
            found.append(violation(at, "enum", self._rule))


def _zoneless(value: object) -> str:
    """Return what a `datetime` that breaks a constraint lacks, "" for all else."""
    if not isinstance(value, datetime):
        return ""
    return f"must have a time zone, which {value.isoformat()} has not"


def _blob_size(value: str | bytes) -> int | None:
    if isinstance(value, bytes):
        return len(value)
    try:
        return len(msgspec.convert(value, bytes))
    except msgspec.ValidationError:
        return None
