"""What a comparison of two specs is: versions, changes, what each means to whom."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from functools import cached_property

from generator import ir
from generator.diff.slots import Renamed
from generator.linking.resolve import Document
from generator.sources.source import Place
from generator.views.vocabulary import Vocabulary


class Level(IntEnum):
    """How much a change asks of somebody; the greater, the more."""

    DOCUMENTATION = 0
    """No program notices it."""

    COMPATIBLE = 1
    """What worked before works on."""

    RISKY = 2
    """What worked before works on in most cases, or means something else."""

    BREAKING = 3
    """What worked before fails."""

    @property
    def label(self) -> str:
        """Return the name in lower case, for people and for machines."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change means to one reader, and a short phrase that says why."""

    level: Level = Level.DOCUMENTATION
    why: str = ""
    """No capital, no full stop; empty where the reader notices nothing."""


@dataclass(frozen=True, slots=True)
class Effects:
    """What a change means to each of the three readers of a spec."""

    callers: Effect = Effect()
    """Who calls the service with the generated client."""

    implementers: Effect = Effect()
    """Who implements the service on the generated server."""

    data: Effect = Effect()
    """Who has payloads at rest, to be checked and read by the generated code."""

    def readers(self) -> tuple[tuple[str, Effect], ...]:
        """Return each reader's name and effect, in a fixed order."""
        return (
            ("callers", self.callers),
            ("implementers", self.implementers),
            ("data", self.data),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One finding: one thing that two versions of a spec say differently."""

    rule: str
    """Id of its rule, in kebab-case: "member-removed"."""

    subject: str
    """What in the service: "PutImage", "PutImageRequest.imageTag", "TagKey"."""

    message: str
    """One sentence without a full stop; spec names in it stand in backquotes."""

    before: Place | None
    """Where it stands in the old version; `None` for what is added."""

    after: Place | None
    """Where it stands in the new version; `None` for what is removed."""

    effects: Effects
    within: tuple[Place | None, Place | None] = (None, None)
    """What it is a part of, in the old version and in the new one, if it takes that to
    see what changed: the enum of a value."""

    operations: tuple[str, ...] = ()
    """The operations that it reaches, in the order of the spec."""

    symbols: tuple[str, ...] = ()
    """The Python names in the emitted package that it is about: types and errors with
    their module, members and values with their class, methods alone, as in
    "models.PutImageRequest.image_tag", "shapes.TagKey", "errors.Busy", "put_image"; what
    describes an operation to the runtime, too: "operations.PUT_IMAGE"."""

    was: str = ""
    """What the old version says, in short; empty for what is added."""

    now: str = ""
    """What the new version says, in short; empty for what is removed."""

    @property
    def level(self) -> Level:
        """Return what it asks of the reader who is affected most."""
        return max(effect.level for _, effect in self.effects.readers())

    @property
    def fingerprint(self) -> str:
        """Return an id that stays the same wherever in the spec this stands."""
        said = json.dumps([self.rule, self.subject, self.was, self.now])
        return hashlib.sha256(said.encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Version:
    """A spec as it was at one time, and what is made of it."""

    name: str
    """The file or the revision, as it was given."""

    document: Document
    words: Vocabulary
    """The service, and the Python names of all that it names."""

    emit: Callable[[], Mapping[str, str]] = field(repr=False, compare=False)
    """Makes the files of the generated package."""

    @property
    def service(self) -> ir.Service:
        """Return what the spec describes."""
        return self.words.service

    @cached_property
    def files(self) -> Mapping[str, str]:
        """Return the text of each file of the generated package, by its path."""
        return self.emit()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two versions and what differs: by level, the highest first, then by place."""

    old: Version
    new: Version
    changes: tuple[Change, ...]
    renamed: Renamed = field(default_factory=Renamed)
    """How what both versions have is called in the new one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """A change that was agreed to, until a day."""

    rule: str
    subject: str
    reason: str
    expires: date
    """The last day on which it holds."""

    change: str | None = None
    """The fingerprint of the one change that it is about; `None`: any of the rule."""

    where: str
    """File and number of the entry, for people."""


@dataclass(frozen=True, slots=True)
class Review:
    """A comparison, and what was agreed to; the keys are fingerprints of changes."""

    comparison: Comparison
    accepted: Mapping[str, Acceptance] = field(default_factory=dict)
    expired: Mapping[str, Acceptance] = field(default_factory=dict)
    """Those agreed to until a day that is past: they count again."""

    unused: tuple[Acceptance, ...] = ()
    """Those that no change matches."""

    def counts(self, change: Change) -> bool:
        """Return whether a change is one that nobody has agreed to."""
        return change.fingerprint not in self.accepted

    def of_level(self, level: Level) -> tuple[Change, ...]:
        """Return the changes of a level, accepted ones among them."""
        return tuple(each for each in self.comparison.changes if each.level is level)


@dataclass(frozen=True, slots=True)
class Style:
    """What a formatter may use."""

    colour: bool = False
    width: int = 80


Formatter = Callable[[Review, Style], str]
"""Writes a review; the text ends in a line end."""
