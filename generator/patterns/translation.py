r"""Patterns of a spec (ECMA-262) as patterns of Python, for the whole of a value.

JSON Schema searches a pattern anywhere in a value. The published specs of AWS mean it
otherwise: one without any anchor is for the whole value. Where there is an anchor, its
absence on the other side is meant, and that side stays open.

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

from generator.patterns.backtracking import TooLargeError, ambiguous
from generator.patterns.brackets import ANY
from generator.patterns.classes import written_out
from generator.patterns.escapes import PatternError, SlowPatternError
from generator.patterns.pieces import Piece, Reader
from generator.patterns.power import matching_power

__all__ = [
    "PatternError",
    "Piece",
    "SlowPatternError",
    "anchors",
    "growth_power",
    "pieces",
    "translate",
]

_ANCHORS = ("^", r"\Z")


@lru_cache(maxsize=1024)
def translate(pattern: str, *, whole: bool) -> str:
    r"""Return BODY such that `^(?:BODY)\Z` in Python means what `pattern` means.

    With `whole`, a pattern without any anchor is for the whole of a value.

    Raises:
        PatternError: this is no pattern of ECMA-262, Python has no equal for it, or it
            can take exponential time (SlowPatternError).
    """
    return "".join(part.text for part in _checked(pattern, whole))


@lru_cache(maxsize=1024)
def growth_power(pattern: str, *, whole: bool) -> int:
    """Return the power of a text's length that the time to match it grows with.

    Raises PatternError as `translate` does.
    """
    parts = _checked(pattern, whole)
    return matching_power([(part.text, part.offset) for part in parts])


def pieces(pattern: str, *, whole: bool) -> list[Piece]:
    """Return the parts of what `translate` returns, before they are compiled.

    Raises:
        PatternError: this is no pattern of ECMA-262, or Python has no equal for it.
    """
    parts = list(Reader(pattern, whole).pieces())
    is_open = not pattern or any(part.text in _ANCHORS for part in parts)
    if is_open or not whole:
        parts = [
            part
            for alternative in _alternatives(parts)
            for part in _with_open_sides(alternative)
        ]
    return _without_group_around(parts)


def _checked(pattern: str, whole: bool) -> list[Piece]:
    """Return the parts of a pattern that Python takes, and in bearable time."""
    parts = pieces(pattern, whole=whole)
    _compile(parts)
    _refuse_ambiguity(parts)
    return parts


def anchors(pattern: str, *, whole: bool) -> list[tuple[bool, bool]]:
    """Return, for each way to match, whether it begins at the start and ends at the end.

    The ways are the alternatives of the whole pattern: anchors bind closer than `|`.

    Raises:
        PatternError: this is no pattern of ECMA-262, or Python has no equal for it.
    """
    parts = list(Reader(pattern, whole).pieces())
    return [_anchors(each) for each in _alternatives(parts)]


def _anchors(alternative: list[Piece]) -> tuple[bool, bool]:
    """Return whether an anchor stands on each side, groups around it left aside."""
    texts = [part.text for part in alternative if part.kind != "or"]
    while texts and texts[0].startswith("(") and texts[0][-1] != ")":
        del texts[0]
    while texts and texts[-1] == ")":
        del texts[-1]
    return texts[:1] == ["^"], texts[-1:] == [r"\Z"]


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
    texts = [written_out(piece.text) for piece in pieces]
    try:
        re.compile("".join(texts))
    except re.error as error:
        starts = list(accumulate(map(len, texts), initial=0))
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
