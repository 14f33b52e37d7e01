"""A document without some of its parts: those that mean nothing, or nothing right."""

from __future__ import annotations

from collections.abc import Collection

from generator.linking.resolve import Document
from generator.reading.nodes import Node, Value


def without(document: Document, pointers: Collection[str]) -> Document:
    """Return a document that lacks what stands at some pointers.

    All that is left keeps its pointer and its place. It is the same document if there
    is nothing to leave out.
    """
    if not pointers:
        return document
    root = _copy(document.root, frozenset(pointers), _above(pointers))
    nodes = _by_pointer(root)
    targets = {
        pointer: nodes.get(target.pointer, target)
        for pointer, target in document.targets.items()
    }
    return Document(root, targets, document.broken)


def _above(pointers: Collection[str]) -> set[str]:
    """Return the pointers of all that some pointers lead through."""
    above: set[str] = set()
    for pointer in pointers:
        while pointer:
            pointer = pointer.rpartition("/")[0]
            above.add(pointer)
    return above


def _copy(node: Node, out: frozenset[str], above: Collection[str]) -> Node:
    """Return a node without what is left out below it; itself where that is nothing."""
    if node.pointer not in above:
        return node
    value: Value = node.value
    if isinstance(value, dict):
        value = {
            key: _copy(member, out, above)
            for key, member in value.items()
            if member.pointer not in out
        }
    elif isinstance(value, list):
        value = [_copy(item, out, above) for item in value if item.pointer not in out]
    return node.with_value(value)


def _by_pointer(root: Node) -> dict[str, Node]:
    nodes: dict[str, Node] = {}
    waiting = [root]
    while waiting:
        node = waiting.pop()
        nodes[node.pointer] = node
        waiting.extend(node.elements())
        waiting.extend(member for _, member in node.items())
    return nodes
