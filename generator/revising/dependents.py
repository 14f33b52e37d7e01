"""Which parts of a document an edit of one of them has a say in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from generator.revising.division import Division

_ALL_OF, _DISCRIMINATOR = b'"allOf"', b'"discriminator"'


class Dependents:
    """What the parts of a document depend on, the other way round."""

    def __init__(self, division: Division) -> None:
        """Take the parts; what they refer to is found when something is asked."""
        self._division = division

    def of(self, pointer: str) -> set[str]:
        """Return the parts in which something may depend on a part, and that part."""
        return closure(self._depending, [pointer])

    @cached_property
    def _depending(self) -> Mapping[str, Iterable[str]]:
        division = self._division
        targets = {each: division.targets(each) for each in division.parts}
        found: dict[str, set[str]] = defaultdict(set)
        for each, referred in targets.items():
            for target in referred:
                found[target].add(each)
        # What a discriminator tells apart names its base, and not the other way round.
        parts = {
            each: referred
            for each, referred in targets.items()
            if _ALL_OF in division.content(each)
        }
        bases = {
            each for each in division.parts if _DISCRIMINATOR in division.content(each)
        }
        below = {each: [*parts[each]] for each in parts}
        bases = closure(_turned(below), bases)
        for each, referred in parts.items():
            for base in bases.intersection(referred):
                found[each].add(base)
        return found


def closure(following: Mapping[str, Iterable[str]], start: Iterable[str]) -> set[str]:
    """Return all that some lead to, and themselves."""
    found, waiting = set[str](), [*start]
    while waiting:
        each = waiting.pop()
        if each not in found:
            found.add(each)
            waiting += following.get(each, ())
    return found


def _turned(pairs: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for each, others in pairs.items():
        for other in others:
            found[other].append(each)
    return found
