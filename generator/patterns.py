r"""Patterns of a spec (ECMA-262) as patterns of Python, for the whole of a value.

JSON Schema searches a pattern anywhere in a value. Specs without any anchor mean it
otherwise, AWS's among them: such a pattern is for the whole value. Where there is an
anchor, its absence on the other side is meant, and that side stays open.

Both languages are nearly the same. What they read differently is written out: the
classes `\d`, `\w` and `\s` and the boundary `\b`, which Python extends to all of
Unicode; `.`, which stops at more than a line feed in ECMA; and `$`, which in Python
also matches before a last line feed.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from generator.backtracking import TooLargeError, ambiguous
from generator.pattern_brackets import ANY, brackets
from generator.pattern_escapes import (
    CLASSES,
    WORD,
    PatternError,
    SlowPatternError,
    character,
)
from generator.pattern_power import matching_power

__all__ = [
    "PatternError",
    "SlowPatternError",
    "anchors",
    "growth_power",
    "pieces",
    "translate",
]

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
_ANCHORS = ("^", r"\Z")
_GROUP = re.compile(r"\((?:\?(?:[:=!]|<[=!]|<(?P<name>[^>=!]*)>))?")
_REPEAT = re.compile(r"(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})\??")


class Piece(NamedTuple):
    """A part of Python's pattern, and the offset of what the spec has for it.

    The kind is "start", "end" or "or" for `^`, `$` and `|`, where they stand in no
    group, and "inner" where they do.
    """

    text: str
    offset: int
    kind: str = ""


@lru_cache(maxsize=1024)
def translate(pattern: str) -> str:
    r"""Return BODY such that `^(?:BODY)\Z` in Python means what `pattern` means.

    Raises:
        PatternError: this is no pattern of ECMA-262, Python has no equal for it, or it
            can take exponential time (SlowPatternError).
    """
    parts = _checked(pattern)
    return "".join(part.text for part in parts)


@lru_cache(maxsize=1024)
def growth_power(pattern: str) -> int:
    """Return the power of a text's length that the time to match it grows with.

    Raises PatternError as `translate` does.
    """
    return matching_power([(part.text, part.offset) for part in _checked(pattern)])


def pieces(pattern: str) -> list[Piece]:
    """Return the parts of what `translate` returns, before they are compiled.

    Raises:
        PatternError: this is no pattern of ECMA-262, or Python has no equal for it.
    """
    parts = list(_pieces(pattern))
    if not pattern or any(part.text in _ANCHORS for part in parts):
        parts = [
            part
            for alternative in _alternatives(parts)
            for part in _with_open_sides(alternative)
        ]
    return _without_group_around(parts)


def _checked(pattern: str) -> list[Piece]:
    """Return the parts of a pattern that Python takes, and in bearable time."""
    parts = pieces(pattern)
    _compile(parts)
    _refuse_ambiguity(parts)
    return parts


def anchors(pattern: str) -> tuple[bool, bool]:
    """Return whether every way to match begins at the start, and ends at the end.

    Raises:
        PatternError: this is no pattern of ECMA-262, or Python has no equal for it.
    """
    sides = [_anchors(parts) for parts in _alternatives(list(_pieces(pattern)))]
    return all(start for start, _ in sides), all(end for _, end in sides)


def _anchors(alternative: list[Piece]) -> tuple[bool, bool]:
    """Return whether an anchor stands on each side, groups around it left aside."""
    texts = [part.text for part in alternative if part.kind != "or"]
    while texts and texts[0].startswith("(") and texts[0][-1] != ")":
        del texts[0]
    while texts and texts[-1] == ")":
        del texts[-1]
    return texts[:1] == ["^"], texts[-1:] == [r"\Z"]


def _pieces(pattern: str) -> Iterator[Piece]:
    """Return the parts of a pattern, translated, in order."""
    at, depth, repeatable = 0, 0, False
    while at < len(pattern):
        repeat = _REPEAT.match(pattern, at)
        if repeat and not repeatable:
            raise PatternError("there is nothing to repeat here", at)
        text, end, kind = (
            (repeat[0], repeat.end(), "") if repeat else _read(pattern, at)
        )
        yield Piece(text, at, "inner" if kind and depth else kind)
        depth += {"(": 1, ")": -1}.get(pattern[at], 0)
        at, repeatable = end, not (repeat or kind or pattern[at] == "(")


def _read(pattern: str, at: int) -> tuple[str, int, str]:
    """Return the part at an offset in Python, where it ends, and its kind."""
    match pattern[at]:
        case "\\":
            return *_escape(pattern, at), ""
        case "[":
            return *brackets(pattern, at), ""
        case "(":
            return *_group(pattern, at), ""
    text, kind = _SYMBOLS.get(pattern[at], (pattern[at], ""))
    return text, at + 1, kind


def _escape(pattern: str, at: int) -> tuple[str, int]:
    letter = pattern[at + 1 : at + 2]
    if letter in _ESCAPES:
        return _ESCAPES[letter], at + 2
    return character(pattern, at)


def _group(pattern: str, at: int) -> tuple[str, int]:
    match = _GROUP.match(pattern, at)
    if match is None or pattern.startswith("?", match.end()):
        raise PatternError("ECMA-262 has no such kind of group", at)
    name = match["name"]
    return (match[0] if name is None else f"(?P<{name}>"), match.end()


def _alternatives(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Return the alternatives of the whole pattern, each but the last with its `|`."""
    alternative: list[Piece] = []
    for piece in pieces:
        alternative.append(piece)
        if piece.kind == "or":
            yield alternative
            alternative = []
    yield alternative


def _with_open_sides(alternative: list[Piece]) -> list[Piece]:
    """Drop the anchors around an alternative; let anything be on a side without."""
    bar = [piece for piece in alternative[-1:] if piece.kind == "or"]
    parts = alternative[: len(alternative) - len(bar)]
    at_start = bool(parts) and parts[0].kind == "start"
    at_end = bool(parts) and parts[-1].kind == "end"
    inner = parts[at_start : len(parts) - at_end]
    at = inner[0].offset if inner else 0
    anything = [Piece(ANY, at), Piece("*", at)]
    before = [] if at_start else anything
    after = [] if at_end or (before and not inner) else anything
    return [*before, *inner, *after, *bar]


def _without_group_around(pieces: list[Piece]) -> list[Piece]:
    """Drop a group around the whole: it held the anchors, which say nothing now."""
    texts = [piece.text for piece in pieces]
    if texts[:1] != ["(?:"] or texts[-1:] != [")"]:
        return pieces
    depth = 0
    for text in texts[:-1]:
        depth += (text.startswith("(") and not text.endswith(")")) - (text == ")")
        if depth == 0:
            return pieces
    return pieces[1:-1]


def _compile(pieces: list[Piece]) -> None:
    """Raise PatternError, with the offset in the spec's text, if Python cannot."""
    try:
        re.compile("".join(piece.text for piece in pieces))
    except re.error as error:
        starts = list(accumulate((len(piece.text) for piece in pieces), initial=0))
        index = bisect_right(starts, error.pos or 0) - 1
        at = pieces[min(index, len(pieces) - 1)].offset
        raise PatternError(error.msg, at) from error
    except (OverflowError, RecursionError) as error:
        raise PatternError("the pattern is too large for Python", 0) from error


def _refuse_ambiguity(pieces: list[Piece]) -> None:
    """Raise PatternError for a pattern that could take exponential time."""
    try:
        offset = ambiguous([(piece.text, piece.offset) for piece in pieces])
    except (TooLargeError, RecursionError) as error:
        message = "a repetition in it is too large to tell how long matching takes"
        raise SlowPatternError(message, 0) from error
    if offset is not None:
        message = (
            "this repetition can read a text in so many ways that matching takes"
            " exponential time"
        )
        raise SlowPatternError(message, offset)
