"""Requests that break the spec: every fault, and where it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, TypeAlias

import msgspec

from ..refusals import Refusal
from ..violations import Violation

Place: TypeAlias = Literal["path", "query", "header", "cookie", "body"]


class Fault(msgspec.Struct, frozen=True):
    """One way in which a request breaks the spec."""

    place: Place = msgspec.field(name="in")
    path: str
    """JSON pointer below that place; of a parameter it begins with its name."""

    rule: str
    """The keyword that is broken."""

    message: str
    """What must be, as the end of a sentence that begins with the name."""

    def __str__(self) -> str:
        """Return where something is wrong, and what must be there."""
        where = f"{self.place} {self.path}" if self.path else f"the {self.place}"
        return f"{where} {self.message}"


class Invalid(Refusal):
    """A request is refused for all that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        """Take what is wrong."""
        told = "; ".join(map(str, faults[:_TOLD]))
        super().__init__(400, "InvalidRequest", f"The request breaks the spec: {told}.")
        self.faults = faults


def at(place: Place, name: str, found: Iterable[Violation]) -> list[Fault]:
    """Return the faults of a parameter; a whole query has no name."""
    step = _step(name)
    return [
        Fault(place, f"{step}{each.path}", each.rule, each.message) for each in found
    ]


def in_body(found: Iterable[Violation]) -> list[Fault]:
    """Return the faults of a body."""
    return [Fault("body", each.path, each.rule, each.message) for each in found]


def fault(place: Place, name: str, rule: str, message: str) -> Fault:
    """Return the fault of a parameter as a whole."""
    return Fault(place, _step(name), rule, message)


def _step(name: str) -> str:
    return "/" + name.replace("~", "~0").replace("/", "~1") if name else ""


_TOLD = 10
"""How many faults the sentence tells; the list has all of them."""
