"""Two texts line by line: what is only in the old one, only in the new one, in both."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Sign = Literal[" ", "-", "+"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its number in each text that it stands in, counted from 1."""

    text: str
    """Without its end."""

    old: int | None = None
    new: int | None = None

    @property
    def sign(self) -> Sign:
        """Return how a unified diff begins the line."""
        if self.old is None:
            return "+"
        return "-" if self.new is None else " "

    @property
    def changed(self) -> bool:
        """Return whether only one of the texts has the line."""
        return self.sign != " "


def compared(old: str, new: str) -> list[Line]:
    """Return all lines of two texts, those of the old one first where they differ."""
    before, after = list(io.StringIO(old)), list(io.StringIO(new))
    return list(_lines(before, after))


def _lines(before: list[str], after: list[str]) -> Iterator[Line]:
    matcher = SequenceMatcher(None, before, after)
    for tag, old, old_end, new, new_end in matcher.get_opcodes():
        if tag == "equal":
            for offset, text in enumerate(before[old:old_end], start=1):
                yield Line(text.rstrip("\n"), old + offset, new + offset)
            continue
        for number, text in enumerate(before[old:old_end], start=old + 1):
            yield Line(text.rstrip("\n"), old=number)
        for number, text in enumerate(after[new:new_end], start=new + 1):
            yield Line(text.rstrip("\n"), new=number)
