"""Where the parts of a text stand, in lines and columns, and what an edit moves."""

from __future__ import annotations

from dataclasses import dataclass

from generator.revising.division import Division
from generator.sources.source import Position


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a part begins, at its key, and ends."""

    start: Position
    end: Position

    def has(self, position: Position) -> bool:
        """Tell whether something stands in it."""
        return self.start <= position < self.end

    def moved(self, position: Position, after: Stretch) -> Position:
        """Return where something beside it stands once the stretch is another one."""
        if position < self.end:
            return position
        line, column = position.line, position.column
        if line == self.end.line:
            column += after.end.column - self.end.column
        return Position(line + after.end.line - self.end.line, column)


def stretch(division: Division, pointer: str) -> Stretch:
    """Return where a part stands."""
    part = division.parts[pointer]
    return Stretch(
        _position(division.text, part.key), _position(division.text, part.end)
    )


def _position(text: bytes, offset: int) -> Position:
    line_start = text.rfind(b"\n", 0, offset) + 1
    column = len(text[line_start:offset].decode()) + 1
    return Position(text.count(b"\n", 0, offset) + 1, column)
