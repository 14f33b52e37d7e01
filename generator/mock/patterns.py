r"""Texts that a pattern matches as a whole, of a length that is asked for.

For each part of a pattern it is computed which lengths it can have, as the bits of an
integer. So a text can be written from left to right without ever having to go back, and
limits of length cost nothing. What is looked ahead or behind for takes no character and
is not planned for: texts are tried until one matches, from ever more characters.
"""

from __future__ import annotations

import re
import string
import sys
from collections.abc import Iterator
from functools import cache, lru_cache
from random import Random
from typing import TypeAlias

from generator.pattern_parts import (
    Atom,
    Choice,
    Part,
    Repetition,
    Sequential,
    parsed,
)

COMFORTABLE = range(6, 17)
"""Lengths that read well, where a pattern leaves the choice."""

MAX_LENGTH = 100_000
"""The most characters that a text is made of, if it need not be more."""

_WINDOWS = (64, 512, 4096)
"""How far beyond the least length to look for one that is possible."""

_TRIES = 20
_MORE_TRIES = 200
_PIECE = re.compile(
    r"\\(?:x..|u....|U.{8}|.)"
    r"|\[\^?(?:\\.|[^\]\\])+\]"
    r"|\((?:\?(?:[:=!]|<[=!]|P<\w+>))?"
    r"|(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})\??"
    r"|.",
    re.DOTALL,
)
Lengths: TypeAlias = int
"""A set of lengths: the bit of each of them is set."""

_PRINTABLE = "".join(map(chr, range(0x20, 0x7F)))
_ALPHABETS = (
    string.ascii_lowercase + string.digits,
    string.ascii_letters,
    _PRINTABLE,
    "".join(map(chr, range(0x250))),
)
"""Characters to take, the first ones if they will do."""


def matches(pattern: str, text: str) -> bool:
    """Tell whether a pattern matches the whole of a text."""
    return _matcher(pattern).match(text) is not None


def matching_text(
    pattern: str, least: int, most: int | None, random: Random
) -> str | None:
    """Return a text of `least` to `most` characters that matches, None without one.

    The pattern is one of Python's, as `patterns.translate` returns them.
    """
    tree = _tree(pattern)
    least = max(least, _shortest(tree))
    if least > MAX_LENGTH:
        return None
    for window in _WINDOWS:
        longest = least + window if most is None else min(least + window, most)
        writer = _Writer(longest, random)
        lengths = [size for size in _sizes(writer.lengths(tree)) if size >= least]
        texts = _tries(writer, tree, lengths) if lengths else ()
        found = next(filter(_matcher(pattern).match, texts), None)
        if found is not None or longest == most:
            return found
    return None


def _tries(writer: _Writer, tree: Part, lengths: list[int]) -> Iterator[str]:
    """Return texts to try: some that read well first, then any."""
    good = [size for size in lengths if size in COMFORTABLE] or lengths[:10]
    for _ in range(_TRIES):
        yield writer.text(tree, writer.random.choice(good))
    for writer.variety in (1, 2):
        for _ in range(_MORE_TRIES):
            yield writer.text(tree, writer.random.choice(lengths))


class _Writer:
    """Writes texts of parts of a pattern, none of them longer than `longest`."""

    def __init__(self, longest: int, random: Random) -> None:
        self.random = random
        self.variety = 0
        """From how many characters to choose, from 0 to 2."""

        self._longest = longest
        self._known: dict[int, Lengths] = {}
        self._after: dict[int, list[Lengths]] = {}
        self._powers: dict[tuple[Lengths, int], Lengths] = {}

    def lengths(self, part: Part) -> Lengths:
        """Return which lengths a part can have; parts must live as long as this."""
        if id(part) not in self._known:
            self._known[id(part)] = self._lengths(part)
        return self._known[id(part)]

    def text(self, part: Part, size: int) -> str:
        """Return a text of a length that the part can have."""
        match part:
            case Atom(text):
                return self.random.choice(_characters(text)[self.variety])
            case Sequential(parts):
                return self._row(part, parts, size)
            case Choice(parts):
                able = [each for each in parts if self.lengths(each) >> size & 1]
                return self.text(self.random.choice(able), size)
            case Repetition(body, least):
                once, more = self.lengths(body), self._more(part)
                first = self._split(
                    self._power(once, least), self._power(once | 1, more), size
                )
                return self._times(body, once, least, first) + self._times(
                    body, once | 1, more, size - first
                )
        return ""

    def _lengths(self, part: Part) -> Lengths:
        match part:
            case Atom():
                return 0b10 if self._longest else 0
            case Sequential(parts):
                return self._suffixes(part, parts)[0]
            case Choice(parts):
                total = 0
                for each in parts:
                    total |= self.lengths(each)
                return total
            case Repetition(body, least):
                once = self.lengths(body)
                return self._sum(
                    self._power(once, least), self._power(once | 1, self._more(part))
                )
        return 0b1

    def _more(self, part: Repetition) -> int:
        """Return how often a part may be repeated beyond what it must be."""
        if part.most is None:
            return self._longest
        return min(part.most - part.least, self._longest)

    def _suffixes(self, part: Part, parts: tuple[Part, ...]) -> list[Lengths]:
        """Return the lengths of all parts, of all but the first, and so on."""
        if id(part) not in self._after:
            after: list[Lengths] = [1]
            for each in reversed(parts):
                after.append(self._sum(self.lengths(each), after[-1]))
            self._after[id(part)] = after[::-1]
        return self._after[id(part)]

    def _row(self, part: Part, parts: tuple[Part, ...], size: int) -> str:
        texts = []
        for each, after in zip(parts, self._suffixes(part, parts)[1:], strict=True):
            first = self._split(self.lengths(each), after, size)
            texts.append(self.text(each, first))
            size -= first
        return "".join(texts)

    def _times(self, body: Part, once: Lengths, count: int, size: int) -> str:
        if size == 0:
            return ""
        if isinstance(body, Atom):
            return "".join(self.text(body, 1) for _ in range(size))
        if count == 1:
            return self.text(body, size)
        half = count // 2
        first = self._split(
            self._power(once, half), self._power(once, count - half), size
        )
        return self._times(body, once, half, first) + self._times(
            body, once, count - half, size - first
        )

    def _power(self, once: Lengths, count: int) -> Lengths:
        """Return the lengths of so many parts that have each those of `once`."""
        if count < 2:
            return once if count else 1
        if (once, count) not in self._powers:
            half = count // 2
            self._powers[once, count] = self._sum(
                self._power(once, half), self._power(once, count - half)
            )
        return self._powers[once, count]

    def _sum(self, one: Lengths, other: Lengths) -> Lengths:
        """Return the lengths of two parts together."""
        total = 0
        for size in _sizes(one):
            total |= other << size
        return total & ((2 << self._longest) - 1)

    def _split(self, one: Lengths, other: Lengths, size: int) -> int:
        """Return the length of the first of two parts that have `size` together."""
        return self.random.choice(
            [
                first
                for first in range(size + 1)
                if one >> first & 1 and other >> (size - first) & 1
            ]
        )


def _sizes(lengths: Lengths) -> Iterator[int]:
    while lengths:
        lowest = lengths & -lengths
        yield lowest.bit_length() - 1
        lengths ^= lowest


@lru_cache(maxsize=1024)
def _tree(pattern: str) -> Part:
    return parsed([(piece[0], piece.start()) for piece in _PIECE.finditer(pattern)])


@lru_cache(maxsize=1024)
def _matcher(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})\Z")


def _shortest(part: Part) -> int:
    match part:
        case Atom():
            return 1
        case Sequential(parts):
            return sum(map(_shortest, parts))
        case Choice(parts):
            return min(map(_shortest, parts))
        case Repetition(body, least):
            return least * _shortest(body)
    return 0


@lru_cache(maxsize=4096)
def _characters(atom: str) -> tuple[str, str, str]:
    """Return characters that an atom takes: plain ones, printable ones, and others."""
    found = [taken for each in _ALPHABETS if (taken := _taken(atom, each))]
    if not found:
        rare = _taken(atom, _every_character())[:100]
        return rare, rare, rare
    return found[0], _taken(atom, _PRINTABLE) or found[-1], found[-1]


def _taken(atom: str, characters: str) -> str:
    return "".join(re.findall(atom, characters))


@cache
def _every_character() -> str:
    codes = (*range(0xD800), *range(0xE000, sys.maxunicode + 1))
    return "".join(map(chr, codes))
