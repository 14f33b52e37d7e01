"""Flat schemas to shapes, each after its kind; what a type cannot say becomes rules."""

from __future__ import annotations

from typing import Any

from generator import ir
from generator.dialects.kinds import (
    ARRAY,
    BINARY,
    FORMATTED_BLOB,
    FREE,
    INTEGER,
    LISTED,
    MAP,
    NEVER,
    STRUCTURE,
    TUPLE,
    UNION,
    Kind,
    beside,
    is_implied,
)
from generator.dialects.openapi import schema_examples
from generator.lowering.listed import unsaid_limits
from generator.lowering.lists import list_shape, tuple_shape
from generator.lowering.making import Making, value_at
from generator.lowering.objects import object_shape
from generator.lowering.scalars import scalar_shape
from generator.lowering.uniting import Made, union_shape
from generator.reading.nodes import Node

CONTAINERS = (ARRAY, FREE, MAP, STRUCTURE, TUPLE, UNION)
"""The kinds of schemas that are made of others, and so have names of their own."""


def shape_of(making: Making, name: str, node: Node, kind: Kind | None) -> Made:
    """Return the shape of a flat schema, and what its discriminator says.

    Raises:
        ValueError: the schema is of no kind.
    """
    if kind is None:
        raise ValueError(f"the schema at {node.place} is of no kind")
    about = _about(making, name, node, kind)
    if kind is NEVER:
        return ir.Anything(**about, rules=ir.Rules({"not": {}})), None
    if kind is UNION:
        return union_shape(making, node, about)
    left = beside(node, kind)
    if kind in (FREE, MAP, STRUCTURE):
        return object_shape(making, node, kind, about, left), None
    left |= (
        unsaid_limits(making, node) if kind in LISTED else _unsaid(making, node, kind)
    )
    about["rules"] = making.rules(node, left)
    if kind is ARRAY:
        return list_shape(making, node, about), None
    if kind is TUPLE:
        return tuple_shape(making, node, about), None
    return scalar_shape(node, kind, about, aws=making.aws, rpc=making.rpc), None


def _unsaid(making: Making, node: Node, kind: Kind) -> dict[str, Node]:
    """Return keywords that a kind says as a rule, and not of this schema."""
    keys: tuple[str, ...] = ()
    factor = value_at(node, "multipleOf")
    if kind is INTEGER and isinstance(factor, float) and not factor.is_integer():
        keys = ("multipleOf",)
    elif kind is FORMATTED_BLOB and not making.aws:
        # Of characters: only AWS limits bytes so.
        keys = ("minLength", "maxLength")
    elif kind is BINARY and making.rpc and value_at(node, "format") is not None:
        keys = ("pattern",) if making.aws else ("minLength", "maxLength", "pattern")
    return {key: said for key in keys if (said := node.get(key)) is not None}


def _about(making: Making, name: str, node: Node, kind: Kind) -> dict[str, Any]:
    is_object = isinstance(node.value, dict)
    return {
        "implied": not making.aws and is_implied(node, kind),
        "name": name,
        "description": node.text("description") or "",
        "examples": schema_examples(making.document, node) if is_object else (),
        "place": node.key_place,
        "unchecked": (),
    }
