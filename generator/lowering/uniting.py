"""Schemas of several branches to unions."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import compress
from typing import Any, TypeAlias

from generator import ir
from generator.dialects.openapi import EXCLUSIVE, name_of_pointer
from generator.dialects.spread import written
from generator.dialects.types import said_types
from generator.dialects.words import is_never
from generator.linking.pointers import unqualified
from generator.lowering.implied import implies
from generator.lowering.inheritance import declared
from generator.lowering.making import Making, value_at
from generator.lowering.unions import Declared
from generator.naming.unnamed.branches import branch_names
from generator.reading.nodes import Node

Made: TypeAlias = tuple[ir.Shape, Declared | None]
"""A shape, and what its discriminator says."""


def union_shape(making: Making, node: Node, about: dict[str, Any]) -> Made:
    """Return the union of a flat schema, and what its discriminator says."""
    branches = _branches(node)
    called = branch_names(making.flat, about["name"], branches)
    taken = [not _takes_nothing(making, each) for each in branches]
    if any(taken):
        called = list(compress(called, taken))
        branches = list(compress(branches, taken))
    uses = [
        making.names.use(branch, name)
        for branch, name in zip(branches, called, strict=True)
    ]
    names = tuple(dict.fromkeys(use.shape for use in uses))
    is_exclusive = node.get("oneOf") is not None and (value_at(node, EXCLUSIVE) is True)
    is_shared = len(names) < len(uses) or any(use.nullable for use in uses)
    if is_exclusive and (is_shared or implies(making.flat, branches)):
        # Two branches may be of one type: which of them hold a type does not say.
        is_exclusive = False
        about["rules"] = making.rules(node, {"oneOf": node.get("oneOf") or node})
    said = declared(making.flat, node)
    mapping = None
    if said is not None:
        by_pointer = {
            making.flat.target(written(branch)).pointer: use.shape
            for branch, use in zip(branches, uses, strict=True)
        }
        mapping = Declared(said[0], _mapped(said[1], by_pointer))
    shape = ir.Union(**about, branches=names, exclusive=is_exclusive)
    return shape, mapping


def _takes_nothing(making: Making, branch: Node) -> bool:
    """Tell whether no value is of a branch, because its parts contradict each other."""
    whole, nullable = making.flat.use(branch)
    return is_never(making.flat.of(whole)) and not nullable


def _mapped(mapping: Mapping[str, Node], branches: Mapping[str, str]) -> dict[str, str]:
    """Return the branches by what a discriminator says; else by the names of components."""
    found = {
        value: branches[node.pointer]
        for value, node in mapping.items()
        if node.pointer in branches
    }
    for pointer, shape in branches.items():
        name = name_of_pointer(pointer)
        if name is not None and shape not in found.values():
            found.setdefault(unqualified(name), shape)
    return found


def _branches(node: Node) -> list[Node]:
    """Return the branches of a union: those that it lists, or one a type."""
    listed = [*node.each("oneOf"), *node.each("anyOf")]
    if listed:
        return listed
    return [_of_type(node, name) for name in said_types(node) or []]


def _of_type(node: Node, name: str) -> Node:
    type_ = Node(name, f"{node.pointer}/type/{name}", node.place, node.place)
    rest = {
        key: each
        for key, each in node.items()
        if key not in ("type", "nullable", "title", "description", "default")
    }
    pointer = f"{node.pointer}/type:{name}"
    return Node({"type": type_, **rest}, pointer, node.place, node.key_place)
