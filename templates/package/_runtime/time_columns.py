"""Times of many values at once, in loops that run in C."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import repeat
from operator import sub
from typing import Any

import msgspec
from msgspec import UNSET

from .times import seconds, unix_time


class _Times(msgspec.Struct, gc=False):
    """A column; what msgspec makes of a type, it keeps with structures only."""

    times: list[datetime | None]


def times_of(values: list[Any], *, optional: bool) -> list[Any]:
    """Return the times that JSON values stand for.

    What is a time already stays; so does what is absent, if that is `optional`.

    Raises:
        ValueError: a value stands for no time.
    """
    kinds = set(map(type, values))
    if kinds <= (_NUMBERS_OR_NONE if optional else _NUMBERS):
        try:
            return msgspec.convert({"times": values}, _Times, strict=False).times
        except msgspec.ValidationError as error:
            raise ValueError(str(error)) from error
    absent = (None, UNSET) if optional else ()
    return [
        each if type(each) is datetime or each in absent else unix_time(each)
        for each in values
    ]


def numbers_of(times: list[Any], number: Callable[[datetime], Any]) -> list[Any]:
    """Return the numbers that times travel as; what is no time stays.

    `number` tells it of a time that may have no time zone.
    """
    kinds = set(map(type, times))
    if kinds == _DATETIMES:
        try:
            since = map(sub, times, repeat(_EPOCH))
            return _whole_as_integers(list(map(timedelta.total_seconds, since)))
        except TypeError:
            # One has no time zone.
            pass
    elif kinds == _DATETIMES_OR_NONE:
        numbers = iter(numbers_of([each for each in times if each], number))
        return [next(numbers) if each else each for each in times]
    return [number(each) if isinstance(each, datetime) else each for each in times]


def only_numbers_of(values: list[Any], *, optional: bool) -> list[Any]:
    """Return the numbers that times travel as.

    What is absent stays, if that is `optional`.

    Raises:
        ValueError: a value is no time, or has no time zone.
    """
    if set(map(type, values)) <= (_DATETIMES_OR_NONE if optional else _DATETIMES):
        return numbers_of(values, seconds)
    raise ValueError


def _whole_as_integers(numbers: list[float]) -> list[Any]:
    if not any(map(float.is_integer, numbers)):
        return numbers
    return [int(each) if each.is_integer() else each for each in numbers]


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DATETIMES = {datetime}
_DATETIMES_OR_NONE = {datetime, type(None)}
_NUMBERS = {int, float}
_NUMBERS_OR_NONE = {int, float, type(None)}
