"""What is made of each type when its first value comes, by modules imported then.

A program that imports models and never reads or writes one does without all of it, and
one in which nothing is refused without what explains that.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import msgspec

from .times import seconds, seconds_if_possible

if TYPE_CHECKING:
    from .memory import Memory
    from .residue import Residue
    from .violations import Violation


class PerAnnotation(dict[Any, Any]):
    """What `make` returns for each annotation; safe to share between threads."""

    def __init__(self, make: Callable[[Any], Any]) -> None:
        """Take what is called with an annotation."""
        super().__init__()
        self._make = make

    def __missing__(self, type_: Any) -> Any:
        return self.setdefault(type_, self._make(type_))


class _Deferred(dict[Any, Any]):
    """What a table has for each annotation, the table made when first needed."""

    def __init__(self, make: Callable[[], Any]) -> None:
        super().__init__()
        self._table = cache(make)

    def __missing__(self, type_: Any) -> Any:
        return self.setdefault(type_, self._table()[type_])


def explain(
    type_: Any, value: object, *, exact: bool = False, is_formed: bool | None = None
) -> list[Violation]:
    """Return how a plain JSON value that was refused breaks what `type_` asks for.

    With `exact`, a type that is only implied asks for nothing. `is_formed` says whether
    the value has a JSON form, if that is known.
    """
    return _explain()(type_, value, exact=exact, is_formed=is_formed)


@cache
def _explain() -> Callable[..., list[Violation]]:
    from . import explain

    return explain.explain


def read_leniently(type_: Any, value: object) -> Any:
    """Return the object of `type_` that a plain JSON value stands for, if it can be."""
    from . import lenient

    return lenient.read(type_, value)


def is_of_kind(type_: Any, value: object) -> bool:
    """Return whether a plain JSON value is of a JSON type that values of `type_` have."""
    from . import lenient

    return lenient.is_of_kind(type_, value)


def texts_for_blobs(value: object, type_: Any) -> list[Violation]:
    """Return where a value of `type_`, or what is in it, has text in place of bytes."""
    return _texts_for_blobs()(value, type_)


@cache
def _texts_for_blobs() -> Callable[[object, Any], list[Violation]]:
    from . import blob_texts

    return blob_texts.texts_for_blobs


def _residues() -> Any:
    from . import residue

    return residue.FROM_JSON


def _undated_residues() -> Any:
    from . import residue
    from .per_class import PerClass

    return PerClass(
        partial(residue.left, undated=True),
        partial(residue.left_of_class, undated=True),
        residue.later,
    )


def _carries(**how: Any) -> Any:
    from . import carrying
    from .per_class import PerClass

    return PerClass(
        partial(carrying.carry, **how),
        partial(carrying.carry_class, **how),
        carrying.later,
    )


def _zones() -> Any:
    from . import zones
    from .per_class import PerClass

    return PerClass(zones.look, zones.look_of_class, zones.later)


def _ruled(type_: Any) -> Callable[[Any], bool] | None:
    from .reach import LEFT_RULED
    from .type_infos import info_of

    if not LEFT_RULED(info_of(type_)):
        return None
    from . import ruled

    return partial(ruled.is_ruled_right, type_)


def _datings() -> Any:
    from . import dated, time_columns
    from .per_class import PerClass

    column = time_columns.times_of
    return PerClass(
        partial(dated.dating, column=column),
        partial(dated.dating_of_class, column=column),
        dated.later,
    )


def _checked_encoder(type_: Any) -> Callable[[Any], bytes | None] | None:
    from . import checked

    return checked.encoder(type_)


def _dated_decoder(type_: Any) -> Any:
    """Return what decodes, the times of a long text made together."""
    decode_at_once = _decoder(type_)
    if not _CAN_BE_DATED[type_]:
        return decode_at_once

    def decode(text: bytes) -> Any:
        if len(text) < _LONG:
            return decode_at_once(text)
        made = DECODE_UNDATED[type_](text)
        try:
            if made is not None:
                _DATED[type_].one(made)
        except ValueError as error:
            raise msgspec.ValidationError(str(error)) from error
        return made

    return decode


def _can_be_dated(type_: Any) -> bool:
    from . import dated
    from .type_infos import info_of

    return dated.can_be_dated(info_of(type_))


def _decoder(type_: Any, *, undated: bool = False) -> Any:
    from . import reading

    # This follows all that msgspec will, and evaluates annotations, in less time.
    _ = RULED[type_]
    hook = reading.hook_for(type_, undated=undated)
    make = partial(msgspec.json.Decoder, reading.whole(type_), dec_hook=hook)
    try:
        return make().decode
    except RecursionError:
        from .deep_types import with_deep_stack

        return with_deep_stack(make).decode


def _converter(type_: Any) -> Any:
    from . import reading

    # Making it follows all that the type refers to; what is kept of that is used here.
    _decoder(type_)
    hook = reading.hook_for(type_)
    return partial(msgspec.convert, type=reading.whole(type_), dec_hook=hook)


def _is_right(type_: Any) -> Callable[[Any], object]:
    from . import reach
    from .type_infos import info_of

    if reach.RULED(info_of(type_)):
        return _never
    from . import telling

    return telling.telling(type_)


def _never(value: Any, hook: Any = None) -> bool:
    return False


def _verdict_on(type_: Any) -> Any:
    from . import verdicts

    return verdicts.verdict_on(type_)


def memory_of_told() -> Memory:
    """Return a memory of what `IS_RIGHT` tells, whose hook it takes."""
    from . import telling

    return telling.begun()


DECODE, CONVERT = PerAnnotation(_dated_decoder), PerAnnotation(_converter)
"""What makes objects of JSON texts, and of plain JSON values."""

DECODE_UNDATED = PerAnnotation(partial(_decoder, undated=True))
"""What makes objects in which times are as on the wire."""

IS_RIGHT = PerAnnotation(_is_right)
"""What tells, if it can, that plain JSON values keep to all that is said of a type.

Raises what msgspec does where they do not.
"""

VERDICT = PerAnnotation(_verdict_on)
"""What judges plain objects of structures; `None` of other types."""

RULED = PerAnnotation(_ruled)
"""What tells whether plain JSON values, which are decoded, keep to rules of their types.

`None` where decoding leaves none to be looked at.
"""

DECODED = _Deferred(_residues)
"""What is left to check of decoded objects, by their types."""

UNDATED = _Deferred(_undated_residues)
"""What is left of objects that were made without making datetimes.

In them, times are as on the wire, and not checked yet. Nor is it known of numbers that
they are finite, because they need not come from JSON.
"""

_CAN_BE_DATED, _DATED = PerAnnotation(_can_be_dated), _Deferred(_datings)
_LONG = 2000
"""From how many bytes on it is worth it to look for times after decoding."""

CHECKED = PerAnnotation(_checked_encoder)
"""What writes values and checks them at once, if there is something for a type.

It returns `None` for what is wrong, or might be.
"""

TRAVELLING = _Deferred(partial(_carries, number=seconds))
"""How values travel; a time without a time zone is an error where that is a number."""

ZONES = _Deferred(_zones)
"""What looks whether times that travel as text have a time zone."""

TRAVELLING_IF_POSSIBLE = _Deferred(partial(_carries, number=seconds_if_possible))
"""The same, but a time without a time zone stays as it is."""

REFUSALS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What becomes of a text that stands for no object of a type."""


def fits(left: Residue, value: Any) -> object:
    """Return whether an object that msgspec has made keeps to the rest of its type."""
    return value is None or left.one(value)
