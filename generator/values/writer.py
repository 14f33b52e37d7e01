"""Texts for the parts of a pattern, written from left to right.

For each part it is computed which lengths it can have, as the bits of an integer. So
nothing that is written ever has to be taken back, and limits of length cost nothing.
What is looked ahead or behind for takes no character, and is not planned for.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from random import Random
from typing import TypeAlias

from generator.patterns.parts import Atom, Choice, Part, Repetition, Sequential
from generator.values.characters import characters
from generator.values.words import WORDS

Lengths: TypeAlias = int
"""A set of lengths: the bit of each of them is set."""

_LETTERS = frozenset(string.ascii_lowercase)
_DIGITS = frozenset(string.digits)
_WITH_NUMBER = 6
"""How many characters it takes before words have a number behind them."""

_FEW = 4
_LACKING = 0.6
"""How often a group that may lack does."""


class Writer:
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
                return self.random.choice(characters(text)[self.variety])
            case Sequential(parts):
                return self._row(part, parts, size)
            case Choice(parts):
                able = [each for each in parts if self.lengths(each) >> size & 1]
                return self.text(self.random.choice(able), size)
            case Repetition(Atom(text)):
                return self._run(text, size)
            case Repetition():
                return self._repeated(part, size)
        return ""

    def _lengths(self, part: Part) -> Lengths:
        match part:
            case Atom(text):
                return 0b10 if self._longest and characters(text)[0] else 0
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

    def _repeated(self, part: Repetition, size: int) -> str:
        body, once, least = part.body, self.lengths(part.body), part.least
        needed, more = self._power(once, least), self._few(part, size)
        first = self._split(needed, self._power(once | 1, more), size)
        return self._times(body, once, least, first) + self._times(
            body, once | 1, more, size - first
        )

    def _few(self, part: Repetition, size: int) -> int:
        """Return how often to repeat a part at most, beyond what it must be."""
        once, most = self.lengths(part.body), self._more(part)
        needed = self._power(once, part.least)
        few = range(1, 1 if self.variety else min(_FEW, most))
        for more in few:
            if self._sum(needed, self._power(once | 1, more)) >> size & 1:
                return more
        return most

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
            first = self._split(self._liked(each, after, size), after, size)
            texts.append(self.text(each, first))
            size -= first
        return "".join(texts)

    def _liked(self, part: Part, after: Lengths, size: int) -> Lengths:
        """Return the lengths of a part: mostly none, if it is a group that may lack."""
        lengths = self.lengths(part)
        is_group = isinstance(part, Repetition) and not isinstance(part.body, Atom)
        may_lack = is_group and lengths & 1 and after >> size & 1
        if may_lack and not self.variety and self.random.random() < _LACKING:
            return 1
        return lengths

    def _times(self, body: Part, once: Lengths, count: int, size: int) -> str:
        if size == 0:
            return ""
        if count == 1:
            return self.text(body, size)
        half = count // 2
        first = self._split(
            self._power(once, half), self._power(once, count - half), size
        )
        return self._times(body, once, half, first) + self._times(
            body, once, count - half, size - first
        )

    def _run(self, atom: str, size: int) -> str:
        """Return characters that one atom takes: words and a number, if it takes all."""
        taken = characters(atom)[self.variety]
        if self.variety or not _LETTERS.issubset(taken):
            return "".join(self.random.choices(taken, k=size))
        has_number = _DIGITS.issubset(taken) and size >= _WITH_NUMBER
        number = str(self.random.randint(10, 99)) if has_number else ""
        words = ""
        while len(words) < size - len(number):
            words += self.random.choice(WORDS)
        return words[: size - len(number)] + number

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
        for size in sizes(one):
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


def sizes(lengths: Lengths) -> Iterator[int]:
    """Return the lengths in a set, the shortest first."""
    while lengths:
        lowest = lengths & -lengths
        yield lowest.bit_length() - 1
        lengths ^= lowest
