"""Points in time: datetimes in Python, on the wire what the spec says.

That is RFC 3339 text (`DateTime`), or seconds since the epoch (`UnixTime`).
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial
from operator import is_not
from typing import TYPE_CHECKING, Annotated

import msgspec

if TYPE_CHECKING:
    # To type checkers and editors it is `datetime`, and goes by that name.
    from datetime import datetime as DateTime
    from datetime import datetime as UnixTime
else:
    DateTime = Annotated[datetime, msgspec.Meta(tz=True)]

    class _AllButNull(type):
        """Class of a class that everything but `None` is an instance of.

        Null would look like a member that is absent.
        """

        # In C: msgspec asks it about each value.
        __instancecheck__ = staticmethod(partial(is_not, None))

    class UnixTime(metaclass=_AllButNull):
        """Stands for `datetime` where msgspec decodes.

        With a hook that makes datetimes, those come out; without one, the values as
        they are on the wire.
        """


__all__ = [
    "EARLIEST",
    "LATEST",
    "DateTime",
    "UnixTime",
    "date_time",
    "seconds",
    "seconds_if_possible",
    "unix_time",
    "zoned",
]

EARLIEST, LATEST = -62135596800, 253402300799
"""The first and the last whole second that a `datetime` can be: years 1 to 9999."""


def unix_time(value: object) -> datetime:
    """Return the time that a JSON number (seconds) or date-time text stands for.

    Raises:
        ValueError: it stands for none, or one outside the years 1 to 9999.
    """
    kind = type(value)
    try:
        if kind is float or kind is int:
            # As columns of them are converted: it rounds, and refuses, as that does.
            return msgspec.convert(value, datetime, strict=False)
        if isinstance(value, str):
            return date_time(value).astimezone(UTC)
    except (msgspec.ValidationError, OverflowError) as error:
        raise ValueError(str(error)) from error
    raise ValueError("neither a number nor a date-time")


def date_time(value: object) -> datetime:
    """Return the time that a text stands for as in RFC 3339, in its own time zone.

    Raises:
        ValueError: it stands for none, or says no offset from UTC.
    """
    return msgspec.convert(value, DateTime)


def seconds(time: datetime) -> float:
    """Return the number that a time travels as, an `int` if it is whole.

    Raises:
        ValueError: it has no time zone.
    """
    if time.tzinfo is None:
        zoned(time)
    number = time.timestamp()
    return int(number) if number.is_integer() else number


def seconds_if_possible(time: datetime) -> object:
    """Return the number that a time travels as, a time without a time zone as it is."""
    return time if time.tzinfo is None else seconds(time)


def zoned(time: datetime) -> datetime:
    """Return a time that has a time zone.

    Raises:
        ValueError: it has none.
    """
    if time.tzinfo is None:
        raise ValueError(f"{time.isoformat()} has no time zone")
    return time
