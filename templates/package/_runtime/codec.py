"""From JSON text to objects and back."""

from __future__ import annotations

from .decoding import Malformed, Rejected, convert, decode, decode_leniently, parse
from .encoding import (
    encode,
    encode_valid,
    formless,
    plain,
    to_builtins,
    violations_of,
)
from .formed import NO_FORM

__all__ = [
    "NO_FORM",
    "Malformed",
    "Rejected",
    "convert",
    "decode",
    "decode_leniently",
    "encode",
    "encode_valid",
    "formless",
    "parse",
    "plain",
    "to_builtins",
    "violations_of",
]
