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
    """A URL, or what follows from that of the document."""

    name: str = ""
    """What it is called, if anything."""

    description: str = ""
    variables: tuple[Variable, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether it is a URL; else only callers know from where it is told."""
        url = self.template
        for each in self.variables:
            url = url.replace(f"{{{each.name}}}", each.default)
        return url.lower().startswith(("https://", "http://"))
