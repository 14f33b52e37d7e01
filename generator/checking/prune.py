"""A document without some of its parts: those that mean nothing, or nothing right."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from generator.linking.resolve import Document
from generator.reading.nodes import Node, Value
from generator.sources.source import outward


def without(document: Document, pointers: Collection[str]) -> Document:
    """Return a document that lacks what stands at some pointers.

    All that is left keeps its pointer and its place. It is the same document if there
    is nothing to leave out.
    """
    if not pointers:
        return document
    copied: dict[str, Node] = {}
    root = _copy(document.root, frozenset(pointers), _above(pointers), copied)
    targets = {
        pointer: copied.get(target.pointer, target)
        for pointer, target in document.targets.items()
        if f"{pointer}/$ref" not in pointers
    }
    return Document(root, targets, document.broken)


def _above(pointers: Collection[str]) -> set[str]:
    """Return the pointers of all that some pointers lead through."""
    around = (outward(pointer.rpartition("/")[0]) for pointer in pointers)
    return {"", *chain.from_iterable(around)}


def _copy(
    node: Node, out: frozenset[str], above: Collection[str], copied: dict[str, Node]
) -> Node:
    """Return a node without what is left out below it; itself where that is nothing.

    What is another node now is put to `copied`, by its pointer.
    """
    if node.pointer not in above:
        return node
    value: Value = node.value
    if isinstance(value, dict):
        value = {
            key: _copy(member, out, above, copied)
            for key, member in value.items()
            if member.pointer not in out
        }
    elif isinstance(value, list):
        value = [
            _copy(item, out, above, copied) for item in value if item.pointer not in out
        ]
    copied[node.pointer] = made = node.with_value(value)
    return made
