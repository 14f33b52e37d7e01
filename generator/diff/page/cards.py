"""One change as the page shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.diff.code import Code
from generator.diff.model import Acceptance, Change, Review
from generator.diff.page.excerpts import Excerpt, side_by_side, within
from generator.diff.page.files import Files, files
from generator.diff.segments import Segment, capitalized, sentence
from generator.sources.source import Place

_LONG = 60
"""How long values may be that are shown though the sentence has them, too."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link within the page; the id is of our own making."""

    id: str
    text: Segment
    level: str = ""


@dataclass(frozen=True, slots=True)
class Consequence:
    """What a change means to one reader."""

    reader: str
    level: str
    why: tuple[Segment, ...]
    """Empty where the reader notices nothing."""


@dataclass(frozen=True, slots=True)
class Card:
    """One change, with all that a reviewer asks about it."""

    id: str
    level: str
    rule: Segment
    subject: Segment
    message: tuple[Segment, ...]
    was: Segment
    """What the old version says, in short; empty where the sentence says it all."""

    now: Segment
    consequences: tuple[Consequence, ...]
    operations: tuple[str, ...]
    """The operations that it reaches, by their names; none for the whole service."""

    old: Segment | None
    """Where it stands; `None` for nowhere."""

    new: Segment | None
    excerpt: Excerpt
    code: Files
    elsewhere: tuple[Link, ...]
    """The changes under which the rest of what it caused stands."""

    accepted: Acceptance | None
    expired: Acceptance | None

    @property
    def link(self) -> Link:
        """Return the link to it."""
        return Link(self.id, self.subject, self.level)


def cards(review: Review, code: Code) -> tuple[Card, ...]:
    """Return the cards of all changes, in their order."""
    changes = review.comparison.changes
    ids = _ids(changes)
    return tuple(
        _card(
            review,
            change,
            ids[number],
            code,
            number,
            _links(changes, ids, code, number),
        )
        for number, change in enumerate(changes)
    )


def _card(
    review: Review,
    change: Change,
    id: str,
    code: Code,
    number: int,
    elsewhere: tuple[Link, ...],
) -> Card:
    said = len(change.was + change.now) > _LONG and _repeats(change)
    return Card(
        id=id,
        level=change.level.label,
        rule=Segment(change.rule),
        subject=Segment(change.subject),
        message=sentence(capitalized(change.message)),
        was=Segment("" if said else change.was),
        now=Segment("" if said else change.now),
        consequences=_consequences(change),
        operations=change.operations if change.symbols else (),
        old=_where(change.before or change.within[0]),
        new=_where(change.after or change.within[1]),
        excerpt=_excerpt(change),
        code=files(code.caused[number]),
        elsewhere=elsewhere,
        accepted=review.accepted.get(change.fingerprint),
        expired=review.expired.get(change.fingerprint),
    )


def _excerpt(change: Change) -> Excerpt:
    if change.within == (None, None):
        return side_by_side(change.before, change.after)
    return within(change.within, change.before, change.after)


def _repeats(change: Change) -> bool:
    """Tell whether the sentence says what the values are."""
    return change.was in change.message and change.now in change.message


def _consequences(change: Change) -> tuple[Consequence, ...]:
    return tuple(
        Consequence(reader, effect.level.label, sentence(effect.why))
        for reader, effect in change.effects.readers()
    )


def _links(
    changes: Sequence[Change], ids: Sequence[str], code: Code, number: int
) -> tuple[Link, ...]:
    return tuple(
        Link(ids[other], Segment(changes[other].subject), changes[other].level.label)
        for other in code.elsewhere[number]
    )


def _ids(changes: Sequence[Change]) -> list[str]:
    """Return an id for each, the same in every version of the page."""
    met: Counter[str] = Counter()
    found = []
    for change in changes:
        name = f"change-{change.fingerprint}"
        met[name] += 1
        found.append(name if met[name] == 1 else f"{name}-{met[name]}")
    return found


def _where(place: Place | None) -> Segment | None:
    if place is None:
        return None
    return Segment(f"{place.source.name}:{place.start.line}")
