"""Where a service is reached."""

from __future__ import annotations

from dataclasses import dataclass

from generator.ir.scalars import Named


@dataclass(frozen=True, kw_only=True)
class Variable(Named):
    """A part of the endpoint that the caller chooses."""

    default: str
    choices: tuple[str, ...] = ()
    """The values that it may have; any, if there is none."""


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """Where the service is reached; names in braces stand for variables."""

    template: str
    name: str = ""
    """What it is called, if anything."""

    description: str = ""
    variables: tuple[Variable, ...] = ()
