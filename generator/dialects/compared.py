"""What types and values say, so that those of two schemas can be compared."""

from __future__ import annotations

import json
from collections.abc import Iterable

from generator.dialects.types import said_types
from generator.reading.nodes import Node


def owner_of(keyword: Node) -> str:
    """Return the pointer of the schema that a keyword is of."""
    return keyword.pointer.rpartition("/")[0]


def types_at(node: Node) -> list[str]:
    """Return the types at a `type`."""
    return said_types(Node({"type": node}, "", node.place, node.key_place)) or []


def values_at(node: Node) -> dict[str, Node]:
    """Return the values of a list, by what is the same for equal ones."""
    return {key_of(each): each for each in node.elements()}


def once(names: Iterable[Node]) -> list[Node]:
    """Return the first of all equal names; what is none of them is kept as it is."""
    found: dict[str, Node] = {}
    for each in names:
        name = each.value if isinstance(each.value, str) else each.pointer
        found.setdefault(name, each)
    return list(found.values())


def key_of(node: Node) -> str:
    """Return what is the same for equal values."""
    return json.dumps(node.plain(), sort_keys=True)
