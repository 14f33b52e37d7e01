"""A review in numbers and in one sentence, for those formats that begin with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.diff.model import Change, Level, Review

LEVELS = tuple(sorted(Level, reverse=True))
"""The levels, the highest first."""

WHO = {
    "callers": "call the service with the generated client",
    "implementers": "implement it on the generated server",
    "data": "have payloads at rest",
}
"""The three readers of a spec, and what they do."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many changes have a level."""

    level: Level
    number: int


def counts(changes: Iterable[Change]) -> tuple[Count, ...]:
    """Return how many changes there are of each level, the highest first."""
    return _counts(change.level for change in changes)


def counts_for(reader: str, changes: Iterable[Change]) -> tuple[Count, ...]:
    """Return of how many changes one reader notices something, by level."""
    effects = (dict(change.effects.readers())[reader] for change in changes)
    return _counts(effect.level for effect in effects if effect.why)


def highest(review: Review) -> Level:
    """Return the highest level of a change that is not accepted."""
    changes = filter(review.counts, review.comparison.changes)
    return max((change.level for change in changes), default=Level.DOCUMENTATION)


def headline(review: Review) -> str:
    """Return what matters most, without a full stop: "2 breaking changes"."""
    met = _met(review)
    return _number(met[0]) if met else "Nothing has changed"


def beside(review: Review) -> str:
    """Return what matters less: "1 risky change, 2 accepted"."""
    accepted = sum(not review.counts(change) for change in review.comparison.changes)
    said = [
        *map(_number, _met(review)[1:]),
        *([f"{accepted} accepted"] * bool(accepted)),
    ]
    return ", ".join(said)


def _met(review: Review) -> list[Count]:
    return [count for count in counts(review.comparison.changes) if count.number]


def _number(count: Count) -> str:
    noun = "change" if count.number == 1 else "changes"
    return f"{count.number} {count.level.label} {noun}"


def operations_of(review: Review) -> tuple[str, ...]:
    """Return the operations of both versions: the new ones in order, then those gone."""
    comparison = review.comparison
    both = (comparison.new.service, comparison.old.service)
    return tuple(dict.fromkeys(each.name for one in both for each in one.operations))


def _counts(levels: Iterable[Level]) -> tuple[Count, ...]:
    found = Counter(levels)
    return tuple(Count(level, found[level]) for level in LEVELS)
