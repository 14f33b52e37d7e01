r"""Patterns of ECMA-262, piece by piece, as Python writes each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.patterns.brackets import brackets
from generator.patterns.escapes import (
    CLASSES,
    WORD,
    PatternError,
    by_property,
    character,
)
from generator.patterns.groups import Groups

_EDGE = rf"(?<![{WORD}])(?=[{WORD}])|(?<=[{WORD}])(?![{WORD}])"
_ESCAPES = {
    **{letter: f"[{members}]" for letter, members in CLASSES.items()},
    **{letter.upper(): f"[^{members}]" for letter, members in CLASSES.items()},
    "b": f"(?:{_EDGE})",
    "B": f"(?!{_EDGE})",
}
_SYMBOLS = {
    ".": (r"[^\n\r\u2028\u2029]", ""),
    "^": ("^", "start"),
    "$": (r"\Z", "end"),
    "|": ("|", "or"),
    ")": (")", ""),
    # ECMA takes a brace that begins no repetition for itself; Python's `{,5}` does.
    "{": (r"\{", ""),
}
_SIDES = {"A": ("^", "start"), "z": (r"\Z", "end"), "Z": (r"\Z", "end")}
"""The anchors of other languages, which published AWS specs have as well."""

_GROUP = re.compile(r"\((?:\?(?:[:=!]|<[=!]|<(?P<name>[^>=!]*)>))?")
_REPEAT = re.compile(r"(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})\??")
_REFERENCE = re.compile(r"\\(?:([1-9][0-9]*)|k<([^<>]*)>)")


class Piece(NamedTuple):
    """A part of Python's pattern, and the offset of what the spec has for it.

    The kind is "start", "end" or "or" for `^`, `$` and `|`, where they stand in no
    group, and "inner" where they do.
    """

    text: str
    offset: int
    kind: str = ""


class Reader:
    """Reads a pattern once, from its start to its end."""

    def __init__(self, pattern: str, whole: bool) -> None:
        """Take the pattern, and whether it is one for the whole of a value."""
        self._pattern = pattern
        self._whole = whole
        self._groups = Groups()

    def pieces(self) -> Iterator[Piece]:
        """Return the parts of the pattern, translated, in order.

        Raises:
            PatternError: this is no pattern of ECMA-262, or Python has no equal for it.
        """
        at, repeatable = 0, False
        pattern = self._pattern
        while at < len(pattern):
            repeat = _REPEAT.match(pattern, at)
            if repeat and not repeatable:
                raise PatternError("there is nothing to repeat here", at)
            text, end, kind = (
                (repeat[0], repeat.end(), "") if repeat else self._read(at)
            )
            is_inner = bool(kind) and self._groups.depth > 0
            yield Piece(text, at, "inner" if is_inner else kind)
            self._note(pattern[at], repeat, pattern[at - 1])
            at, repeatable = end, not (repeat or kind or pattern[at] == "(")

    def _note(self, symbol: str, repeat: re.Match[str] | None, before: str) -> None:
        """Keep track of the groups."""
        if repeat is not None:
            self._groups.repeat(repeat[0], before)
        elif symbol == "|":
            self._groups.turn()
        elif symbol == ")":
            self._groups.close()

    def _read(self, at: int) -> tuple[str, int, str]:
        """Return the part at an offset in Python, where it ends, and its kind."""
        match self._pattern[at]:
            case "\\":
                return self._escape(at)
            case "[":
                return *brackets(self._pattern, at), ""
            case "(":
                return *self._group(at), ""
        symbol = self._pattern[at]
        text, kind = _SYMBOLS.get(symbol, (symbol, ""))
        return text, at + 1, kind

    def _escape(self, at: int) -> tuple[str, int, str]:
        letter = self._pattern[at + 1 : at + 2]
        if letter in _ESCAPES:
            return _ESCAPES[letter], at + 2, ""
        if self._whole and letter in _SIDES:
            text, kind = _SIDES[letter]
            return text, at + 2, kind
        if letter and letter in "pP":
            text, end = by_property(self._pattern, at)
            return f"[{text}]", end, ""
        if reference := _REFERENCE.match(self._pattern, at):
            text = self._groups.reference(reference[1], reference[2], at)
            return text, reference.end(), ""
        return *character(self._pattern, at), ""

    def _group(self, at: int) -> tuple[str, int]:
        match = _GROUP.match(self._pattern, at)
        if match is None or self._pattern.startswith("?", match.end()):
            raise PatternError("ECMA-262 has no such kind of group", at)
        name = match["name"]
        self._groups.open(captures=match[0] == "(" or name is not None, name=name)
        return (match[0] if name is None else f"(?P<{name}>"), match.end()
