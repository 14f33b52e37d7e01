"""Where the parts of a text stand, in lines and columns, and what an edit moves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.revising.division import Division, Part
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


def stretches(division: Division, pointers: Iterable[str]) -> list[Stretch]:
    """Return where parts stand, in the order of the text."""
    parts = sorted((division.parts[each] for each in pointers), key=_key)
    found: list[Stretch] = []
    line, at = 1, 0
    for part in parts:
        ends: list[Position] = []
        for offset in (part.key, part.end):
            line += division.text.count(b"\n", at, offset)
            at = offset
            ends.append(Position(line, _column(division.text, offset)))
        found.append(Stretch(*ends))
    return found


def stretch(division: Division, pointer: str) -> Stretch:
    """Return where a part stands."""
    (found,) = stretches(division, [pointer])
    return found


def position(division: Division, offset: int) -> Position:
    """Return where something stands in the text."""
    line = division.text.count(b"\n", 0, offset) + 1
    return Position(line, _column(division.text, offset))


def _key(part: Part) -> int:
    return part.key


def _column(text: bytes, offset: int) -> int:
    line_start = text.rfind(b"\n", 0, offset) + 1
    return len(text[line_start:offset].decode()) + 1
