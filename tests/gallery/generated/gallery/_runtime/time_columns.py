"""Times of many values at once, in loops that run in C."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec
from msgspec import UNSET

from .times import unix_time


def times_of(values: Iterable[Any], *, optional: bool) -> list[Any]:
    """Return the times that JSON values stand for.

    What is a time already stays; so does what is absent, if that is `optional`.

    Raises:
        ValueError: a value stands for no time.
    """
    given = list(values)
    kinds = set(map(type, given))
    if kinds <= (_NUMBERS_OR_NONE if optional else _NUMBERS):
        try:
            made: list[Any] = msgspec.convert(given, _TIMES, strict=False)
            return made
        except msgspec.ValidationError as error:
            raise ValueError(str(error)) from error
    absent = (None, UNSET) if optional else ()
    return [
        each if type(each) is datetime or each in absent else unix_time(each)
        for each in given
    ]


_NUMBERS = {int, float}
_NUMBERS_OR_NONE = {int, float, type(None)}
_TIMES: Any = list[datetime | None]
