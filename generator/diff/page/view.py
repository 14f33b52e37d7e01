"""A review as the page shows it: groups of changes, by what they are about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.diff.code import divided
from generator.diff.model import Level, Review
from generator.diff.page.cards import Card, Link, cards
from generator.diff.page.files import Files, files
from generator.diff.segments import Segment
from generator.diff.summary import (
    WHO,
    Count,
    beside,
    counts,
    counts_for,
    headline,
    highest,
    operations_of,
)


@dataclass(frozen=True, slots=True)
class Reader:
    """How many changes of each level one reader of the spec meets."""

    name: str
    who: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Changes of one operation, of the shapes that several share, or of the service."""

    id: str
    kind: str
    name: Segment
    """The operation's; empty for the others."""

    cards: tuple[Card, ...]
    links: tuple[Link, ...] = ()
    """Changes of shared shapes that reach this operation, too."""

    @property
    def level(self) -> str:
        """Return the highest level in it."""
        levels = [card.level for card in self.cards] + [
            link.level for link in self.links
        ]
        return max(levels, key=lambda label: Level[label.upper()])

    @property
    def number(self) -> int:
        """Return how many changes there are in it, or reach it."""
        return len(self.cards) + len(self.links)


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template prints."""

    title: Segment
    old: Segment
    new: Segment
    level: str
    """The highest level that a change has."""

    headline: str
    beside: str
    """What the headline does not say; empty where it says all."""

    counts: tuple[Count, ...]
    readers: tuple[Reader, ...]
    list: tuple[Card, ...]
    """All changes in their order."""

    groups: tuple[Group, ...]
    ids: dict[str, str]
    """Where the page speaks of an operation, by its name."""

    rest: Files
    added: int
    removed: int
    unused: tuple[Segment, ...]
    """Accepted changes that nothing matches."""


def page(review: Review) -> Page:
    """Return all that the page shows of a review."""
    comparison, code = review.comparison, divided(review.comparison)
    all_cards, rest = cards(review, code), files(code.rest)
    parts = [*(card.code for card in all_cards), rest]
    groups = tuple(sorted(_groups(all_cards, operations_of(review)), key=_order))
    return Page(
        title=Segment(comparison.new.service.title),
        old=Segment(comparison.old.name),
        new=Segment(comparison.new.name),
        level=highest(review).label,
        headline=headline(review),
        beside=beside(review),
        counts=counts(comparison.changes),
        readers=tuple(
            Reader(name, who, counts_for(name, comparison.changes))
            for name, who in WHO.items()
        ),
        list=all_cards,
        groups=groups,
        ids={group.name.raw: group.id for group in groups},
        rest=rest,
        added=sum(part.added for part in parts),
        removed=sum(part.removed for part in parts),
        unused=tuple(
            Segment(f"{each.where}: {each.rule}, {each.subject}")
            for each in review.unused
        ),
    )


def _order(group: Group) -> tuple[int, int]:
    """Sort by level, the highest first; groups without changes of their own are last."""
    return not group.cards, -Level[group.level.upper()]


def _groups(all_cards: Sequence[Card], operations: Sequence[str]) -> Iterator[Group]:
    """Yield the groups: the service's, the shared ones, then each operation's."""
    service = tuple(card for card in all_cards if not card.operations)
    shared = tuple(card for card in all_cards if len(card.operations) > 1)
    if service:
        yield Group("service", "service", Segment(""), service)
    if shared:
        yield Group("shared", "shared", Segment(""), shared)
    for number, name in enumerate(operations, start=1):
        own = tuple(card for card in all_cards if card.operations == (name,))
        links = tuple(card.link for card in shared if name in card.operations)
        if own or links:
            plain = re.fullmatch("[A-Za-z0-9_]+", name)
            id = f"operation-{name if plain else number}"
            yield Group(id, "operation", Segment(name), own, links)
