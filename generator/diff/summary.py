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


def verdict(review: Review) -> str:
    """Return the numbers in a sentence without a full stop."""
    changes = review.comparison.changes
    met = [count for count in counts(changes) if count.number]
    if not met:
        return "Nothing has changed"
    said = [f"{count.number} {count.level.label}" for count in met]
    listed = f"{', '.join(said[:-1])} and {said[-1]}" if said[1:] else said[0]
    noun = "change" if len(changes) == 1 else "changes"
    accepted = sum(not review.counts(change) for change in changes)
    return f"{listed} {noun}" + (f", {accepted} of them accepted" if accepted else "")


def operations_of(review: Review) -> tuple[str, ...]:
    """Return the operations of both versions: the new ones in order, then those gone."""
    comparison = review.comparison
    both = (comparison.new.service, comparison.old.service)
    return tuple(dict.fromkeys(each.name for one in both for each in one.operations))


def _counts(levels: Iterable[Level]) -> tuple[Count, ...]:
    found = Counter(levels)
    return tuple(Count(level, found[level]) for level in LEVELS)
