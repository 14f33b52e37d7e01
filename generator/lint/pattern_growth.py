r"""How the time of a match grows with the length of the text.

Where two repetitions in a row can read the same text, as in `a*a*b`, there are as many
ways to divide a text of the right letters between them as it is long, and a text that
does not match in the end takes them all: its time grows with the square of its length,
or with a higher power where there are more of them.

That is so if the automaton of a pattern has two states, each of which some text leads
back to itself, and from the one to the other as well (after Weber and Seidl). The search
gives that text; a pattern is reported only if a text made of it really does not match,
and by the number of ways that there really are. A pattern that is too large to tell, or
looks ahead or behind, is not reported.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from generator.patterns.automaton import (
    Automaton,
    Ends,
    TooLargeError,
    members,
    taken_by,
)
from generator.patterns.parts import (
    Atom,
    Choice,
    Part,
    Repetition,
    Sequential,
    parsed,
)
from generator.patterns.translation import Piece

_REPEATS = 60
"""How often the text that two states share is repeated in a trial."""

_MOST_STEPS = 100_000
"""How many steps a search takes before it is given up, and a count about."""

_MOST_TRIALS = 5
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

    The pieces are those of a pattern, as `generator.patterns.translation.pieces` returns them.
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
    if not all(_takes_characters(piece.text) for piece in pieces):
        return None
    automaton = Automaton(rounded=False)
    try:
        ends = automaton.add(parsed([(piece.text, piece.offset) for piece in pieces]))
    except (TooLargeError, RecursionError):
        return None
    search = _Search(automaton, ends)
    slow = (
        search.measured(prefix, again)
        for prefix, again, stops in islice(search.shared_texts(), _MOST_TRIALS)
        if not all(search.matches(prefix + again * 3 + stop) for stop in stops)
    )
    return max((found for found in slow if found is not None), default=None)


def _takes_characters(text: str) -> bool:
    """Tell whether a piece is none that looks around, which could end a match early."""
    is_group = text in ("(", "(?:") or text.startswith("(?P<")
    return is_group or not (text.startswith("(") or text in ("^", r"\Z"))


class _Search:
    """Looks for texts that several ways through an automaton have in common."""

    def __init__(self, automaton: Automaton, ends: Ends) -> None:
        taken = taken_by(automaton.atoms)
        self._atoms = automaton.atoms
        self._taken = [taken[atom] for atom in automaton.atoms]
        self._shared_by: dict[tuple[str, str, str], str] = {}
        self._follow = [list(members(after)) for after in automaton.follow()]
        self._first = sorted(ends.first)
        self._last = ends.last.keys()
        self._reach = _closure(automaton.follow())
        self._characters = frozenset("\x7f").union(*self._taken)
        self._looked = 0

    def shared_texts(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Return what leads to a state, what leads from there back, and on, and stops.

        The stops are texts after which there may be no match.
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
        edges = sum(map(len, self._follow))
        repeats = min(_REPEATS, max(_MOST_STEPS // edges, 4))
        text, twice = prefix + again * repeats, prefix + again * 2 * repeats
        steps, more = self._steps(text), self._steps(twice)
        power = round(math.log(more / steps) / math.log(len(twice) / len(text)))
        return Growth(power, more, len(twice)) if power > 1 else None

    def matches(self, text: str) -> bool:
        """Tell whether a text, of characters that atoms were tried with, matches."""
        *_, ways = self._read(text)
        return not self._last.isdisjoint(ways)

    def _steps(self, text: str) -> int:
        return sum(sum(ways.values()) for ways in self._read(text))

    def _read(self, text: str) -> Iterator[dict[int, int]]:
        """Return the states after each character, each with the ways to get there."""
        ways = dict.fromkeys(self._first, 1)
        for character in text:
            taking = {
                state: count
                for state, count in ways.items()
                if character in self._taken[state]
            }
            yield taking
            ways = self._next(taking)

    def _next(self, ways: dict[int, int]) -> dict[int, int]:
        after: dict[int, int] = {}
        for state, count in ways.items():
            for each in self._follow[state]:
                after[each] = after.get(each, 0) + count
        return after

    def _shared(self, one: int, other: int) -> str | None:
        """Return a text from one state to itself, to the other, and from that back."""
        start: tuple[int, ...] = (one, one, other)
        goal = (one, other, other)
        texts: dict[tuple[int, ...], str] = {start: ""}
        waiting: list[tuple[int, ...]] = [start]
        for triple in waiting:
            for after, character in self._steps_of(triple, goal):
                if after == goal:
                    return texts[triple] + character
                if self._looked > _MOST_STEPS:
                    return None
                if after not in texts:
                    texts[after] = texts[triple] + character
                    waiting.append(after)
        return None

    def _steps_of(
        self, triple: tuple[int, ...], goal: tuple[int, ...]
    ) -> Iterator[tuple[tuple[int, ...], str]]:
        """Return where three states may go on with one character, towards a goal."""
        afters = [
            [after for after in self._follow[state] if self._reach[after] >> end & 1]
            for state, end in zip(triple, goal, strict=True)
        ]
        for after in product(*afters):
            self._looked += 1
            if character := self._common(after):
                yield after, character
            if self._looked > _MOST_STEPS:
                return

    def _common(self, states: tuple[int, ...]) -> str:
        """Return a character that all three states take, "" if there is none."""
        one, two, three = states
        key = self._atoms[one], self._atoms[two], self._atoms[three]
        if key not in self._shared_by:
            common = self._taken[one] & self._taken[two] & self._taken[three]
            self._shared_by[key] = _plainest(common)
        return self._shared_by[key]

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
