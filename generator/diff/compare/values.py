"""Values of any place: their types, the values of enums, what lists and maps hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator import ir
from generator.diff.compare.checked import (
    compare_branches,
    compare_checked,
    compare_told_apart,
)
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.limits import compare_limits
from generator.diff.compare.said import compare_said
from generator.reading.nodes import Node


def compare_slot(context: Context, shapes: tuple[str, str], spot: Spot) -> None:
    """Compare the shapes of one place, unless they are compared as a pair."""
    old, new = shapes
    if context.shapes.get(old) == new:
        return
    before, after = context.old.service.shapes[old], context.new.service.shapes[new]
    there = spot.also(context.new.symbols([new]))
    is_other = kind_of(before) != kind_of(after)
    if is_other or isinstance(before, ir.Structure | ir.Enum):
        report_type(context, before, after, there)
        return
    known = len(context.changes)
    compare_content(context, before, after, there)
    if len(context.changes) == known:
        _compare_annotations(context, shapes, there)


def _compare_annotations(context: Context, shapes: tuple[str, str], spot: Spot) -> None:
    """Report that a place has another shape which is like the one that it had."""
    sides = context.old, context.new
    was, now = (
        side.version.words.annotation(name)
        for side, name in zip(sides, shapes, strict=True)
    )
    # That a schema is gone with its name is told where it was.
    is_told = shapes[0] in context.old.components and shapes[0] not in context.shapes
    if was != now and not is_told:
        message = f"`{spot.subject}` is `{now}`; it was `{was}`, which is the same"
        context.report("type-renamed", spot, message, was=was, now=now)


def compare_nullable(context: Context, nullable: tuple[bool, bool], spot: Spot) -> None:
    """Compare whether null may stand somewhere."""
    was, now = nullable
    if was != now:
        may = "may be" if now else "can no longer be"
        rule = "null-allowed" if now else "null-refused"
        message = f"`{spot.subject}` {may} null"
        context.report(rule, spot, message, was=was, now=now)


def compare_content(context: Context, old: ir.Shape, new: ir.Shape, spot: Spot) -> None:
    """Compare two shapes of one type, neither of them structures."""
    compare_checked(context, old, new, spot)
    if isinstance(old, ir.Enum) and isinstance(new, ir.Enum):
        _compare_values(context, old, new, spot)
        return
    if isinstance(old, ir.Union) and isinstance(new, ir.Union):
        compare_told_apart(context, old, new, spot)
        compare_branches(context, old, new, spot)
        return
    compare_limits(context, old, new, spot)
    compare_held(context, old, new, spot)


def compare_held(context: Context, old: ir.Shape, new: ir.Shape, spot: Spot) -> None:
    """Compare what two shapes of one type hold that has no name."""
    held = _held(old), _held(new)
    if isinstance(old, ir.Tuple) and len(held[0]) != len(held[1]):
        report_type(context, old, new, spot)
        return
    for end, (before, after) in _paired(*held):
        part = spot.part(end)
        if end in ("[]", "{}"):
            nodes = _part(context.old.node(old)), _part(context.new.node(new))
            compare_said(context, nodes, part)
        compare_nullable(context, (before.nullable, after.nullable), part)
        compare_slot(context, (before.shape, after.shape), part)


def _held(shape: ir.Shape) -> dict[str, ir.Use]:
    """Return what a container holds, by how its parts are called."""
    match shape:
        case ir.List():
            return {"[]": ir.Use(shape.item, shape.nullable)}
        case ir.Map():
            keys = {" keys": ir.Use(shape.key)} if shape.key is not None else {}
            return {"{}": ir.Use(shape.value, shape.nullable), **keys}
        case ir.Tuple(items=items):
            return {f"[{number}]": item for number, item in enumerate(items)}
        case ir.Structure(additional=additional) if additional is not None:
            return {"{}": additional}
    return {}


def _paired(
    old: Mapping[str, ir.Use], new: Mapping[str, ir.Use]
) -> Iterator[tuple[str, tuple[ir.Use, ir.Use]]]:
    for end, before in old.items():
        if end in new:
            yield end, (before, new[end])


def _part(node: Node | None) -> Node | None:
    if node is None:
        return None
    return node.get("items") or node.get("additionalProperties")


def _compare_values(context: Context, old: ir.Enum, new: ir.Enum, spot: Spot) -> None:
    before = {value.name: value for value in old.values}
    after = {value.name: value for value in new.values}
    keyword = ("enum",)
    spot = replace(
        spot, within=(context.old.place(old, keyword), context.new.place(new, keyword))
    )
    for name in [name for name in after if name not in before]:
        python = context.new.names.values[new.name, name]
        context.report(
            "enum-value-added",
            _value_spot(spot, name, python).at(None, after[name].place),
            f"`{spot.subject}` may be `{name}`",
            now=name,
        )
    for name in [name for name in before if name not in after]:
        python = context.old.names.values[old.name, name]
        context.report(
            "enum-value-removed",
            _value_spot(spot, name, python).at(before[name].place, None),
            f"`{spot.subject}` can no longer be `{name}`",
            was=name,
        )


def _value_spot(enum: Spot, name: str, python: str) -> Spot:
    symbols = (f"{enum.symbols[-1]}.{python}",)
    return replace(enum, subject=f"{enum.subject}.{name}", symbols=symbols)


def report_type(context: Context, old: ir.Shape, new: ir.Shape, spot: Spot) -> None:
    """Report that a value has another type."""
    was = _type(old, context.old.python_type(old.name))
    now = _type(new, context.new.python_type(new.name))
    message = f"`{spot.subject}` is {now}; it was {was}"
    context.report("type-changed", spot, message, was=was, now=now)


_KINDS: dict[type[ir.Shape], str] = {
    ir.DateTime: "time as text",
    ir.Timestamp: "time as a number",
    ir.Anything: "value of any type",
    ir.Uuid: "UUID",
}
"""What tells apart what is one type in Python."""


def kind_of(shape: ir.Shape) -> str:
    """Return what type of value a shape has, on the wire too; a part of a sentence."""
    if isinstance(shape, ir.Decimal):
        return "decimal as text" if shape.is_text else "decimal as a number"
    return _KINDS.get(type(shape)) or type(shape).__name__.lower()


def _type(shape: ir.Shape, python: str) -> str:
    kind = kind_of(shape)
    article = "an" if kind[0] in "aeiou" else "a"
    return f"{article} {kind}, `{python}` in Python"
