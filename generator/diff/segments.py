"""Texts in pieces: what differs within a line, what is a name within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.problems.excerpt import visible

_TOKEN = re.compile(r"\w+|\s+|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a text; what a browser would hide or obey is written out."""

    raw: str
    special: bool = False
    """Whether it is what differs, or a name."""

    @property
    def text(self) -> str:
        """Return the piece as it is shown."""
        return visible(self.raw)


def marked(old: str, new: str) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Return two lines with what differs marked in both.

    Where they have no word in common, all of it differs, and nothing is marked.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if not any(map(str.isalnum, set(before) & set(after))):
        return (Segment(old),), (Segment(new),)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    left: list[Segment] = []
    right: list[Segment] = []
    for tag, start, end, other, other_end in matcher.get_opcodes():
        differs = tag != "equal"
        left.append(Segment("".join(before[start:end]), differs))
        right.append(Segment("".join(after[other:other_end]), differs))
    return tuple(filter(_has_text, left)), tuple(filter(_has_text, right))


def sentence(text: str) -> tuple[Segment, ...]:
    """Return a sentence with what stands in backquotes apart, without these."""
    return tuple(filter(_has_text, _pieces(text)))


def capitalized(text: str) -> str:
    """Return a sentence with a capital letter; a name keeps its own, in backquotes."""
    return text[:1].upper() + text[1:]


def _pieces(text: str) -> Iterator[Segment]:
    *pairs, rest = re.split(r"`([^`]*)`", text)
    for at, piece in enumerate(pairs):
        yield Segment(piece, special=at % 2 == 1)
    yield Segment(rest)


def _has_text(segment: Segment) -> bool:
    return bool(segment.raw)
