"""What schemas that stand inside others are called: after their owner, and their part in it.

A name depends on those two alone, so that an edit elsewhere moves none.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from generator import ir
from generator.naming.distinct import Manner, distinct
from generator.naming.words import pascal
from generator.problems.diagnostics import Findings

NULL = "Null"
MESSAGE = "ErrorMessage"
"""The text of an error, where texts cannot share a name."""

_ORDINALS = ("First", "Second", "Third", "Fourth", "Fifth")


def of_members(owner: str, members: Iterable[ir.Named]) -> dict[str, str]:
    """Return what stands in each member, by its name: after it, and nothing else."""
    called = distinct(members, Manner(pascal, ()), Findings())
    return {member: f"{owner}{name or 'Member'}" for member, name in called.items()}


def of_rest(owner: str) -> str:
    """Return what members without names hold."""
    return f"{owner}Additional"


def of_keys(owner: str) -> str:
    """Return what the keys of a map are."""
    return f"{owner}Key"


def of_values(owner: str) -> str:
    """Return what the values of a map are."""
    return f"{owner}Value"


def of_items(owner: str) -> str:
    """Return what the items of a list are."""
    return f"{owner}Item"


def of_entry(owner: str, index: int) -> str:
    """Return what stands at an index of a tuple."""
    part = _ORDINALS[index] if index < len(_ORDINALS) else f"Item{index + 1}"
    return f"{owner}{part}"


def or_null(shape: str) -> str:
    """Return what is of a shape, or null."""
    return f"{shape}OrNull"


def any_kind(base: str) -> str:
    """Return what is any kind of a base."""
    return f"Any{pascal(base)}"


def inside(owner: str, shape: ir.Shape, taken: Container[str]) -> str:
    """Return the one branch of a union that stands for a list or map of itself."""
    return _free(f"{owner}{type(shape).__name__}", taken)


def in_requests(shape: str, taken: Container[str]) -> str:
    """Return what a shape is in requests, where it is another one in answers."""
    return _free(f"{shape}Input", taken)


def as_parts(shape: str, taken: Container[str]) -> str:
    """Return what a shape is in multipart bodies, where it is another one elsewhere."""
    return _free(f"{shape}Parts", taken)


def _free(name: str, taken: Container[str]) -> str:
    while name in taken:
        name += "_"
    return name
