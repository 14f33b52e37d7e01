"""Structures that a declared discriminator gives a tag: a value that means only them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator import ir
from generator.lowering.unions import Declared


def tagged(
    shapes: Mapping[str, ir.Shape], declared: Iterable[Declared]
) -> dict[str, ir.Structure]:
    """Return the structures with the tags that discriminators give them, by name.

    One that would have two of them has none, and keeps the member as it is.
    """
    tags: dict[str, set[ir.Tag]] = {}
    for said in declared:
        for name in set(said.branches.values()):
            values = [key for key, each in said.branches.items() if each == name]
            found = {ir.Tag(said.member, value) for value in values}
            tags.setdefault(name, set()).update(found)
    return {
        name: replace(shape, tag=tag, members=_without(shape, tag))
        for name, (tag, *others) in tags.items()
        if not others
        and isinstance(shape := shapes.get(name), ir.Structure)
        and shape.tag is None
        and _may_be(shapes, shape, tag)
    }


def _without(shape: ir.Structure, tag: ir.Tag) -> tuple[ir.Member, ...]:
    return tuple(member for member in shape.members if member.name != tag.member)


def _may_be(shapes: Mapping[str, ir.Shape], shape: ir.Structure, tag: ir.Tag) -> bool:
    """Tell whether the member of a tag allows its value."""
    for member in shape.members:
        if member.name == tag.member:
            match shapes[member.shape]:
                case ir.Enum(values=values):
                    return tag.value in {value.name for value in values}
                case ir.Literal(values=values):
                    return tag.value in values
                case ir.String(pattern=None):
                    return True
                case _:
                    return False
    return shape.additional is None
