"""What is done for one type again and again: how is found out once, at the first value.

Each does what the function of the same kind does in `codec`, for whom it leaves all that
is not as nearly everything is.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from .blobs import LARGE
from .carrying import is_as_it_is
from .codec import NO_FORM, convert, decode, encode_valid
from .first_use import (
    CONVERT,
    DECODE,
    DECODE_UNDATED,
    DECODED,
    REFUSALS,
    RULED,
    TRAVELLING_IF_POSSIBLE,
    UNDATED,
)
from .reach import BLOBS
from .residue import Residue, is_nothing

_NATIVE = (bool, float, int, str)


def converter(type_: Any) -> Callable[[Any], Any]:
    """Return what does as `convert` does."""
    class_ = native(type_)
    make: Callable[[Any], Any] | None = None
    fits: Callable[[Any], object] | None = None

    def converted(value: Any) -> Any:
        nonlocal make, fits
        if type(value) is class_:
            return value
        if make is None:
            fits = _rest(DECODED[type_], type_)
            make = _callable(CONVERT[type_])
        try:
            made = make(value)
        except (msgspec.ValidationError, RecursionError):
            return convert(value, type_)
        if fits is None or (made is not None and fits(made)):
            return made
        return convert(value, type_)

    return converted


def decoder(type_: Any) -> Callable[[bytes], Any]:
    """Return what does as `decode` does."""
    read: Callable[[Any], Any] | None = None
    fits: Callable[[Any], object] | None = None

    def decoded(text: bytes) -> Any:
        nonlocal read, fits
        if read is None:
            fits = _rest(DECODED[type_], type_)
            read = _callable(DECODE[type_])
        if len(text) < LARGE:
            try:
                made = read(text)
                if fits is None or (made is not None and fits(made)):
                    return made
            except REFUSALS:
                pass
        return decode(text, type_)

    return decoded


def valid_encoder(type_: Any) -> Callable[[Any], bytes]:
    """Return what does as `encode_valid` does.

    To decode what was written is the quicker way to check it, as long as that is short.
    """
    plain: Any = None
    """The type, if its objects travel as they are, without blobs."""

    read: Callable[[Any], Any] | None = None
    fits: Callable[[Any], object] | None = None
    is_short = True
    """Whether the last text was."""

    def encoded(value: Any) -> bytes:
        nonlocal plain, read, fits, is_short
        if read is None:
            plain = type_ if _is_plain(type_) else None
            fits = _rest(UNDATED[type_], type_)
            read = _callable(DECODE_UNDATED[type_])
        if is_short and type(value) is plain:
            try:
                text = _ENCODE(value)
                made = read(text)
                # A number that is not finite is written as null.
                if text.find(b"null") < 0 and (fits is None or fits(made)):
                    is_short = len(text) < _SHORT
                    return text
            except NO_FORM:
                pass
        text = encode_valid(value, type_)
        is_short = len(text) < _SHORT
        return text

    return encoded


def _rest(left: Residue, type_: Any) -> Callable[[Any], object] | None:
    """Return what tells whether an object fits, `None` if that need not be asked."""
    if RULED[type_] is not None:
        return _never
    return None if is_nothing(left) else left.one


def _is_plain(type_: Any) -> bool:
    """Return whether it is a structure whose objects are written without a detour."""
    return (
        isinstance(type_, msgspec.StructMeta)
        and not BLOBS.of(type_)
        and is_as_it_is(TRAVELLING_IF_POSSIBLE[type_])
    )


def native(type_: Any) -> type | None:
    """Return the class whose objects are of a type, whatever they are."""
    branches = getattr(type_, "__args__", ()) if _is_optional(type_) else (type_,)
    found = [each for each in _NATIVE if each in branches]
    return found[0] if found else None


def _is_optional(type_: Any) -> bool:
    arguments = getattr(type_, "__args__", ())
    return type(None) in arguments and len(arguments) == 2


def _callable(found: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Return it, as what it is: tables hold anything."""
    return found


def _never(value: Any) -> bool:
    return False


_ENCODE = msgspec.json.Encoder().encode
_SHORT = 1024
