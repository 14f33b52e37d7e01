"""Values written as JSON text and checked at once, where nothing is out of the ordinary."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect

from .constraints.carried import bare
from .first_use import DECODED
from .formed import NO_FORM
from .mirrors import mirror_of, mirrored_in
from .reach import EVERYWHERE, Reach
from .residue import is_nothing
from .times import UnixTime
from .type_infos import info_of

Encoder: TypeAlias = Callable[[Any], bytes | None]


def encoder(type_: Any) -> Encoder | None:
    """Return what makes a value the JSON text that keeps to its schema.

    It returns `None` if the value does not, or may not: that is for others to find out.
    `None` if there is no such thing for the type.
    """
    info = info_of(type_)
    has_times = _HAS_TIMES(info)
    if has_times and (_HAS_FLOATS(info) or not _can_be_dated(info)):
        # As the copy has it, an integer among them would become a `float`.
        return None
    if (mirror := mirror_of(type_)) is None:
        return None
    convert = partial(msgspec.convert, type=mirror, from_attributes=True)
    left = DECODED[type_]
    fits = None if is_nothing(left) else left.one
    if has_times:
        return _copying(type_, convert, fits)
    return _looking(convert, fits, may_be_null=_HAS_FLOATS(info))


def _copying(
    type_: Any, convert: Callable[[Any], Any], fits: Callable[[Any], object] | None
) -> Encoder:
    """Return what writes the copy, with numbers in place of times."""
    exchange = _exchanges()[type_].one
    classes = mirrored_in(type_)

    def encode(value: Any) -> bytes | None:
        if any(map(type.__subclasses__, classes)):
            # An object of one may have members that the copy has not.
            return None
        try:
            copy = convert(value)
            if copy is None or (fits is not None and not fits(copy)):
                return None
            exchange(copy)
            return _ENCODE(copy)
        except NO_FORM:
            return None

    return encode


def _looking(
    convert: Callable[[Any], Any],
    fits: Callable[[Any], object] | None,
    *,
    may_be_null: bool,
) -> Encoder:
    """Return what writes the value itself."""

    def encode(value: Any) -> bytes | None:
        try:
            text = _ENCODE(value)
            if may_be_null and b"null" in text:
                # It may stand for a number that is not finite.
                return None
            copy = convert(value)
            if copy is None or (fits is not None and not fits(copy)):
                return None
        except NO_FORM:
            return None
        return text

    return encode


def _may_be_null(type_: inspect.Type) -> bool:
    return isinstance(bare(type_), inspect.FloatType | inspect.AnyType)


def _is_time(type_: inspect.Type) -> bool:
    of = bare(type_)
    return isinstance(of, inspect.CustomType) and of.cls is UnixTime


def _can_be_dated(info: inspect.Type) -> bool:
    # Here and not above: few types have times that are numbers.
    from . import dated

    return dated.can_be_dated(info)


@cache
def _exchanges() -> Any:
    from . import dated, time_columns
    from .per_class import PerClass

    column = time_columns.only_numbers_of
    return PerClass(
        partial(dated.dating, column=column),
        partial(dated.dating_of_class, column=column),
        dated.later,
    )


_HAS_FLOATS = Reach(_may_be_null, EVERYWHERE, of_structures=False)
_HAS_TIMES = Reach(_is_time, EVERYWHERE, of_structures=False)
_ENCODE = msgspec.json.Encoder().encode
