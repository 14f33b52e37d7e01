"""One finding for what several operations share, such as a parameter of their path."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.diff.model import Change


def together(changes: Iterable[Change]) -> list[Change]:
    """Return the changes; those of one place that differ by their operation are one."""
    found: dict[object, list[Change]] = {}
    for change in changes:
        found.setdefault(_key(change), []).append(change)
    return [_one(same) for same in found.values()]


def _key(change: Change) -> object:
    """Return what a change has in common with those of other operations."""
    part, places = _part(change), (change.before, change.after)
    if not part or places == (None, None):
        return id(change)
    return change.rule, part, places, change.was, change.now, change.effects


def _part(change: Change) -> str:
    """Return which part of an operation a change is about; "" for none, or for all."""
    if len(change.operations) != 1:
        return ""
    owner, _, part = change.subject.partition(f"{change.operations[0]}.")
    return part if not owner else ""


def _one(same: Sequence[Change]) -> Change:
    first, part = same[0], _part(same[0])
    if len(same) == 1:
        return first
    return replace(
        first,
        subject=part,
        message=first.message.replace(f"`{first.subject}`", f"`{part}`"),
        operations=tuple(name for change in same for name in change.operations),
        symbols=tuple(
            dict.fromkeys(symbol for change in same for symbol in change.symbols)
        ),
    )
