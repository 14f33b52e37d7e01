"""Schemas that others are kinds of: a discriminator on a base, and what refers to it.

The base is a structure, and each schema with the base in its `allOf` is one with a tag;
where the base is used, any of these may stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator import ir
from generator.dialects.flat import Flat
from generator.dialects.openapi import name_of_pointer
from generator.linking.pointers import unqualified
from generator.reading.nodes import Node


@dataclass(frozen=True, slots=True)
class Family:
    """A base, by its pointer, and its kinds: each component by the values of its tag."""

    base: Node
    member: str
    kinds: Mapping[str, Node]
    """By the value of the tag."""

    def values(self, kind: Node) -> list[str]:
        """Return the values of the tag that mean a kind."""
        return [key for key, each in self.kinds.items() if each.pointer == kind.pointer]


def families(flat: Flat, components: Mapping[str, Node]) -> dict[str, Family]:
    """Return the families of a document, by the pointers of their bases."""
    bases = {
        node.pointer: node
        for node in components.values()
        if _member(node) is not None and not _is_union(node)
    }
    if not bases:
        return {}
    kinds: dict[str, dict[str, Node]] = {pointer: {} for pointer in bases}
    for node in components.values():
        for pointer in _ancestors(flat, node) & bases.keys():
            kinds[pointer][node.pointer] = node
    found = {}
    for pointer, base in bases.items():
        mapped = _mapped(flat, base)
        for node in mapped.values():
            kinds[pointer].setdefault(node.pointer, node)
        if len(kinds[pointer]) > 0 and any(each != pointer for each in kinds[pointer]):
            member = _member(base) or ""
            found[pointer] = Family(base, member, _by_value(mapped, kinds[pointer]))
    return found


def tag_of(families_: Mapping[str, Family], node: Node) -> tuple[ir.Tag, Family] | None:
    """Return the tag of a schema that is one kind of a base, and the family."""
    for family in families_.values():
        values = family.values(node)
        if len(values) == 1:
            return ir.Tag(family.member, values[0]), family
    return None


def declared(flat: Flat, schema: Node) -> tuple[str, dict[str, Node]] | None:
    """Return the member that a discriminator names, and the schemas it maps values to."""
    member = _member(schema)
    return None if member is None else (member, _mapped(flat, schema))


def _by_value(mapped: Mapping[str, Node], kinds: Mapping[str, Node]) -> dict[str, Node]:
    found = dict(mapped)
    said = {node.pointer for node in mapped.values()}
    # By name: the order of components means nothing.
    for pointer, node in sorted(kinds.items()):
        name = name_of_pointer(pointer)
        if pointer not in said and name is not None:
            found.setdefault(unqualified(name), node)
    return found


def _member(schema: Node) -> str | None:
    said = schema.get("discriminator")
    return said.text("propertyName") if said is not None else None


def _is_union(schema: Node) -> bool:
    return schema.get("oneOf") is not None or schema.get("anyOf") is not None


def _mapped(flat: Flat, schema: Node) -> dict[str, Node]:
    """Return the schemas of a mapping; names stand for components."""
    said = schema.get("discriminator")
    found: dict[str, Node] = {}
    for value, reference in said.members("mapping") if said is not None else ():
        target = flat.named(str(reference.value))
        if target is not None:
            found[value] = flat.target(target)
    return found


def _ancestors(flat: Flat, node: Node) -> set[str]:
    """Return the pointers of all schemas that a schema has in its `allOf`."""
    found: set[str] = set()
    waiting = list(node.each("allOf"))
    while waiting:
        part = waiting.pop()
        target = flat.step(part)
        inner = target if target is not None else part
        if target is not None:
            if target.pointer in found:
                continue
            found.add(target.pointer)
        waiting.extend(inner.each("allOf"))
        if target is not None and target.get("$ref") is not None:
            waiting.append(target)
    return found
