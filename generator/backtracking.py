r"""Patterns on which a match can take exponential time, found before they are used.

Python's `re` tries one way to read a text after the other. Where a repetition can read
the same text in two ways, as `(a+)+` reads `aa`, the number of ways doubles with each
further character, and a text that does not match in the end takes them all. Patterns
whose time grows with a power of the length only, such as `a*a*`, are not looked for.

A repetition that may go on for long is taken as an automaton with a state for each
place in it that takes a character (after Glushkov). Every state leads to every other,
so it reads some text in two ways if two different states that one text has led to can
go on to the same state, or if there are two ways from one state to the next. What is
looked ahead or behind for is not taken into account.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from generator.pattern_parts import (
    MANY,
    Atom,
    Choice,
    Part,
    Repetition,
    Sequential,
    open_repetitions,
    parsed,
    varies,
)

MAX_STATES = 150

_CODE = re.compile(r"\\(?:x(..)|u(....)|U(.{8}))")
_SAMPLES = (*range(0x250), 0x2028, 0x3000, 0xFEFF, 0x1F600)


class TooLargeError(Exception):
    """A repetition with more states than can be looked at."""


def ambiguous(pieces: Sequence[tuple[str, int]]) -> int | None:
    """Return the offset of a repetition that reads some text in exponentially many ways.

    The pieces are those of a pattern that Python can read, with their offsets. Raises
    TooLargeError for one that is too large to tell.
    """
    for repetition in open_repetitions(parsed(pieces)):
        if varies(repetition.body) and _Automaton().is_ambiguous(repetition):
            return repetition.offset
    return None


@dataclass(slots=True)
class _Ends:
    """Where a part begins and ends: states, and in how many ways; `empty` at none."""

    empty: int
    first: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Automaton:
    """States by number, each with what it takes, and the ways between them."""

    atoms: list[str] = field(default_factory=list)
    ways: dict[tuple[int, int], int] = field(default_factory=dict)

    def is_ambiguous(self, repetition: Repetition) -> bool:
        self._add(repetition)
        if any(count > 1 for count in self.ways.values()):
            return True
        follow = [0] * len(self.atoms)
        for state, after in self.ways:
            follow[state] |= 1 << after
        return self._meets(follow, self._overlaps())

    def _meets(self, follow: list[int], overlaps: list[int]) -> bool:
        """Tell whether two states that one text leads to go on to the same one."""
        waiting = [
            (one, other)
            for after in set(follow)
            for one, other in combinations(_members(after), 2)
            if overlaps[one] >> other & 1
        ]
        seen = set(waiting)
        while waiting:
            one, other = waiting.pop()
            if follow[one] & follow[other]:
                return True
            for after in _members(follow[one]):
                for beside in _members(follow[other] & overlaps[after]):
                    pair = (after, beside) if after < beside else (beside, after)
                    if pair not in seen:
                        seen.add(pair)
                        waiting.append(pair)
        return False

    def _overlaps(self) -> list[int]:
        """Return, for each state, the states that take a character which it takes."""
        text = _samples(self.atoms)
        taken = {
            atom: frozenset(match.start() for match in re.finditer(atom, text))
            for atom in set(self.atoms)
        }
        return [
            sum(
                1 << number
                for number, other in enumerate(self.atoms)
                if not taken[atom].isdisjoint(taken[other])
            )
            for atom in self.atoms
        ]

    def _add(self, part: Part) -> _Ends:
        match part:
            case Atom(text):
                return self._state(text)
            case Sequential(parts):
                ends = _Ends(1)
                for each in parts:
                    ends = self._then(ends, self._add(each))
                return ends
            case Choice(parts):
                ends = _Ends(0)
                for each in parts:
                    ends = _either(ends, self._add(each))
                return ends
            case Repetition():
                return self._repeated(part)
        return _Ends(1)

    def _state(self, text: str) -> _Ends:
        if len(self.atoms) >= MAX_STATES:
            raise TooLargeError
        self.atoms.append(text)
        state = len(self.atoms) - 1
        return _Ends(0, {state: 1}, {state: 1})

    def _repeated(self, part: Repetition) -> _Ends:
        if part.is_open:
            ends = self._add(part.body)
            self._link(ends, ends)
            if ends.empty and part.least >= MANY:
                # Any of the times may be the empty one, and each is tried.
                self._link(ends, ends)
            return ends if part.least else _either(ends, _Ends(1))
        ends = _Ends(1)
        for _ in range((part.most or 0) - part.least):
            ends = _either(self._then(self._add(part.body), ends), _Ends(1))
        for _ in range(part.least):
            ends = self._then(self._add(part.body), ends)
        return ends

    def _then(self, one: _Ends, other: _Ends) -> _Ends:
        self._link(one, other)
        return _Ends(
            min(one.empty * other.empty, 2),
            _sum(one.first, other.first, one.empty),
            _sum(other.last, one.last, other.empty),
        )

    def _link(self, one: _Ends, other: _Ends) -> None:
        for state, ways in one.last.items():
            for after, more in other.first.items():
                known = self.ways.get((state, after), 0)
                self.ways[state, after] = known + ways * more


def _either(one: _Ends, other: _Ends) -> _Ends:
    return _Ends(
        min(one.empty + other.empty, 2),
        _sum(one.first, other.first, 1),
        _sum(one.last, other.last, 1),
    )


def _sum(one: dict[int, int], other: dict[int, int], factor: int) -> dict[int, int]:
    total = dict(one)
    for state, count in other.items() if factor else ():
        total[state] = min(total.get(state, 0) + count * factor, 2)
    return total


def _members(states: int) -> Iterator[int]:
    while states:
        lowest = states & -states
        yield lowest.bit_length() - 1
        states ^= lowest


def _samples(atoms: Sequence[str]) -> str:
    """Return the characters to try atoms with: the first ones, and those around each."""
    codes = set(_SAMPLES)
    for atom in set(atoms):
        named = ("".join(groups) for groups in _CODE.findall(atom))
        for code in [*map(ord, atom), *(int(number, 16) for number in named)]:
            codes |= {code - 1, code, code + 1}
    return "".join(
        chr(code)
        for code in sorted(codes)
        if 0 <= code < 0x110000 and not 0xD800 <= code < 0xE000
    )
