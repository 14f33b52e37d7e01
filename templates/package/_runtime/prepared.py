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


class Converter:
    """Does what `convert` does."""

    def __init__(self, type_: Any) -> None:
        """Take the type."""
        self._type = type_
        self.native = _native(type_)
        """The class whose objects are of the type, whatever they are."""

        self._convert: Callable[[Any], Any] | None = None
        self._rest: Callable[[Any], object] | None = None

    def __call__(self, value: Any) -> Any:
        """Return the object that a plain JSON value stands for.

        Raises:
            Rejected: it stands for none.
        """
        if type(value) is self.native:
            return value
        if self._convert is None:
            self._rest = _rest(DECODED[self._type], self._type)
            made: Callable[[Any], Any] = CONVERT[self._type]
            self._convert = made
        try:
            found = self._convert(value)
        except (msgspec.ValidationError, RecursionError):
            return convert(value, self._type)
        if self._rest is None or (found is not None and self._rest(found)):
            return found
        return convert(value, self._type)


class Decoder:
    """Does what `decode` does."""

    def __init__(self, type_: Any) -> None:
        """Take the type."""
        self._type = type_
        self._decode: Callable[[bytes], Any] | None = None
        self._rest: Callable[[Any], object] | None = None

    def __call__(self, text: bytes) -> Any:
        """Return the object that a JSON text stands for.

        Raises:
            Malformed: the text is not JSON.
            Rejected: it stands for no object of the type.
        """
        if self._decode is None:
            self._rest = _rest(DECODED[self._type], self._type)
            decoder: Callable[[bytes], Any] = DECODE[self._type]
            self._decode = decoder
        if len(text) < LARGE:
            try:
                made = self._decode(text)
                if self._rest is None or (made is not None and self._rest(made)):
                    return made
            except REFUSALS:
                pass
        return decode(text, self._type)


class ValidEncoder:
    """Does what `encode_valid` does."""

    def __init__(self, type_: Any) -> None:
        """Take the type."""
        self._type = type_
        self._plain: type | None = None
        """The type, if its objects travel as they are, without blobs."""

        self._decode: Callable[[bytes], Any] | None = None
        self._rest: Callable[[Any], object] | None = None

    def __call__(self, value: Any) -> bytes:
        """Return a value as JSON text that keeps to its schema.

        Raises:
            Rejected: it breaks the schema, or has no JSON form.
        """
        if self._decode is None:
            self._rest = _rest(UNDATED[self._type], self._type)
            self._plain = self._type if _is_plain(self._type) else None
            decoder: Callable[[bytes], Any] = DECODE_UNDATED[self._type]
            self._decode = decoder
        if type(value) is self._plain:
            try:
                text = _ENCODE(value)
                made = self._decode(text)
                # A number that is not finite is written so.
                if b"null" not in text and (self._rest is None or self._rest(made)):
                    return text
            except NO_FORM:
                pass
        return encode_valid(value, self._type)


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


def _native(type_: Any) -> type | None:
    """Return the class whose objects are of a type, whatever they are."""
    branches = getattr(type_, "__args__", ()) if _is_optional(type_) else (type_,)
    found = [each for each in _NATIVE if each in branches]
    return found[0] if found else None


def _is_optional(type_: Any) -> bool:
    arguments = getattr(type_, "__args__", ())
    return type(None) in arguments and len(arguments) == 2


def _never(value: Any) -> bool:
    return False


_ENCODE = msgspec.json.Encoder().encode
