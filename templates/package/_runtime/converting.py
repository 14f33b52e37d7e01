"""What makes objects of JSON texts and of plain values, kept for each type."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from .additional import whole
from .reading import Hook, hook_for, undated_hook_for
from .residue import Residue


class PerAnnotation(dict[Any, Callable[[Any], Any]]):
    """What makes the objects of each type, made when first needed."""

    def __init__(self, make: Callable[[Any], Callable[[Any], Any]]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, type_: Any) -> Callable[[Any], Any]:
        return self.setdefault(type_, self._make(type_))


def _decoder(type_: Any, hook_for: Callable[[Any], Hook | None]) -> Any:
    return msgspec.json.Decoder(whole(type_), dec_hook=hook_for(type_)).decode


def _converter(type_: Any, hook_for: Callable[[Any], Hook | None]) -> Any:
    return partial(msgspec.convert, type=whole(type_), dec_hook=hook_for(type_))


DECODE = PerAnnotation(partial(_decoder, hook_for=hook_for))
DECODE_UNDATED = PerAnnotation(partial(_decoder, hook_for=undated_hook_for))
CONVERT = PerAnnotation(partial(_converter, hook_for=hook_for))
CONVERT_UNDATED = PerAnnotation(partial(_converter, hook_for=undated_hook_for))
REFUSALS = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
"""What becomes of a text that stands for no object of a type."""


def fits(left: Residue, value: Any) -> object:
    """Return whether an object that msgspec has made keeps to the rest of its type."""
    return value is None or left.one(value)
