"""Values that say less than another, and keep to its shape all the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any

from generator import ir
from generator.values.maker import sizes_of
from generator.values.scalars import Unmakeable, made_scalar


def smaller(
    shapes: Mapping[str, ir.Shape], shape: ir.Shape, value: Any
) -> Iterator[Any]:
    """Return valid values with a member, an item or an edge less than a valid one.

    Those that lack the most come first.
    """
    match shape, value:
        case ir.Structure(), dict():
            yield from _structures(shapes, shape, value)
        case ir.List(), list():
            yield from _lists(shapes, shape, value)
        case ir.Map(), dict():
            yield from _maps(shapes, shape, value)
        case (ir.Structure() | ir.List() | ir.Map() | ir.Tuple() | ir.Union(), _):
            return
        case _:
            yield from _scalars(shape, value)


def _structures(
    shapes: Mapping[str, ir.Shape], shape: ir.Structure, value: dict[str, Any]
) -> Iterator[Any]:
    there = [member for member in shape.members if member.name in value]
    optional = [member.name for member in there if not member.required]
    if len(optional) > 1:
        yield {key: each for key, each in value.items() if key not in optional}
    for name in optional:
        yield {key: each for key, each in value.items() if key != name}
    for member in there:
        for less in smaller(shapes, shapes[member.shape], value[member.name]):
            yield {**value, member.name: less}


def _lists(
    shapes: Mapping[str, ir.Shape], shape: ir.List, value: list[Any]
) -> Iterator[Any]:
    _, least, _ = sizes_of(shape)
    for size in sorted({least, max(1, least), len(value) // 2, len(value) - 1}):
        if least <= size < len(value):
            yield value[:size]
            yield value[-size:] if size else []
    for index, item in enumerate(value[:_LOOKED_AT]):
        for less in smaller(shapes, shapes[shape.item], item):
            yield [*value[:index], less, *value[index + 1 :]]


def _maps(
    shapes: Mapping[str, ir.Shape], shape: ir.Map, value: dict[str, Any]
) -> Iterator[Any]:
    _, least, _ = sizes_of(shape)
    if least < len(value):
        for name in value:
            yield {key: each for key, each in value.items() if key != name}
    for name, item in list(value.items())[:_LOOKED_AT]:
        for less in smaller(shapes, shapes[shape.value], item):
            yield {**value, name: less}


def _scalars(shape: ir.Shape, value: Any) -> Iterator[Any]:
    if isinstance(shape, ir.Structure | ir.List | ir.Map | ir.Tuple | ir.Union):
        return
    try:
        plain = made_scalar(shape, Random(0))
    except Unmakeable:
        return
    if plain != value or type(plain) is not type(value):
        yield plain


_LOOKED_AT = 3
"""Of how many items the insides are made smaller."""
