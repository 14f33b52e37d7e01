"""A spec with words that its user adds to it, where it is not theirs to edit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.problems.diagnostics import Findings
from generator.reading.nodes import Node
from generator.reading.walk import objects
from generator.sources.source import pointer_join, pointer_split


def annotated(
    root: Node, key: str, values: Mapping[str, Any], findings: Findings, table: str
) -> Node:
    """Return a spec whose objects at some JSON pointers have one more member.

    A pointer that leads to no object is an error among the findings.

    Args:
        root: The spec.
        key: The member's name.
        values: Its values, plain JSON, by pointers.
        findings: Where errors go.
        table: What the configuration calls these values.
    """
    for pointer, value in values.items():
        tokens = pointer_split(pointer) if pointer.startswith("/") else None
        changed = _with(root, tokens, key, value) if tokens else None
        if changed is None:
            findings.error(
                f"`{pointer}` in `{table}` of [tool.concord] leads to nothing",
                None,
                hint="it is a JSON pointer, such as `/components/schemas/Pet`"
                + (", or an operationId" if table == "pagination" else ""),
                rule="broken-reference",
            )
        else:
            root = changed
    return root


def by_operation(root: Node, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return values by JSON pointers, which some have by operationIds."""
    if not values:
        return {}
    places = {node.text("operationId"): node.pointer for node in objects(root)}
    return {places.get(key, key): value for key, value in values.items()}


def _with(node: Node, tokens: list[str], key: str, value: Any) -> Node | None:
    """Return a node in which the one at some tokens has one more member, if there is."""
    if not tokens:
        if not isinstance(node.value, dict):
            return None
        added = _node(value, pointer_join(node.pointer, key), node)
        return node.with_value({**node.value, key: added})
    first, *rest = tokens
    if isinstance(node.value, dict) and first in node.value:
        inner = _with(node.value[first], rest, key, value)
        return inner and node.with_value({**node.value, first: inner})
    if (
        isinstance(node.value, list)
        and first.isdigit()
        and int(first) < len(node.value)
    ):
        index = int(first)
        inner = _with(node.value[index], rest, key, value)
        items = [*node.value[:index], inner, *node.value[index + 1 :]]
        return inner and node.with_value([each for each in items if each])
    return None


def _node(value: Any, pointer: str, owner: Node) -> Node:
    """Return a value that stands nowhere in the spec: it is told of at its owner."""
    if isinstance(value, dict):
        value = {
            key: _node(each, pointer_join(pointer, key), owner)
            for key, each in value.items()
        }
    return Node(value, pointer, owner.key_place, owner.key_place)
