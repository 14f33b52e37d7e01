r"""With which power of a text's length the time to match a pattern grows.

`a*a*b` tries every way to divide a text between its two repetitions before it gives up,
which takes the square of the length. Repetitions can share a text so if there is one
that each of them reads, and that leads from one to the other as well (after Weber and
Seidl); a separator between them that neither reads, as in `a*,a*`, prevents it. What is
returned may be too much, and is never too little.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.patterns.automaton import Automaton, TooLargeError, members
from generator.patterns.parts import (
    Aside,
    Choice,
    Part,
    Repetition,
    Sequential,
    open_repetitions,
    parsed,
)

MAX_TRIPLES = 50_000


def matching_power(pieces: Sequence[tuple[str, int]]) -> int:
    """Return the power of a text's length that says how long matching takes.

    The pieces are those of a pattern that takes no exponential time.
    """
    root = parsed(pieces)
    # What is looked for may be looked for at each place of the text.
    return max(_power(root), 1) + max(map(_power, _asides(root)), default=0)


def _power(part: Part) -> int:
    """Return how many repetitions may share one text, each with the next."""
    automaton = Automaton()
    try:
        automaton.add(part)
    except TooLargeError:
        return sum(1 for _ in open_repetitions(part))
    follow, overlaps = automaton.follow(), automaton.overlaps()
    reach = _reach(follow)
    loops = _loops(reach)
    chains: dict[int, int] = {}
    # From the last to the first: a loop that can be reached has more below it.
    for loop in sorted(loops, key=lambda loop: reach[_any(loop)].bit_count()):
        chains[loop] = 1 + max(
            (
                chain
                for other, chain in chains.items()
                if reach[_any(loop)] & other and _share(loop, other, follow, overlaps)
            ),
            default=0,
        )
    return max(chains.values(), default=0)


def _reach(follow: Sequence[int]) -> list[int]:
    """Return, for each state, all that come after it at some time."""
    reach = list(follow)
    for between, after in enumerate(follow):
        for state, _ in enumerate(follow):
            if reach[state] >> between & 1:
                reach[state] |= reach[between] | after
    return reach


def _loops(reach: Sequence[int]) -> set[int]:
    """Return the states that lead to each other, as bits, one number a loop."""
    return {
        sum(1 << other for other in members(after) if reach[other] >> state & 1)
        for state, after in enumerate(reach)
        if after >> state & 1
    }


def _any(loop: int) -> int:
    return loop.bit_length() - 1


def _share(
    one: int, other: int, follow: Sequence[int], overlaps: Sequence[int]
) -> bool:
    """Tell whether a text stays in one loop, stays in another, and leads there."""
    waiting = [
        (state, state, beside)
        for state in members(one)
        for beside in members(other & overlaps[state])
    ]
    seen = set(waiting)
    while waiting and len(seen) < MAX_TRIPLES:
        for triple in _next(waiting.pop(), one, other, follow, overlaps):
            if other >> triple[1] & 1:
                return True
            if triple not in seen:
                seen.add(triple)
                waiting.append(triple)
    return bool(waiting)


def _next(
    triple: tuple[int, int, int],
    one: int,
    other: int,
    follow: Sequence[int],
    overlaps: Sequence[int],
) -> Iterator[tuple[int, int, int]]:
    """Return where one more character takes three states, if it fits all of them."""
    first, second, third = (follow[state] for state in triple)
    for stays in members(first & one):
        for arrives in members(third & other & overlaps[stays]):
            both = overlaps[stays] & overlaps[arrives]
            for moves in members(second & both):
                yield stays, moves, arrives


def _asides(part: Part) -> Iterator[Part]:
    """Return what a pattern looks for without taking it."""
    match part:
        case Aside(body):
            yield body
            yield from _asides(body)
        case Repetition(body=body):
            yield from _asides(body)
        case Choice(parts) | Sequential(parts):
            for each in parts:
                yield from _asides(each)
