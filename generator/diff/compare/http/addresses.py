"""Where an operation is: its method, its path, its group, servers of its own."""

from __future__ import annotations

from generator.dialects.openapi import Described
from generator.diff.compare.endpoints import compare_endpoints
from generator.diff.compare.http.pair import Pair
from generator.diff.compare.pairs import without_variables
from generator.sources.source import Place


def compare_address(pair: Pair) -> None:
    """Compare how the requests of an operation are addressed, and where its method is."""
    context, spot, name = pair.context, pair.spot(), pair.new.name
    was, now = pair.before.method, pair.after.method
    if was != now:
        message = f"`{name}` is sent by `{now}`; it was by `{was}`"
        context.report("operation-method-changed", spot, message, was=was, now=now)
    was, now = pair.before.path, pair.after.path
    if without_variables(was) != without_variables(now):
        message = f"`{name}` is at `{now}`; it was at `{was}`"
        context.report("operation-path-changed", spot, message, was=was, now=now)
    was, now = pair.old.group, pair.new.group
    if was != now:
        message = f"`{name}` is in {_group(now)}; it was in {_group(was)}"
        context.report("operation-group-changed", spot, message, was=was, now=now)
    before, after = (
        _servers(side.described[operation.name])
        for side, operation in ((context.old, pair.old), (context.new, pair.new))
    )
    there = pair.spot(places=(before, after))
    compare_endpoints(context, pair.old.endpoints, pair.new.endpoints, there)


def _servers(operation: Described) -> Place:
    """Return where it says which servers an operation has, or else the operation."""
    said = operation.node.get("servers") or operation.item.get("servers")
    return (said or operation.node).key_place


def _group(name: str) -> str:
    return f"the group `{name}`" if name else "no group"
