"""The members of structures: what each is, and what is said of it."""

from __future__ import annotations

from collections.abc import Collection

from generator import ir
from generator.dialects.openapi import annotation, schema_examples
from generator.ir.names import is_unwritable
from generator.lowering.making import Making
from generator.naming.unnamed.parts import of_members
from generator.reading.nodes import Node


def members_of(
    making: Making, owner: str, node: Node, without: Collection[str] = ()
) -> tuple[ir.Member, ...]:
    """Return the members of the structure that a flat schema describes.

    One that is required and described nowhere is as all that have no names.
    """
    required = node.texts("required")
    members = [each for each in node.members("properties") if each[0] not in without]
    if not making.aws:
        without = {*without, *unwritable(node)}
        members = [each for each in members if each[0] not in without]
    known = {name for name, _ in members}
    if not making.aws:
        rest = node.get("additionalProperties")
        is_said = rest is not None and isinstance(rest.value, dict)
        members += [
            (each.value, rest if rest is not None and is_said else each.with_value({}))
            for each in node.each("required")
            if isinstance(each.value, str) and each.value not in {*known, *without}
        ]
    named = (ir.Named(name=name, place=member.key_place) for name, member in members)
    called = of_members(owner, named)
    return tuple(
        _member(making, called[name], name, member, name in required)
        for name, member in members
    )


def unwritable(node: Node) -> list[str]:
    """Return the names of a flat schema's members that no structure can have."""
    names = [name for name, _ in node.members("properties")]
    every = dict.fromkeys([*names, *node.texts("required")])
    return [name for name in every if is_unwritable(name)]


def _member(
    making: Making, suggestion: str, name: str, node: Node, required: bool
) -> ir.Member:
    default = annotation(making.document, node, "default")
    use = making.names.use(node, suggestion)
    return ir.Member(
        name=name,
        description=_said(annotation(making.document, node, "description")),
        examples=schema_examples(making.document, node),
        place=node.key_place,
        shape=use.shape,
        nullable=use.nullable,
        required=required,
        deprecated=_flag(making, node, "deprecated"),
        read_only=_flag(making, node, "readOnly"),
        write_only=_flag(making, node, "writeOnly"),
        default=default.plain() if default else None,
    )


def _flag(making: Making, node: Node, key: str) -> bool:
    said = annotation(making.document, node, key)
    return said is not None and said.value is True


def _said(node: Node | None) -> str:
    return node.value if node and isinstance(node.value, str) else ""
