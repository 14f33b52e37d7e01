"""Places in a text by the offsets of their ends."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

from generator.sources.source import LINE_END, Place, Position, Source

_RARE_ENDS = "\r\x85\u2028\u2029"
"""The ends of lines that few texts have."""


class Offsets:
    """Positions of offsets into a source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._starts = list(_starts(source.text))

    def place(self, start: int, end: int) -> Place:
        """Return the place from one offset up to another."""
        return Place(self.source, self._position(start), self._position(end))

    def _position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


def _starts(text: str) -> Iterable[int]:
    """Return the offsets at which lines begin."""
    if any(end in text for end in _RARE_ENDS):
        return (0, *(end.end() for end in LINE_END.finditer(text)))
    *lines, _ = text.split("\n")
    return accumulate(map((1).__add__, map(len, lines)), initial=0)
