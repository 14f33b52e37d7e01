"""Patterns as automata, with a state for each place that takes a character.

The construction is Glushkov's. What is looked ahead or behind for is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.patterns.classes import written_out
from generator.patterns.parts import MANY, Atom, Choice, Part, Repetition, Sequential

MAX_STATES = 150

_CODE = re.compile(r"\\(?:x(..)|u(....)|U(.{8}))")
_SAMPLES = (*range(0x250), 0x2028, 0x3000, 0xFEFF, 0x1F600)


class TooLargeError(Exception):
    """A part with more states than can be looked at."""


@dataclass(slots=True)
class Ends:
    """Where a part begins and ends: states, and in how many ways; `empty` at none."""

    empty: int
    first: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Automaton:
    """States by number, each with what it takes, and the ways between them.

    With `rounded`, a repetition that may go on for long counts as one without a bound.
    """

    rounded: bool = True
    atoms: list[str] = field(default_factory=list)
    ways: dict[tuple[int, int], int] = field(default_factory=dict)

    def follow(self) -> list[int]:
        """Return, for each state, the states that may come next, as a set of bits."""
        follow = [0] * len(self.atoms)
        for state, after in self.ways:
            follow[state] |= 1 << after
        return follow

    def overlaps(self) -> list[int]:
        """Return, for each state, the states that take a character which it takes."""
        taken = taken_by(self.atoms)
        return [
            sum(
                1 << number
                for number, other in enumerate(self.atoms)
                if not taken[atom].isdisjoint(taken[other])
            )
            for atom in self.atoms
        ]

    def add(self, part: Part) -> Ends:
        """Add the states of a part; return where it begins and ends.

        Raises TooLargeError for more states than can be looked at.
        """
        match part:
            case Atom(text):
                return self._state(text)
            case Sequential(parts):
                ends = Ends(1)
                for each in parts:
                    ends = self._then(ends, self.add(each))
                return ends
            case Choice(parts):
                ends = Ends(0)
                for each in parts:
                    ends = _either(ends, self.add(each))
                return ends
            case Repetition():
                return self._repeated(part)
        return Ends(1)

    def _state(self, text: str) -> Ends:
        if len(self.atoms) >= MAX_STATES:
            raise TooLargeError
        self.atoms.append(text)
        state = len(self.atoms) - 1
        return Ends(0, {state: 1}, {state: 1})

    def _repeated(self, part: Repetition) -> Ends:
        if part.is_open if self.rounded else part.most is None:
            ends = self.add(part.body)
            self._link(ends, ends)
            if ends.empty and part.least >= MANY:
                # Any of the times may be the empty one, and each is tried.
                self._link(ends, ends)
            return ends if part.least else _either(ends, Ends(1))
        ends = Ends(1)
        for _ in range((part.most or 0) - part.least):
            ends = _either(self._then(self.add(part.body), ends), Ends(1))
        for _ in range(part.least):
            ends = self._then(self.add(part.body), ends)
        return ends

    def _then(self, one: Ends, other: Ends) -> Ends:
        self._link(one, other)
        return Ends(
            min(one.empty * other.empty, 2),
            _sum(one.first, other.first, one.empty),
            _sum(other.last, one.last, other.empty),
        )

    def _link(self, one: Ends, other: Ends) -> None:
        for state, ways in one.last.items():
            for after, more in other.first.items():
                known = self.ways.get((state, after), 0)
                self.ways[state, after] = known + ways * more


def _either(one: Ends, other: Ends) -> Ends:
    return Ends(
        min(one.empty + other.empty, 2),
        _sum(one.first, other.first, 1),
        _sum(one.last, other.last, 1),
    )


def _sum(one: dict[int, int], other: dict[int, int], factor: int) -> dict[int, int]:
    total = dict(one)
    for state, count in other.items() if factor else ():
        total[state] = min(total.get(state, 0) + count * factor, 2)
    return total


def taken_by(atoms: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return, for each of some atoms, those of some characters that it takes.

    Two atoms that have any character in common have one of these in common.
    """
    different = {atom: written_out(atom) for atom in atoms}
    text = _samples(different.values())
    return {
        atom: frozenset(re.findall(written, text))
        for atom, written in different.items()
    }


def _samples(atoms: Iterable[str]) -> str:
    """Return the characters to try atoms with: the first ones, and those around each."""
    codes = set(_SAMPLES)
    for atom in atoms:
        named = ("".join(groups) for groups in _CODE.findall(atom))
        for code in [*map(ord, atom), *(int(number, 16) for number in named)]:
            codes |= {code - 1, code, code + 1}
    return "".join(
        chr(code)
        for code in sorted(codes)
        if 0 <= code < 0x110000 and not 0xD800 <= code < 0xE000
    )


def members(states: int) -> Iterator[int]:
    """Return the states of a set that is given as bits."""
    while states:
        lowest = states & -states
        yield lowest.bit_length() - 1
        states ^= lowest
