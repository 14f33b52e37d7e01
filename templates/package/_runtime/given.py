"""What stands where a value breaks its schema, for those who read of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from .codec import plain
from .violations import Violation

_TOLD = frozenset({"const", "enum", "format", "pattern"})
"""Rules of which the value says more than they do."""

_SHOWN = 60


def given_at(
    found: Iterable[Violation], value: object, hidden: Collection[str]
) -> Mapping[str, str]:
    """Return texts and numbers that break such rules, by their pointers, shortened.

    Nothing below a member whose name is `hidden` is among them, for it is a secret, nor
    is what cannot be looked up.
    """
    told: dict[str, str] = {}
    whole: Any = None
    for each in found:
        if each.rule not in _TOLD or "" in hidden:
            continue
        steps = [
            step.replace("~1", "/").replace("~0", "~")
            for step in each.path.split("/")[1:]
        ]
        if not steps or any(step in hidden for step in steps):
            continue
        whole = plain(value) if whole is None else whole
        at = _at(whole, steps)
        if isinstance(at, str | int | float) and not isinstance(at, bool):
            text = repr(at)
            told[each.path] = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}..."
    return told


def _at(value: Any, steps: Iterable[str]) -> Any:
    for step in steps:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list | tuple) and step.isdecimal():
            value = value[int(step)] if int(step) < len(value) else None
        else:
            return None
    return value
