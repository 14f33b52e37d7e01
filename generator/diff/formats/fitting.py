"""A text of sections, of which as much is kept as a limit allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """Items of one kind between two texts; each is dropped or kept as a whole."""

    opening: str
    items: Sequence[str]
    closing: str
    noun: str
    """What items are called: "breaking changes"."""


def fitted(sections: Iterable[Section], limit: int) -> tuple[str, list[str]]:
    """Return the text, at most `limit` long, and what had to be left out, in words.

    The first sections are served first; one of whose items none fits is left out whole.
    A section without items is always kept.
    """
    text, left_out = "", []
    for section in sections:
        around = length(section.opening) + length(section.closing)
        room = limit - length(text) - around
        kept = []
        for item in section.items:
            if length(item) <= room:
                kept.append(item)
                room -= length(item)
        if kept or not section.items:
            text += f"{section.opening}{''.join(kept)}{section.closing}"
        if missing := len(section.items) - len(kept):
            left_out.append(f"{missing} {section.noun}")
    return text, left_out


def length(text: str) -> int:
    """Return the length as GitHub counts it: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
