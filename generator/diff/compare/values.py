"""Values of any place: their types, the values of enums, what lists and maps hold."""

from __future__ import annotations

from dataclasses import replace

from generator import ir
from generator.diff.compare.checked import compare_branches, compare_checked
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.limits import compare_limits
from generator.diff.compare.said import compare_said
from generator.ir.told_apart import parts
from generator.reading.nodes import Node


def compare_slot(context: Context, shapes: tuple[str, str], spot: Spot) -> None:
    """Compare the shapes of one place, unless they are compared as a pair."""
    old, new = shapes
    if context.shapes.get(old) == new:
        return
    before, after = context.old.service.shapes[old], context.new.service.shapes[new]
    there = spot.also(context.new.symbols([new]))
    if type(before) is not type(after) or isinstance(before, ir.Structure | ir.Enum):
        report_type(context, before, after, there)
    else:
        compare_content(context, before, after, there)


def compare_content(context: Context, old: ir.Shape, new: ir.Shape, spot: Spot) -> None:
    """Compare two shapes of one type, neither of them structures."""
    if isinstance(old, ir.Enum) and isinstance(new, ir.Enum):
        _compare_values(context, old, new, spot)
        return
    compare_checked(context, old, new, spot)
    if isinstance(old, ir.Union) and isinstance(new, ir.Union):
        compare_branches(context, old, new, spot)
        return
    compare_limits(context, old, new, spot)
    held = _held(old), _held(new)
    if len(held[0]) != len(held[1]):
        report_type(context, old, new, spot)
        return
    for before, after in zip(*held, strict=True):
        part = spot.part("[]" if isinstance(old, ir.List | ir.Tuple) else "{}")
        nodes = _part(context.old.node(old)), _part(context.new.node(new))
        compare_said(context, nodes, part)
        compare_slot(context, (before, after), part)


def _held(shape: ir.Shape) -> tuple[str, ...]:
    """Return the shapes of what a container holds; the keys of a map are none."""
    return (shape.value,) if isinstance(shape, ir.Map) else parts(shape)


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


def _type(shape: ir.Shape, python: str) -> str:
    kind = _KINDS.get(type(shape)) or type(shape).__name__.lower()
    article = "an" if kind[0] in "aeiou" else "a"
    return f"{article} {kind}, `{python}` in Python"
