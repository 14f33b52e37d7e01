"""Where things stand in a spec: texts, places in them, JSON pointers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

# YAML 1.1 readers count all of these as ends of a line, so every position does.
LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one spec, and its name as people know it."""

    name: str
    text: str = field(repr=False)

    def line(self, number: int) -> str:
        """Give line `number`, counted from 1, without its end; "" past the last."""
        lines = self.lines()
        return lines[number - 1] if number <= len(lines) else ""

    def lines(self) -> Sequence[str]:
        """Give all lines, without their ends; the last one is "" after a line end."""
        return _lines(self.text)


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A line and a column, both counted from 1, the column in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a source, from `start` up to but without `end`."""

    source: Source
    start: Position
    end: Position

    def __hash__(self) -> int:
        """Tell most places apart; to hash their texts, too, would take far longer."""
        return hash((self.start.line, self.start.column))

    def __str__(self) -> str:
        """Give the place as compilers write it: name, line, column."""
        return f"{self.source.name}:{self.start.line}:{self.start.column}"


def pointer_join(pointer: str, token: str | int) -> str:
    """Extend a JSON pointer by one member name or index, escaped."""
    return f"{pointer}/{str(token).replace('~', '~0').replace('/', '~1')}"


def pointer_split(pointer: str) -> list[str]:
    """Give the unescaped tokens of a JSON pointer; none for the root."""
    return [
        token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]
    ]


def outward(pointer: str) -> Iterator[str]:
    """Give a JSON pointer and those to what stands around it, but for the root."""
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]


@lru_cache(maxsize=8)
def _lines(text: str) -> list[str]:
    """Split a text once, however many of its lines are asked for."""
    return LINE_END.split(text)
