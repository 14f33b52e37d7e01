"""One finding for one place: of what several operations share, or travels both ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.diff.compare.context import Context
from generator.diff.model import Change
from generator.diff.rules.impact import together as strongest
from generator.sources.source import pointer_split

_SHARED = ("parameters", "requestBodies", "responses")
"""The components that operations refer to."""

_OF_PATHS = ("parameters", "servers")
"""What a path has for all its operations."""


def together(context: Context) -> list[Change]:
    """Return the changes; those of one place that say the same are one.

    It has the strongest effect of them. What is said of a component is called after it.
    """
    found: dict[object, list[Change]] = {}
    for change in context.changes:
        found.setdefault(_key(change), []).append(change)
    return [_named(context, _one(same)) for same in found.values()]


def _key(change: Change) -> object:
    places = change.before, change.after
    if places == (None, None):
        return id(change)
    return change.rule, places, change.was, change.now


def _part(change: Change) -> str:
    """Return which part of an operation a change is about; "" for none, or for all."""
    for name in change.operations:
        if change.subject.startswith((f"{name}.", f"{name} ")):
            return change.subject[len(name) + 1 :]
    return ""


def _one(same: Sequence[Change]) -> Change:
    # What stands by itself says more than an operation that has it.
    first = next((change for change in same if not _part(change)), same[0])
    if len(same) == 1:
        return first
    return replace(
        first,
        effects=strongest([change.effects for change in same]),
        operations=tuple(
            dict.fromkeys(name for change in same for name in change.operations)
        ),
        symbols=tuple(
            dict.fromkeys(symbol for change in same for symbol in change.symbols)
        ),
    )


def _named(context: Context, change: Change) -> Change:
    """Return a change of what operations share under a name that is of none of them.

    That is the name of the component, or the path that has it for all its operations.
    """
    side, place = (
        (context.new, change.after) if change.after else (context.old, change.before)
    )
    node = side.node_at(place) if place else None
    part = _part(change)
    match pointer_split(node.pointer) if node else []:
        case ["components", kind, name, *_] if kind in _SHARED:
            _, dot, rest = (part or change.subject).partition(".")
            return _called(change, f"{name}{dot}{rest}")
        case ["paths", path, key, *_] if part and key in _OF_PATHS:
            separator = change.subject[-len(part) - 1]
            return _called(change, f"{path}{separator}{part}")
    return change


def _called(change: Change, subject: str) -> Change:
    message = change.message.replace(f"`{change.subject}`", f"`{subject}`")
    return replace(change, subject=subject, message=message)
