"""The order of things, which generated code keeps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator import ir
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.http.pair import pairs
from generator.diff.compare.things import Thing, things
from generator.diff.located import Located
from generator.diff.reach import Reach, Side


class _Row(NamedTuple):
    """What stands in an order: the names of its parts in both versions."""

    what: str
    before: list[str]
    after: list[str]
    spot: Spot
    rule: str = "order-changed"


def compare_order(context: Context) -> None:
    """Report what stands in another order, as far as both versions have it."""
    for row in _rows(context):
        known = set(row.before) & set(row.after)
        old = [name for name in row.before if name in known]
        new = [name for name in row.after if name in known]
        if old != new:
            whose = f" of `{row.spot.subject}`" if row.spot.subject != row.what else ""
            message = f"the {row.what}{whose} stand in another order"
            was, now = ", ".join(old), ", ".join(new)
            context.report(row.rule, row.spot, message, was=was, now=now)


def _rows(context: Context) -> Iterator[_Row]:
    yield from _of_service(context)
    for thing in things(context):
        yield from _of_thing(context, thing)
    for pair in pairs(context):
        for what, before, after in (
            ("parameters", list(pair.before.locations), list(pair.after.locations)),
            ("answers", _statuses(pair.before), _statuses(pair.after)),
        ):
            yield _Row(what, before, after, pair.spot())


def _of_service(context: Context) -> Iterator[_Row]:
    old, new = context.old.service, context.new.service
    everywhere = Reach(frozenset(Side), tuple(context.operations.values()))
    schemas = [context.shapes.get(each, each) for each in _schemas(context.old)]
    for what, before, after in (
        (
            "operations",
            _names(old.operations, context.operations),
            _names(new.operations, {}),
        ),
        ("schemas", schemas, _schemas(context.new)),
        ("security schemes", _schemes(context, old), _schemes(context, new)),
    ):
        yield _Row(what, before, after, Spot(what, (None, None), everywhere))


def _schemas(side: Located) -> list[str]:
    """Return the schemas that have names; others stand where these lead to them."""
    return [name for name in side.service.shapes if name in side.components]


def _schemes(context: Context, service: ir.Service) -> list[str]:
    """Return the security schemes, unless another finding tells of them."""
    is_told = any(change.rule.startswith("security-") for change in context.changes)
    return [] if is_told else [each.name for each in service.schemes]


def _of_thing(context: Context, thing: Thing) -> Iterator[_Row]:
    match thing.old, thing.new:
        case ir.Structure(members=old), ir.Structure(members=new):
            yield _Row("members", _names(old, {}), _names(new, {}), thing.spot)
        case ir.Enum(values=old), ir.Enum(values=new):
            yield _Row("values", _names(old, {}), _names(new, {}), thing.spot)
        case ir.Literal(values=old), ir.Literal(values=new):
            values = list(map(json.dumps, old)), list(map(json.dumps, new))
            yield _Row("values", values[0], values[1], thing.spot)
        case ir.Union(branches=old), ir.Union(branches=new):
            # Of branches that fit a value alike, the first is taken.
            before = [context.shapes.get(name, name) for name in old]
            yield _Row("branches", before, list(new), thing.spot, "detail-changed")
        case ir.Operation(errors=old), ir.Operation(errors=new):
            errors = [context.errors.get(it.error, it.error) for it in old]
            yield _Row("errors", errors, [it.error for it in new], thing.spot)


def _names(things: Iterable[ir.Named], renamed: Mapping[str, str]) -> list[str]:
    return [renamed.get(each.name, each.name) for each in things]


def _statuses(http: ir.Http) -> list[str]:
    return [str(each.status) for each in http.responses]
