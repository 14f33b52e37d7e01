"""Shapes once all are there: what unions and bases can only know then."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from generator import ir
from generator.ir.told_apart import reaches_itself
from generator.lowering.tags import tagged
from generator.lowering.unions import Ambiguous, Declared, ambiguities, told_apart
from generator.naming.unnamed import parts


class Settling:
    """Settles the shapes of one document; `ambiguous` has what nothing tells apart."""

    def __init__(
        self,
        shapes: Mapping[str, ir.Shape],
        declared: Mapping[str, Declared],
        named: Collection[str],
        kinds: Collection[str],
    ) -> None:
        """Take the shapes, what discriminators say, and the names of components.

        `kinds` are the names of the unions of all kinds of a base.
        """
        self.shapes = {name: _with_base(shapes, each) for name, each in shapes.items()}
        for name in named:
            self._open(name)
        self.shapes |= tagged(self.shapes, declared.values())
        self.ambiguous: list[Ambiguous] = []
        for name, shape in self.shapes.items():
            if isinstance(shape, ir.Union):
                is_named = name in named or name in kinds
                settled = told_apart(
                    self.shapes, shape, declared.get(name), is_named=is_named
                )
                self.shapes[name] = settled
                self.ambiguous += ambiguities(self.shapes, settled)

    def _open(self, name: str) -> None:
        """Make a list or map that is made of itself a union, of nothing but that.

        A union may refer to itself, and no other type without members may.
        """
        shape = self.shapes.get(name)
        if not isinstance(shape, ir.List | ir.Map | ir.Tuple):
            return
        if reaches_itself(self.shapes, name):
            inner = parts.inside(name, shape, self.shapes)
            self.shapes[inner] = replace(shape, name=inner, description="")
            self.shapes[name] = ir.Union(
                name=name,
                description=shape.description,
                place=shape.place,
                branches=(inner,),
            )


def _with_base(shapes: Mapping[str, ir.Shape], shape: ir.Shape) -> ir.Shape:
    """Return a structure without a base whose members it does not have as they are."""
    if not isinstance(shape, ir.Structure) or shape.base is None:
        return shape
    base = shapes.get(shape.base)
    own = {member.name: _said(member) for member in shape.members}
    is_kept = (
        isinstance(base, ir.Structure)
        and base.additional is None
        and all(own.get(member.name) == _said(member) for member in base.members)
    )
    return shape if is_kept else replace(shape, base=None)


def _said(member: ir.Member) -> tuple[object, ...]:
    return member.shape, member.required, member.nullable
