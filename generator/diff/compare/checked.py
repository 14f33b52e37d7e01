"""What is checked of values beside their types and limits."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from generator import ir
from generator.dialects.openapi import EXCLUSIVE
from generator.diff.compare.context import Context, Spot


class Checked(NamedTuple):
    """Something that is checked: what it is, the keywords that say so, and how."""

    what: str
    keywords: tuple[str, ...]
    said: object


def compare_checked(context: Context, old: ir.Shape, new: ir.Shape, spot: Spot) -> None:
    """Compare what is checked of the values of two shapes of one type."""
    before, after = dict(_checked(old)), dict(_checked(new))
    for name in {**before, **after}:
        was, now = before.get(name), after.get(name)
        if was is not None and now is not None and was.said != now.said:
            places = (
                context.old.place(old, was.keywords),
                context.new.place(new, now.keywords),
            )
            at = spot if places == (old.place, new.place) else spot.at(*places)
            context.report(
                "constraint-changed",
                at,
                f"{now.what} of `{spot.subject}` has changed",
                was=was.said,
                now=now.said,
            )


def compare_branches(
    context: Context, old: ir.Union, new: ir.Union, spot: Spot
) -> None:
    """Compare the branches of a union; a branch that both have is compared as a pair."""
    kept = {context.shapes.get(name, name) for name in old.branches}
    for name in new.branches:
        if name not in kept:
            type_ = context.new.python_type(name)
            context.report(
                "branch-added",
                spot.also(context.new.symbols([name])),
                f"`{spot.subject}` may be `{type_}`",
                now=type_,
            )
    for name in old.branches:
        if context.shapes.get(name, name) not in new.branches:
            type_ = context.old.python_type(name)
            context.report(
                "branch-removed",
                spot.also(context.old.symbols([name])),
                f"`{spot.subject}` can no longer be `{type_}`",
                was=type_,
            )


def _checked(shape: ir.Shape) -> Iterator[tuple[str, Checked]]:
    """Return what is checked of a shape's values, by a name of it."""
    rules = shape.rules
    keywords = rules.keywords if rules is not None else ()
    schema = rules.schema if rules is not None else None
    yield "rules", Checked("what is checked", keywords, schema)
    what = "whether values of other types are let through"
    yield "implied", Checked(what, ("type",), shape.implied)
    match shape:
        case ir.String():
            yield "format", Checked("the format", ("format",), shape.format)
        case ir.List(unique_items=are_unique):
            keyword = ("uniqueItems",)
            yield "unique", Checked("whether all items differ", keyword, are_unique)
        case ir.Literal(values=values):
            allowed = sorted(map(json.dumps, values))
            yield "values", Checked("what is allowed", ("const", "enum"), allowed)
        case ir.Structure():
            closing = ("additionalProperties", "unevaluatedProperties")
            yield "closed", Checked(
                "what else may be in a value", closing, _rest(shape)
            )
        case ir.Map(key=key):
            keyword = ("propertyNames",)
            yield "keys", Checked("what keys may be", keyword, key is not None)
        case ir.Union(exclusive=is_exclusive):
            what = "whether a value may be of several branches"
            yield "exclusive", Checked(what, (EXCLUSIVE,), is_exclusive)


def _rest(shape: ir.Structure) -> str:
    """Return what becomes of members that are not known."""
    if shape.additional is not None:
        return "kept"
    return "refused" if shape.closed else "ignored"


def compare_told_apart(
    context: Context, old: ir.Shape, new: ir.Shape, spot: Spot
) -> None:
    """Compare what tells the branches of a union apart, and a branch from others.

    What a union does not say itself comes of its branches, and is no change of its own.
    """
    keyword = ("discriminator",)
    places = context.old.place(old, keyword), context.new.place(new, keyword)
    is_said = places != (old.place, new.place)
    was, now = _told_by(old, context.shapes), _told_by(new, {})
    kept = {**was, **now} if is_said else was.keys() & now.keys()
    before, after = (_rows(each, kept) for each in (was, now))
    if before != after:
        message = f"`{spot.subject}` is told {_by(after)}; it was told {_by(before)}"
        there = spot.at(*places)
        context.report("discriminator-changed", there, message, was=before, now=after)


def _by(told: str) -> str:
    return f"by {told}" if told else "by what it holds"


def _rows(told: Mapping[str, str], kept: Collection[str]) -> str:
    return ", ".join(f"{told[name]}{name}" for name in sorted(told) if name in kept)


def _told_by(shape: ir.Shape, names: Mapping[str, str]) -> dict[str, str]:
    """Return by which member with which values each branch is told, by what it is.

    `names` are what branches are called by now; a structure alone has no name there.
    """
    match shape:
        case ir.Structure(tag=tag) if tag is not None:
            return {"": f"`{tag.member}`: `{tag.value}`"}
        case ir.Union(discriminator=found) if found is not None:
            values: dict[str, list[str]] = {}
            for value, branch in found.branches.items():
                name = f" for `{names.get(branch, branch)}`"
                values.setdefault(name, []).append(f"`{value}`")
            rows = {
                name: f"`{found.member}`: {' or '.join(sorted(each))}"
                for name, each in values.items()
            }
            if found.otherwise is not None:
                name = names.get(found.otherwise, found.otherwise)
                rows[f" without one, `{name}`"] = f"`{found.member}`"
            return rows
    return {}
