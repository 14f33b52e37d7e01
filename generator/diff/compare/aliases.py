"""Schemas that are other names for what has a shape already."""

from __future__ import annotations

from generator import ir
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.values import compare_nullable, compare_slot
from generator.diff.located import Located
from generator.diff.reach import Reach, Side


def compare_aliases(context: Context) -> None:
    """Compare what each other name stands for, and which there are."""
    old = {each.name: each for each in context.old.service.aliases}
    new = {each.name: each for each in context.new.service.aliases}
    for name in {**old, **new}:
        before, after = old.get(name), new.get(name)
        if before is not None and after is not None:
            _compare(context, before, after)
        elif after is not None and name not in context.old.service.shapes:
            message = f"the schema `{name}` is new"
            spot = _spot(name, None, after)
            context.report("schema-added", spot, message, now=name)
        elif before is not None and name not in context.new.service.shapes:
            message = f"the schema `{name}` is gone"
            spot = _spot(name, before, None)
            context.report("schema-removed", spot, message, was=name)
        else:
            was, now = _type(context.old, name, before), _type(context.new, name, after)
            message = f"`{name}` is `{now}`; it was `{was}`"
            spot = _spot(name, before, after)
            context.report("type-changed", spot, message, was=was, now=now)


def _spot(name: str, old: ir.Alias | None, new: ir.Alias | None) -> Spot:
    places = old.place if old else None, new.place if new else None
    return Spot(name, places, Reach(frozenset(Side)), (name,))


def _compare(context: Context, old: ir.Alias, new: ir.Alias) -> None:
    spot = _spot(new.name, old, new)
    compare_nullable(context, (old.use.nullable, new.use.nullable), spot)
    compare_slot(context, (old.use.shape, new.use.shape), spot)


def _type(side: Located, name: str, alias: ir.Alias | None) -> str:
    return side.python_type(alias.use.shape if alias else name)
