"""Schemas that have a union of their own kinds, each of which has them in its `allOf`.

A kind takes what its base describes, and nothing of the union, of which it is a branch:
taken at its word, it would be defined by itself without end.
"""

from __future__ import annotations

from generator.dialects.reader import Reader
from generator.dialects.words import says
from generator.reading.nodes import Node

_UNIONS = ("oneOf", "anyOf")


def as_base(reader: Reader, part: Node, kind: Node) -> Node:
    """Return a part of a schema; without the union if the schema is a branch of it."""
    base = _end(reader, part)
    unions = _unions_with(reader, base, kind)
    if not unions:
        return part
    kept = {key: node for key, node in base.items() if key not in unions}
    pointer = f"{base.pointer}/allOf:base:{'+'.join(unions)}"
    return Node(kept, pointer, base.place, base.key_place)


def is_more_than_a_branch(reader: Reader, part: Node, kind: Node) -> bool:
    """Tell whether a schema takes from its only part more than a union that it is in."""
    base = _end(reader, part)
    unions = _unions_with(reader, base, kind)
    return bool(unions) and any(
        says(key, node) for key, node in base.items() if key not in unions
    )


def is_kind_of(reader: Reader, branch: Node, base: Node) -> bool:
    """Tell whether a branch has the schema of the union in its `allOf`."""
    kind = _end(reader, branch)
    parts = kind.each("allOf")
    return any(_end(reader, part).pointer == base.pointer for part in parts)


def _unions_with(reader: Reader, base: Node, kind: Node) -> list[str]:
    return [
        key
        for key in _UNIONS
        if any(_end(reader, each).pointer == kind.pointer for each in base.each(key))
    ]


def _end(reader: Reader, node: Node) -> Node:
    """Return what a schema stands for that is nothing but a reference."""
    seen = {node.pointer}
    while (target := _referred(reader, node)) and target.pointer not in seen:
        seen.add(target.pointer)
        node = target
    return node


def _referred(reader: Reader, node: Node) -> Node | None:
    said = [key for key, each in node.items() if says(key, each)]
    return reader.step(node) if said == ["$ref"] or not reader.hears_siblings else None
