r"""Patterns on which a match can take exponential time, found before they are used.

Python's `re` tries one way to read a text after the other. Where a repetition can read
the same text in two ways, as `(a+)+` reads `aa`, the number of ways doubles with each
further character, and a text that does not match in the end takes them all. Patterns
whose time grows with a power of the length only, such as `a*a*`, are for `lint`.

A repetition that may go on for long is taken as an automaton with a state for each
place in it that takes a character (after Glushkov). Every state leads to every other,
so it reads some text in two ways if two different states that one text has led to can
go on to the same state, or if there are two ways from one state to the next. What is
looked ahead or behind for is not taken into account.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from generator.patterns.automaton import Automaton, TooLargeError, members
from generator.patterns.parts import Repetition, open_repetitions, parsed, varies

__all__ = ["TooLargeError", "ambiguous"]


def ambiguous(pieces: Sequence[tuple[str, int]]) -> int | None:
    """Return the offset of a repetition that reads some text in exponentially many ways.

    The pieces are those of a pattern that Python can read, with their offsets. Raises
    TooLargeError for one that is too large to tell.
    """
    for repetition in open_repetitions(parsed(pieces)):
        if varies(repetition.body) and _is_ambiguous(repetition):
            return repetition.offset
    return None


def _is_ambiguous(repetition: Repetition) -> bool:
    automaton = Automaton()
    automaton.add(repetition)
    if any(count > 1 for count in automaton.ways.values()):
        return True
    return _meet(automaton.follow(), automaton.overlaps())


def _meet(follow: list[int], overlaps: list[int]) -> bool:
    """Tell whether two states that one text leads to go on to the same one."""
    waiting = [
        (one, other)
        for after in set(follow)
        for one, other in combinations(members(after), 2)
        if overlaps[one] >> other & 1
    ]
    seen = set(waiting)
    while waiting:
        one, other = waiting.pop()
        if follow[one] & follow[other]:
            return True
        for after in members(follow[one]):
            for beside in members(follow[other] & overlaps[after]):
                pair = (after, beside) if after < beside else (beside, after)
                if pair not in seen:
                    seen.add(pair)
                    waiting.append(pair)
    return False
