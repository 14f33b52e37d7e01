"""What all comparisons share: the two versions, what is paired, what is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from generator import ir
from generator.diff.located import Located
from generator.diff.model import Change
from generator.diff.reach import Reach
from generator.diff.rules import RULES
from generator.diff.rules.impact import Impact
from generator.sources.source import Place


@dataclass(frozen=True, slots=True)
class Spot:
    """What a finding is about: its name, where it stands, what it reaches."""

    subject: str
    places: tuple[Place | None, Place | None]
    """In the old version and in the new one."""

    reach: Reach
    symbols: tuple[str, ...] = ()
    """Its Python names, the most telling one first."""

    within: tuple[Place | None, Place | None] = (None, None)
    """What it is a part of, in both versions, if it takes that to see a change."""

    def at(self, before: Place | None, after: Place | None) -> Self:
        """Return the same spot, more precisely."""
        return replace(self, places=(before, after))

    def part(self, end: str) -> Self:
        """Return a part of it, which has no name of its own."""
        return replace(self, subject=f"{self.subject}{end}")

    def also(self, symbols: Iterable[str]) -> Self:
        """Return the same spot with more Python names."""
        return replace(self, symbols=(*self.symbols, *symbols))


@dataclass
class Context:
    """Two versions, how the things of one are called in the other, the findings."""

    old: Located
    new: Located
    operations: Mapping[str, str]
    """The name in the new version of each operation that both have."""

    errors: Mapping[str, str]
    """The name in the new version of each error that both have."""

    shapes: Mapping[str, str]
    """The name in the new version of each shape that both have."""

    changes: list[Change] = field(default_factory=list)
    _reaches: dict[tuple[str, str], Reach] = field(default_factory=dict)
    """Those that were asked for, by the names of a shape: many ask for each."""

    def report(
        self, rule: str, spot: Spot, message: str, *, was: object = "", now: object = ""
    ) -> None:
        """Add a finding; `was` and `now` tell it from others of its rule and subject."""
        before, after = spot.places
        self.changes.append(
            Change(
                rule=rule,
                subject=spot.subject,
                message=message,
                before=before,
                after=after,
                effects=self._impact(rule).on(spot.reach.sides),
                within=spot.within,
                operations=self.in_order(spot.reach.operations),
                symbols=tuple(dict.fromkeys(spot.symbols)),
                was=str(was),
                now=str(now),
            )
        )

    def _impact(self, rule: str) -> Impact:
        return RULES[rule].impact_on(is_http=self.new.service.is_http)

    @cached_property
    def kept_operations(self) -> frozenset[str]:
        """Return the operations of the new version that the old one has, too."""
        return frozenset(self.operations.values())

    @cached_property
    def kept_errors(self) -> frozenset[str]:
        """Return the errors of the new version that the old one has, too."""
        return frozenset(self.errors.values())

    @cached_property
    def kept_shapes(self) -> frozenset[str]:
        """Return the shapes of the new version that the old one has, too."""
        return frozenset(self.shapes.values())

    @cached_property
    def formats(self) -> frozenset[str]:
        """Return the formats of texts that are checked in either version."""
        return frozenset(
            shape.format
            for side in (self.old, self.new)
            for shape in side.service.shapes.values()
            if isinstance(shape, ir.String) and shape.format is not None
        )

    def is_new(self, shape: str) -> bool:
        """Return whether a shape of the new version is none of the old one."""
        return shape not in self.kept_shapes

    def reach(self, old: str, new: str) -> Reach:
        """Return what reaches a shape; operations that are new are not affected."""
        found = self._reaches.get((old, new))
        if found is None:
            before, after = self.old.reaches.shape(old), self.new.reaches.shape(new)
            found = self._reaches[old, new] = self._joined(before, after)
        return found

    def error_reach(self, old: str, new: str) -> Reach:
        """Return what reaches an error; operations that are new are not affected."""
        return self._joined(self.old.reaches.error(old), self.new.reaches.error(new))

    def in_order(self, operations: Iterable[str]) -> tuple[str, ...]:
        """Return names of operations in the order of the new spec, then the old one's.

        Those of the old version are called as in the new one, if it has them.
        """
        names = {self.operations.get(name, name) for name in operations}
        found = self.new.in_order(names)
        return (*found, *self.old.in_order(names - set(found)))

    def _joined(self, before: Reach, after: Reach) -> Reach:
        reached = set(after.operations) & self.kept_operations
        return Reach(before.sides, self.in_order([*before.operations, *reached]))
