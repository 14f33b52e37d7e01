"""What a user may choose of a run: it is read by the command line and by the stages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Part: TypeAlias = Literal["client", "server", "validators"]
Grouping: TypeAlias = Literal["tags", "none"]

PARTS: tuple[Part, ...] = ("client", "server", "validators")
GROUPINGS: tuple[Grouping, ...] = ("tags", "none")


@dataclass(frozen=True, slots=True)
class Options:
    """What a user may choose."""

    package: str | None = None
    """What the package is called; `None`: the title makes a name."""

    strict: bool = False
    """Whether to refuse a spec for what there would else be a warning of."""

    allow: tuple[str, ...] = ()
    """The rules whose findings stay warnings even so."""

    skip_unsupported: bool = False
    """Whether operations that have no right meaning are left out, and told of."""

    emit: tuple[Part, ...] = PARTS
    """What the package is to have beside its models."""

    with_tests: bool = False
    """Whether the package carries the proof that it keeps to its spec."""

    groups: Grouping = "tags"
    """Whether operations are divided by their first tags."""

    names: Mapping[str, str] = field(default_factory=dict)
    """What things are called in Python, by their JSON pointers in the spec."""

    pagination: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """How operations answer in pages, as `x-concord-pagination` says it, by their names
    or JSON pointers in the spec."""
