"""Of two limits of one keyword, the one that allows less."""

from __future__ import annotations

from collections.abc import Callable

from generator.reading.nodes import Node


def _greater(before: Node, node: Node) -> Node:
    return node if _number(node) > _number(before) else before


def _less(before: Node, node: Node) -> Node:
    return node if _number(node) < _number(before) else before


def _number(node: Node) -> float:
    return node.value if isinstance(node.value, int | float) else 0


def _either(before: Node, node: Node) -> Node:
    return node if node.value is True else before


TIGHTER: dict[str, Callable[[Node, Node], Node]] = {
    **dict.fromkeys(
        ("minLength", "minItems", "minProperties", "minimum", "exclusiveMinimum"),
        _greater,
    ),
    **dict.fromkeys(
        ("maxLength", "maxItems", "maxProperties", "maximum", "exclusiveMaximum"),
        _less,
    ),
    "uniqueItems": _either,
}
"""The limit that counts of two, by the keyword."""
