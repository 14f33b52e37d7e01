"""Which changes caused a part of the generated code's diff.

A part belongs to the changes of what it comes from, or else of what this is made of, or
else of what is made with it: the nearest ones, but for those that say just what the part
says. One that comes from nothing in particular belongs to the changes whose parts have
its names, such as an import; what is left, to those with which all is another.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from generator.diff.imported import with_importers
from generator.diff.kin import Kin
from generator.diff.parts import Part
from generator.views.origins import SERVICE, Origin

_TELLING = (".md", ".py")
"""The files that tell of operations where they tell of the whole service."""

_BOTH = 2
"""How many values a part has that changes just as a change says."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A change, as the cause of parts."""

    subject: frozenset[Origin]
    """What it is about."""

    others: frozenset[Origin]
    """What came or went with it, or is changed by it as well."""

    gone: frozenset[str]
    """Words that only the old version says."""

    come: frozenset[str]
    """Words that only the new version says."""

    def said(self, part: Part) -> int:
        """Count which of both values a part has in its old or new lines."""
        return bool(self.gone & part.gone) + bool(self.come & part.come)


def owners(
    parts: Sequence[Part], causes: Sequence[Cause], kin: Kin
) -> list[tuple[int, ...]]:
    """Return for each part the numbers of the changes that it belongs to."""
    if len(causes) == 1:
        # What is left over of any other change cannot be there.
        return [(0,)] * len(parts)
    steps = _Steps(causes)
    found = [_nearest(part, causes, steps, kin) for part in parts]
    users: dict[str, set[int]] = {}
    for part, numbers in zip(parts, found, strict=True):
        for name in part.names:
            users.setdefault(name, set()).update(numbers)
    found = [
        numbers or _users(part, users) or _sayers(part, causes)
        for part, numbers in zip(parts, found, strict=True)
    ]
    rest = tuple(at for at, each in enumerate(causes) if SERVICE in each.others)
    found = [numbers or _beside(parts, found, at) for at, numbers in enumerate(found)]
    return [numbers or rest for numbers in with_importers(parts, found)]


class _Steps:
    """How far it is from parts of the service to the changes that are about them."""

    def __init__(self, causes: Sequence[Cause]) -> None:
        self._of: dict[Origin, dict[int, int]] = {}
        for number, each in enumerate(causes):
            for origin in each.subject:
                self._of.setdefault(origin, {})[number] = 0
            for origin in each.others - each.subject:
                self._of.setdefault(origin, {})[number] = 1

    def to(self, circles: Iterable[Iterable[Origin]]) -> dict[int, int]:
        """Return the distance of each change from what stands in circles."""
        found: dict[int, int] = {}
        for distance, circle in enumerate(circles):
            for origin in circle:
                for number, more in self._of.get(origin, {}).items():
                    step = 2 * distance + more
                    found[number] = min(step, found.get(number, step))
        return found


def _nearest(
    part: Part, causes: Sequence[Cause], steps: _Steps, kin: Kin
) -> tuple[int, ...]:
    """Return the changes of what is nearest to a part, or that say what it says.

    What stands beside it, such as another member, is nearer than what is around both.
    """
    start = next(filter(None, part.origins), frozenset())
    around = frozenset().union(*part.origins)
    if not around:
        return ()
    for circles in (
        chain(part.origins, kin.below(start)),
        islice(kin.below(around), 1),
        kin.above(around),
        # As a whole, it says how its operations want callers to be proved, too.
        kin.inside() if part.path.endswith(_TELLING) and SERVICE in around else (),
    ):
        if distances := steps.to(circles):
            return _best(part, causes, distances)
    return ()


def _best(
    part: Part, causes: Sequence[Cause], distances: Mapping[int, int]
) -> tuple[int, ...]:
    ranks = {
        number: (
            causes[number].said(part) == _BOTH,
            -distance,
            causes[number].said(part),
            -len(causes[number].others),
        )
        for number, distance in distances.items()
    }
    best = max(ranks.values())
    return tuple(sorted(number for number, rank in ranks.items() if rank == best))


def _users(part: Part, users: Mapping[str, set[int]]) -> tuple[int, ...]:
    """Return the changes whose parts have names that this one has."""
    names = part.names | set(part.scope[-1:])
    return tuple(sorted(set().union(*(users.get(name, set()) for name in names))))


def _sayers(part: Part, causes: Sequence[Cause]) -> tuple[int, ...]:
    """Return the changes of the whole service that say what a part says."""
    return tuple(
        number
        for number, each in enumerate(causes)
        if each.said(part) == (1 if SERVICE in each.subject else _BOTH)
    )


def _beside(
    parts: Sequence[Part], found: Sequence[tuple[int, ...]], at: int
) -> tuple[int, ...]:
    """Return the changes that the part before belongs to, or else the one behind.

    Of lines that are alike, any may be told as those that came or went.
    """
    part = parts[at]
    for near in at - 1, at + 1:
        if 0 <= near < len(parts) and parts[near].path == part.path:
            first, second = sorted([part, parts[near]], key=lambda it: it.indexes.start)
            if found[near] and first.indexes.stop == second.indexes.start:
                return found[near]
    return ()
