"""Dates, times and durations as texts, as RFC 3339 has them; and UUIDs."""

from __future__ import annotations

from datetime import date

from .expressions import Expression

_DATE = Expression(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = Expression(
    r"([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9]|60)(?:\.[0-9]+)?"
    r"(?:[Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))"
)
_CLOCK = r"T(?:[0-9]+H(?:[0-9]+M(?:[0-9]+S)?)?|[0-9]+M(?:[0-9]+S)?|[0-9]+S)"
_DAYS = r"[0-9]+Y(?:[0-9]+M(?:[0-9]+D)?)?|[0-9]+M(?:[0-9]+D)?|[0-9]+D"
_DURATION = Expression(rf"P(?:[0-9]+W|(?:{_DAYS})(?:{_CLOCK})?|{_CLOCK})")
_UUID = Expression(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_DAY = 24 * 60


def is_date(text: str) -> bool:
    """Return whether a text is a day, such as 2031-01-02."""
    if _DATE.fullmatch(text) is None:
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        # Before the year 1 there is none in Python.
        return text.startswith("0000-") and is_date(f"0400{text[4:]}")
    return True


def is_time(text: str) -> bool:
    """Return whether a text is a time of a day, with an offset from UTC.

    The second 60 is one where a leap second may be: at the end of a day of UTC.
    """
    found = _TIME.fullmatch(text)
    if found is None:
        return False
    hour, minute, second, sign, hours, minutes = found.groups(default="0")
    if second != "60":
        return True
    offset = 60 * int(hours) + int(minutes)
    utc = 60 * int(hour) + int(minute) + (offset if sign == "-" else -offset)
    return utc % _DAY == _DAY - 1


def is_date_time(text: str) -> bool:
    """Return whether a text is a day and a time of it, such as 2031-01-02T03:04:05Z."""
    day, mark, time = text[:10], text[10:11], text[11:]
    return mark in ("T", "t") and is_date(day) and is_time(time)


def is_duration(text: str) -> bool:
    """Return whether a text is a duration, such as P1DT12H."""
    return _DURATION.fullmatch(text) is not None


def is_uuid(text: str) -> bool:
    """Return whether a text is a UUID in its usual form."""
    return _UUID.fullmatch(text) is not None
