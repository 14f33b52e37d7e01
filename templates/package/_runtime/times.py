"""Points in time: datetimes in Python, seconds since the epoch on the wire."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import msgspec

if TYPE_CHECKING:
    # To type checkers and editors it is `datetime`, and goes by that name.
    from datetime import datetime as UnixTime
else:

    class _Anything(type):
        # A bound method of C: msgspec asks it about each time that it has decoded.
        __instancecheck__ = object.__instancecheck__

    class UnixTime(metaclass=_Anything):
        """Stands for `datetime` where msgspec decodes.

        With a hook that makes datetimes, those come out; without one, the values as
        they are on the wire.
        """


__all__ = ["EARLIEST", "LATEST", "UnixTime", "seconds", "unix_time"]

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
            time: datetime = _from_timestamp(value, UTC)
            return time
        if isinstance(value, str):
            return msgspec.convert(value, _DateTime).astimezone(UTC)
    except (OverflowError, OSError) as error:
        raise ValueError(str(error)) from error
    raise ValueError("neither a number nor a date-time")


def seconds(time: datetime) -> float:
    """Return the number that a time travels as, an `int` if it is whole.

    Raises:
        ValueError: it has no time zone.
    """
    if time.tzinfo is None:
        raise ValueError(f"{time.isoformat()} has no time zone")
    number = time.timestamp()
    return int(number) if number.is_integer() else number


_from_timestamp: Any = datetime.fromtimestamp
_DateTime = Annotated[datetime, msgspec.Meta(tz=True)]
