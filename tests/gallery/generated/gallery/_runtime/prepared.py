"""Conversion to one type, by who does it again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from .codec import convert
from .first_use import CONVERT, DECODED, RULED
from .residue import is_nothing

_NATIVE = (bool, float, int, str)


class Converter:
    """Does what `convert` does for one type, and finds out how once: at the first value."""

    def __init__(self, type_: Any) -> None:
        """Take the type."""
        self._type = type_
        self._native = _native(type_)
        self._convert: Callable[[Any], Any] | None = None

    def __call__(self, value: Any) -> Any:
        """Return the object that a plain JSON value stands for.

        Raises:
            Rejected: it stands for none.
        """
        if type(value) is self._native:
            return value
        if self._convert is None:
            self._convert = self._made()
        try:
            made = self._convert(value)
        except (msgspec.ValidationError, RecursionError):
            return convert(value, self._type)
        if made is None or self._rest is None or self._rest(made):
            return made
        return convert(value, self._type)

    def _made(self) -> Callable[[Any], Any]:
        left = DECODED[self._type]
        self._rest: Callable[[Any], object] | None = left.one
        if is_nothing(left):
            self._rest = None
        if RULED[self._type] is not None:
            self._rest = _nothing
        made: Callable[[Any], Any] = CONVERT[self._type]
        return made


def _native(type_: Any) -> type | None:
    """Return the class whose objects are of a type, whatever they are."""
    branches = getattr(type_, "__args__", ()) if _is_optional(type_) else (type_,)
    found = [each for each in _NATIVE if each in branches]
    return found[0] if found else None


def _is_optional(type_: Any) -> bool:
    arguments = getattr(type_, "__args__", ())
    return type(None) in arguments and len(arguments) == 2


def _nothing(value: Any) -> bool:
    return False
