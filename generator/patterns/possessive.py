r"""Repetitions in a pattern that may be possessive, which never give back what they took.

In `(?:[a-z]+-)*[a-z]+`, what follows `[a-z]+` inside the group is a `-`, which it does
not take. So it has to take all the letters that there are, or there is no match for the
whole of a text, and `[a-z]++`, which remembers no way back, means the same. For Python
that is less work if the group is repeated. Elsewhere, and where a character is optional,
there is next to no gain, and the pattern stays as it is.

What is looked ahead or behind for takes nothing: it can only refuse more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.patterns.automaton import taken_by
from generator.patterns.parts import Atom, Choice, Part, Repetition, Sequential, parsed


def possessive(pieces: Sequence[str]) -> str | None:
    """Return the pattern that has these pieces with possessive repetitions.

    It matches the same texts, as long as all of a text is to be matched. `None` if no
    repetition is worth it.
    """
    # The number of a piece serves as its offset.
    root = parsed([(text, number) for number, text in enumerate(pieces)])
    found = {
        number
        for number in _possessive(root, frozenset(), repeated=False)
        if not _is_lazy(pieces[number])
    }
    parts = (f"{text}+" if at in found else text for at, text in enumerate(pieces))
    return "".join(parts) if found else None


def _is_lazy(repeat: str) -> bool:
    return repeat[1:].endswith("?")


def _possessive(part: Part, after: frozenset[str], *, repeated: bool) -> Iterator[int]:
    """Return the offsets of the repetitions; `after` has the atoms that may come next."""
    match part:
        case Repetition(Atom(text), least, most, offset):
            may_go_back = least != most and most != 1
            if repeated and may_go_back and _is_disjoint(text, after):
                yield offset
        case Repetition(body, _, most):
            again = most is None or most > 1
            first = _first(body)[0] if again else frozenset[str]()
            yield from _possessive(body, after | first, repeated=repeated or again)
        case Choice(parts):
            for each in parts:
                yield from _possessive(each, after, repeated=repeated)
        case Sequential(parts):
            for each in reversed(parts):
                yield from _possessive(each, after, repeated=repeated)
                first, may_be_empty = _first(each)
                after = first | after if may_be_empty else first


def _is_disjoint(atom: str, others: frozenset[str]) -> bool:
    taken = taken_by({atom} | others)
    return all(taken[atom].isdisjoint(taken[other]) for other in others)


def _first(part: Part) -> tuple[frozenset[str], bool]:
    """Return the atoms that a part may begin with, and whether it may take nothing."""
    match part:
        case Atom(text):
            return frozenset({text}), False
        case Repetition(body, least):
            first, may_be_empty = _first(body)
            return first, may_be_empty or not least
        case Choice(parts):
            firsts, empty = zip(*map(_first, parts), strict=True)
            return frozenset().union(*firsts), any(empty)
        case Sequential(parts):
            taken: frozenset[str] = frozenset()
            for each in parts:
                first, may_be_empty = _first(each)
                taken |= first
                if not may_be_empty:
                    return taken, False
            return taken, True
    return frozenset(), True
