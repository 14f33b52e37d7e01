r"""Escapes of ECMA-262's patterns, and what Python has for them."""

from __future__ import annotations

import re

from generator.patterns.classes import written_out

WORD = "A-Za-z0-9_"
SPACE = r"\t\n\v\f\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
CLASSES = {"d": "0-9", "w": WORD, "s": SPACE}
"""What the classes of characters stand for; Python's have all of Unicode in them."""

_CHARACTER = re.compile(
    r"\\(?:"
    r"u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
    r"|u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}"
    r"|c[A-Za-z]|0[0-7]{0,2}(?![0-9])|[tnvfr]|[^0-9A-Za-z]"
    r")"
)
_PROPERTY = re.compile(r"\\([pP])(?:\{([^{}]+)\}|([A-Z]))")
_NUMBERED = "uxc0"
"""Letters after a backslash that begin the number of a character."""


class PatternError(ValueError):
    """A pattern that cannot be had in Python; `offset` is where it goes wrong."""

    def __init__(self, message: str, offset: int) -> None:
        """Keep the reason, and the offset into the pattern as the spec writes it."""
        super().__init__(message)
        self.message = message
        self.offset = offset


class SlowPatternError(PatternError):
    """A pattern on which a match can take exponential time, for all that is known."""


def character(pattern: str, offset: int) -> tuple[str, int]:
    """Return the character that an escape stands for, in Python, and where it ends.

    Raises:
        PatternError: ECMA-262 or Python has no such escape.
    """
    match = _CHARACTER.match(pattern, offset)
    if match is None:
        raise PatternError(_unknown(pattern[offset + 1 : offset + 2]), offset)
    escape = match[0]
    if escape[1] not in _NUMBERED:
        return escape, match.end()
    code = _code(escape)
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        raise PatternError(f"`{escape}` is no character", offset)
    text = f"\\x{code:02x}" if code < 0x100 else f"\\U{code:08x}"
    return text, match.end()


def by_property(pattern: str, offset: int) -> tuple[str, int]:
    r"""Return a class such as `\p{L}` as it stands in brackets, and where it ends.

    Raises:
        PatternError: this is no such class, or no class is called so.
    """
    match = _PROPERTY.match(pattern, offset)
    if match is None:
        raise PatternError("a class by property has the form `\\p{...}`", offset)
    text = rf"\{match[1]}{{{match[2] or match[3]}}}"
    try:
        written_out(text)
    except ValueError as error:
        raise PatternError(str(error), offset) from error
    return text, match.end()


def _code(escape: str) -> int:
    """Return the code point of a control, hexadecimal or Unicode escape."""
    kind, digits = escape[1], escape[2:].strip("{}")
    if kind == "0":
        return int(digits or "0", 8)
    if kind == "c":
        return ord(digits) % 32
    if "\\u" in digits:
        high, low = (int(half, 16) for half in digits.split("\\u"))
        return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
    return int(digits, 16)


def _unknown(letter: str) -> str:
    if not letter:
        return "a pattern cannot end in a backslash"
    return f"`\\{letter}` is no escape of ECMA-262"
