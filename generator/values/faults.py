"""A value with a fault: where and what that is, and which schema has it within it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from generator import ir


@dataclass(frozen=True, slots=True)
class Broken:
    """A plain JSON value with a fault, and where and what that is."""

    value: Any
    pointer: str
    """JSON pointer to the fault."""

    rule: str
    """The keyword of JSON Schema that is broken."""

    within: str = ""
    """The schema that has the fault within it, and where; it has it wherever it stands.

    Nothing where no structure is around what is broken.
    """


def escaped(name: str) -> str:
    """Return a name as a step of a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def as_branch(fault: Broken, union: ir.Union, branch: str) -> Broken:
    """Return a fault of a branch, which a union may notice in another way than alone."""
    if fault.within.startswith((f"{branch}/", f"{branch} in ")):
        return replace(fault, within=f"{union.name} in {fault.within}")
    return fault
