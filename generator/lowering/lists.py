"""Schemas of arrays to lists and tuples."""

from __future__ import annotations

from typing import Any

from generator import ir
from generator.lowering.making import Making, value_at
from generator.lowering.scalars import count, positive
from generator.naming.unnamed import parts
from generator.reading.nodes import Node


def list_shape(making: Making, node: Node, about: dict[str, Any]) -> ir.List:
    """Return the list that a flat schema describes; `about` has its rules, too."""
    item = _item(making, node, parts.of_items(about["name"]))
    return ir.List(
        **about,
        item=item.shape,
        nullable=item.nullable,
        min_items=positive(node, "minItems"),
        max_items=count(node, "maxItems"),
        unique_items=value_at(node, "uniqueItems") is True,
    )


def _item(making: Making, node: Node, suggestion: str) -> ir.Use:
    """Return what the items are: of some that differ by their place, either."""
    items, first = node.get("items"), list(node.each("prefixItems"))
    if items is None or items.value in (True, {}):
        return ir.Use(making.names.anything(suggestion, node))
    if not first:
        return making.names.use(items, suggestion)
    several = [*first, *([] if items.value is False else [items])]
    return making.names.use(either(node, several), suggestion)


def either(node: Node, schemas: list[Node]) -> Node:
    """Return a schema of what any of some others describe, which `node` holds."""
    several = Node(schemas, f"{node.pointer}/eitherItem/anyOf", node.place, node.place)
    return Node(
        {"anyOf": several}, f"{node.pointer}/eitherItem", node.place, node.place
    )


def tuple_shape(making: Making, node: Node, about: dict[str, Any]) -> ir.Tuple:
    """Return the tuple that a flat schema describes."""
    items = node.each("prefixItems")
    owner = about["name"]
    uses = [
        making.names.use(each, parts.of_entry(owner, index))
        for index, each in enumerate(items)
    ]
    return ir.Tuple(**about, items=tuple(uses))
