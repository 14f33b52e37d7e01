"""Places in a text by the offsets of their ends."""

from __future__ import annotations

from bisect import bisect_right

from generator.sources.source import LINE_END, Place, Position, Source


class Offsets:
    """Positions of offsets into a source."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._starts = [0, *(end.end() for end in LINE_END.finditer(source.text))]

    def place(self, start: int, end: int) -> Place:
        """Return the place from one offset up to another."""
        return Place(self.source, self._position(start), self._position(end))

    def _position(self, offset: int) -> Position:
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)
