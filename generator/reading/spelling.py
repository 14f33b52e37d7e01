"""Misspelt keys: each read as the one that was meant, so that it is one finding.

What would follow from it, such as that the right key is missing, is not found then.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from generator.problems.diagnostics import Findings
from generator.reading.nodes import Node
from generator.reading.spelling_keys import ANNOTATIONS, OBJECTS, SHAPING
from generator.sources.source import pointer_join

_CLOSE = 0.75
"""How much of two keys must be the same, of 1."""

_LONGEST = 40
"""Longer keys are compared with none: that takes the square of their lengths."""

_MOST = 1_000
"""How many unknown keys are compared: each is with all that might be meant."""


class _Slip(NamedTuple):
    """A key, the one that was meant, and the pointer of the object it stands in."""

    holder: str
    key: str
    meant: str


def spelt(spec: Node, findings: Findings) -> Node:
    """Return a spec in which each key that is close to a known one is that one.

    That is so where OpenAPI knows the one, and not the other, and where the one is
    missing. Each is an error among the findings, a warning where nothing but words for
    people depends on it. Without any, it is the same node. A
    keyword that only limits a schema is left to the checks, which do without it.
    """
    slips: dict[str, dict[str, str]] = {}
    for node, slip, what in _slips(spec):
        slips.setdefault(slip.holder, {})[slip.key] = slip.meant
        message, place = f"`{slip.key}` has no meaning in {what}", node.key_place
        hint = f"did you mean `{slip.meant}`?"
        if slip.meant in ANNOTATIONS:
            findings.warning(message, place, hint=hint, rule="tolerated-openapi")
        else:
            findings.error(message, place, hint=hint, rule="invalid-openapi")
    return _copy(spec, "", slips) if slips else spec


def _slips(spec: Node) -> Iterator[tuple[Node, _Slip, str]]:
    waiting = [(spec, "document")]
    left = _MOST
    while waiting:
        node, name = waiting.pop()
        what, fields = OBJECTS[name]
        unknown = [
            key
            for key, _ in node.items()
            if key not in fields and not key.startswith("x-") and len(key) <= _LONGEST
        ]
        missing = fields.keys() - dict(node.items()).keys()
        if name == "schema":
            missing &= SHAPING
        meant = _meant(unknown[:left], missing)
        left -= len(unknown[:left])
        for key, member in node.items():
            if key in meant:
                yield member, _Slip(node.pointer, key, meant[key]), what
            waiting.extend(_children(member, fields.get(meant.get(key, key), "")))


def _meant(unknown: list[str], known: set[str]) -> dict[str, str]:
    """Return what was meant by those keys that are close to a known one."""
    free = {key.lower(): key for key in sorted(known)}
    meant: dict[str, str] = {}
    for key in unknown:
        for found in difflib.get_close_matches(key.lower(), free, 1, _CLOSE):
            meant[key] = free.pop(found)
    return meant


def _children(member: Node, kind: str) -> Iterator[tuple[Node, str]]:
    """Yield the objects at a key: `kind`, `[kind]` for a list, `{kind}` for a map."""
    name = kind.strip("[]{}")
    if kind.startswith("["):
        yield from ((each, name) for each in member.elements())
    elif kind.startswith("{"):
        for key, each in member.items():
            if not key.startswith("x-"):
                yield each, name
    elif kind:
        yield member, name


def _copy(node: Node, pointer: str, slips: Mapping[str, Mapping[str, str]]) -> Node:
    """Return a node with all that is in it, under the keys that were meant."""
    if isinstance(node.value, list):
        items = [
            _copy(item, pointer_join(pointer, index), slips)
            for index, item in enumerate(node.value)
        ]
        return node.with_value(items, pointer)
    if not isinstance(node.value, dict):
        return node.with_value(node.value, pointer)
    meant = slips.get(node.pointer, {})
    members = {
        meant.get(key, key): _copy(
            member, pointer_join(pointer, meant.get(key, key)), slips
        )
        for key, member in node.value.items()
    }
    return node.with_value(members, pointer)
