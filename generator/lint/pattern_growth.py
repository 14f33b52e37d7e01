r"""How the time of a match grows with the length of the text.

Where two repetitions in a row can read the same text, as in `a*a*b`, there are as many
ways to divide a text of the right letters between them as it is long, and a text that
does not match in the end takes them all: its time grows with the square of its length,
or with a higher power where there are more of them.

That is so if the automaton of a pattern has two states, each of which some text leads
back to itself, and from the one to the other as well (after Weber and Seidl). The search
gives that text; a pattern is reported only if a text made of it really does not match,
and by the number of ways that there really are. A pattern that is too large to tell is
not reported.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from generator.backtracking import members
from generator.pattern_automaton import Automaton, TooLargeError
from generator.pattern_parts import (
    Atom,
    Choice,
    Part,
    Repetition,
    Sequential,
    parsed,
)
from generator.patterns import Piece

_REPEATS = 60
"""How often the text that two states share is repeated in a trial."""

_MOST_TRIPLES = 20_000
"""How many combinations of states are looked at before it is given up."""

_MOST_TRIALS = 10
_ENDS = ("", "\n", "!", "a", "0", "\na", "\n!")
"""What a text may end in that does not match."""


class Growth(NamedTuple):
    """A number of steps that grows with a power of the length."""

    power: int
    steps: int
    length: int
    """How many steps a text of this length takes."""

    def steps_for(self, length: int) -> int:
        """Return how many steps a text of another length takes, about."""
        return int(self.steps * (length / self.length) ** self.power)


def longest_match(pieces: Sequence[Piece]) -> int | None:
    """Return the length of the longest text that matches; None if there is none such.

    The pieces are those of a pattern, as `generator.patterns.pieces` returns them.
    """
    length = _longest(parsed([(piece.text, piece.offset) for piece in pieces]))
    return None if length == math.inf else int(length)


def _longest(part: Part) -> float:
    match part:
        case Atom():
            return 1
        case Sequential(parts):
            return sum(map(_longest, parts))
        case Choice(parts):
            return max(map(_longest, parts), default=0)
        case Repetition(body=body, most=most):
            once = _longest(body)
            return once * (math.inf if most is None else most) if once else 0
    return 0


def growth(pieces: Sequence[Piece]) -> Growth | None:
    """Return how matching a pattern grows, if faster than the text does."""
    automaton = Automaton(rounded=False)
    try:
        part = parsed([(piece.text, piece.offset) for piece in pieces])
        first = automaton.add(part).first
    except (TooLargeError, RecursionError):
        return None
    search = _Search(automaton, sorted(first))
    matches = re.compile(rf"^(?:{''.join(piece.text for piece in pieces)})\Z").match
    slow = (
        search.measured(prefix, again)
        for prefix, again, ends in islice(search.shared_texts(), _MOST_TRIALS)
        if any(matches(prefix + again * 3 + end) is None for end in ends)
    )
    return max((found for found in slow if found is not None), default=None)


class _Search:
    """Looks for texts that several ways through an automaton have in common."""

    def __init__(self, automaton: Automaton, first: list[int]) -> None:
        taken = automaton.taken()
        self._taken = [taken[atom] for atom in automaton.atoms]
        self._follow = [list(members(after)) for after in automaton.follow()]
        self._first = first
        self._reach = _closure(automaton.follow())
        self._characters = frozenset("\x7f€").union(*self._taken)
        self._triples = 0

    def shared_texts(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Return what leads to a state, what leads from there back, and on, and ends.

        The ends are texts after which there may be no match.
        """
        states = range(len(self._follow))
        loops = [state for state in states if self._reach[state] >> state & 1]
        for one in loops:
            for other in loops:
                # Ways there and back take exponential time, and are refused.
                if self._leads((one,), (other,)) > self._leads((other,), (one,)):
                    again = self._shared(one, other)
                    if again is not None:
                        stranger = _plainest(self._characters - self._taken[other])
                        yield self._prefix(one), again, (stranger, *_ENDS)

    def measured(self, prefix: str, again: str) -> Growth | None:
        """Count the ways to read a text, and one that is twice as long."""
        text, twice = prefix + again * _REPEATS, prefix + again * 2 * _REPEATS
        steps, more = self._steps(text), self._steps(twice)
        power = round(math.log(more / steps) / math.log(len(twice) / len(text)))
        return Growth(power, more, len(twice)) if power > 1 else None

    def _steps(self, text: str) -> int:
        total, ways = 0, dict.fromkeys(self._first, 1)
        for character in text:
            ways = {
                state: count
                for state, count in ways.items()
                if character in self._taken[state]
            }
            total += sum(ways.values())
            ways = self._next(ways)
        return total

    def _next(self, ways: dict[int, int]) -> dict[int, int]:
        after: dict[int, int] = {}
        for state, count in ways.items():
            for each in self._follow[state]:
                after[each] = after.get(each, 0) + count
        return after

    def _shared(self, one: int, other: int) -> str | None:
        """Return a text from one state to itself, to the other, and from that back."""
        start, goal = (one, one, other), (one, other, other)
        texts = {start: ""}
        waiting = [start]
        for triple in waiting:
            self._triples += 1
            if self._triples > _MOST_TRIPLES:
                return None
            for after, character in self._steps_of(triple):
                if after == goal:
                    return texts[triple] + character
                if after not in texts and self._leads(after, goal):
                    texts[after] = texts[triple] + character
                    waiting.append(after)
        return None

    def _steps_of(
        self, triple: tuple[int, int, int]
    ) -> Iterator[tuple[tuple[int, int, int], str]]:
        for one in self._follow[triple[0]]:
            for between in self._follow[triple[1]]:
                both = self._taken[one] & self._taken[between]
                for other in self._follow[triple[2]] if both else ():
                    common = both & self._taken[other]
                    if common:
                        yield (one, between, other), _plainest(common)

    def _leads(self, after: tuple[int, ...], goal: tuple[int, ...]) -> bool:
        pairs = zip(after, goal, strict=True)
        return all(self._reach[state] >> end & 1 for state, end in pairs)

    def _prefix(self, goal: int) -> str:
        """Return a text that leads to a state."""
        texts = {state: _plainest(self._taken[state]) for state in self._first}
        waiting = list(texts)
        for state in waiting:
            for after in self._follow[state]:
                if after not in texts and self._taken[after]:
                    texts[after] = texts[state] + _plainest(self._taken[after])
                    waiting.append(after)
        return texts.get(goal, "")


def _closure(follow: list[int]) -> list[int]:
    """Return the states that can be reached from each, in one step or more."""
    reach = list(follow)
    for between in range(len(reach)):
        for state in range(len(reach)):
            if reach[state] >> between & 1:
                reach[state] |= reach[between]
    return reach


def _plainest(characters: frozenset[str]) -> str:
    """Return a letter or digit if there is one."""
    return min(
        characters, key=lambda c: (not (c.isascii() and c.isalnum()), c), default=""
    )
