"""Shapes that both versions have, each once, wherever they stand."""

from __future__ import annotations

from generator import ir
from generator.diff.compare.canonical import is_same
from generator.diff.compare.checked import compare_checked, compare_told_apart
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.members import compare_members
from generator.diff.compare.said import compare_said
from generator.diff.compare.values import (
    compare_content,
    compare_held,
    kind_of,
    report_type,
)


def compare_shapes(context: Context) -> None:
    """Compare each shape that both versions have."""
    derived = context.old.derived | context.new.derived
    for old, new in context.shapes.items():
        if old in derived or new in derived:
            continue
        before, after = context.old.service.shapes[old], context.new.service.shapes[new]
        if is_same(before, after) and _say_the_same(context, old, new):
            continue
        spot = Spot(
            subject=context.new.subject(new),
            places=(before.place, after.place),
            reach=context.reach(old, new),
            symbols=context.new.symbols([new]),
        )
        if old in context.old.components and new in context.new.components:
            nodes = context.old.node(before), context.new.node(after)
            compare_said(context, nodes, spot)
        if kind_of(before) != kind_of(after):
            report_type(context, before, after, spot)
        elif isinstance(before, ir.Structure) and isinstance(after, ir.Structure):
            compare_checked(context, before, after, spot)
            compare_told_apart(context, before, after, spot)
            compare_members(context, before, after, spot)
            compare_held(context, before, after, spot)
        else:
            compare_content(context, before, after, spot)


def _say_the_same(context: Context, old: str, new: str) -> bool:
    """Tell whether schemas with names say the same, words included."""
    before, after = context.old.components.get(old), context.new.components.get(new)
    if before is None or after is None:
        return before is after
    return bool(before.plain() == after.plain())
