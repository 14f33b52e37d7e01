"""Shapes that are made of others than before, and are the same in all else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias, TypeVar

from generator import ir

T = TypeVar("T")

Link: TypeAlias = Callable[[str], str]
"""Returns the name of the shape that stands for one of a name."""


def relinked(shape: ir.Shape, link: Link) -> ir.Shape:
    """Return a shape that is made of the shapes that stand for those that it is made of."""
    match shape:
        case ir.Structure():
            members = tuple(
                replace(each, shape=link(each.shape)) for each in shape.members
            )
            rest, base = shape.additional, shape.base
            return replace(
                shape,
                members=members,
                additional=replace(rest, shape=link(rest.shape)) if rest else None,
                base=link(base) if base else None,
            )
        case ir.List():
            return replace(shape, item=link(shape.item))
        case ir.Map():
            return replace(shape, value=link(shape.value))
        case ir.Tuple():
            items = (replace(each, shape=link(each.shape)) for each in shape.items)
            return replace(shape, items=tuple(items))
        case ir.Union():
            return _union(shape, link)
    return shape


def _union(union: ir.Union, link: Link) -> ir.Union:
    told = union.discriminator
    if told is not None:
        told = replace(
            told,
            branches=_values(told.branches, link),
            otherwise=link(told.otherwise) if told.otherwise else None,
        )
    return replace(
        union,
        branches=tuple(map(link, union.branches)),
        discriminator=told,
        distinctive=_values(union.distinctive, link),
    )


def _values(named: Mapping[T, str], link: Link) -> dict[T, str]:
    return {key: link(name) for key, name in named.items()}
