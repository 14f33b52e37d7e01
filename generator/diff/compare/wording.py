"""Words: what a spec says to people, and what generated code does not look at."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from generator.diff.compare.context import Context, Spot
from generator.reading.nodes import Node

Nodes = tuple[Node | None, Node | None]
"""Where something is described in the old version, and in the new one."""

Find = Callable[[Node, str], Node | None]

_SHORT = 30
"""How many characters of a value are told in a sentence."""

WORDS: Mapping[str, str] = {
    "summary": "summary-changed",
    "description": "description-changed",
    "example": "example-changed",
    "examples": "example-changed",
    "title": "annotation-changed",
    "externalDocs": "annotation-changed",
    "tags": "annotation-changed",
    "$comment": "annotation-changed",
}
"""The rule for each keyword that speaks to people."""


def compare_words(
    context: Context,
    nodes: Nodes,
    spot: Spot,
    keywords: Mapping[str, str] = WORDS,
    *,
    find: Find = Node.get,
) -> None:
    """Compare what two nodes say at some keywords, by the rule of each."""
    for keyword, rule in keywords.items():
        old, new = (find(node, keyword) if node else None for node in nodes)
        compare_value(context, rule, (old, new), spot, f"`{keyword}`")


def compare_value(
    context: Context, rule: str, values: Nodes, spot: Spot, what: str
) -> None:
    """Report by `rule` where two values differ; `what` is what they are called."""
    old, new = values
    before, after = spot.places
    there = spot.at(
        old.key_place if old else before,
        new.key_place if new else after,
    )
    compare_told(context, rule, (plain(old), plain(new)), there, what)


def compare_told(
    context: Context,
    rule: str,
    values: tuple[str | None, str | None],
    spot: Spot,
    what: str,
) -> None:
    """Report by `rule` where two values differ that are given as JSON."""
    was, now = values
    if was != now:
        message = f"{what} of `{spot.subject}` {_how(told(was), told(now))}"
        context.report(rule, spot, message, was=told(was), now=told(now))


def plain(node: Node | None) -> Any:
    """Return a value as ordinary dicts, lists and scalars; `None` where there is none.

    Numbers that are equal are the same, however they are written; true is not 1.
    """
    return None if node is None else json.dumps(node.plain(), sort_keys=True)


def told(value: str | None) -> str:
    """Return a value as it is shown: text as it is, all else as JSON."""
    if value is None:
        return ""
    said = json.loads(value)
    return said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)


def _how(was: str, now: str) -> str:
    """Return what became of a value, with the value if it is short."""
    if not was:
        return f"is {_quoted(now)}; there was none" if _is_short(now) else "was added"
    if not now:
        return f"is gone; it was {_quoted(was)}" if _is_short(was) else "was removed"
    if _is_short(was) and _is_short(now):
        return f"is {_quoted(now)}; it was {_quoted(was)}"
    return "was changed"


def _is_short(value: str) -> bool:
    return len(value) <= _SHORT and "`" not in value


def _quoted(value: str) -> str:
    return f"`{value}`"
