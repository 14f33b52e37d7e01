"""Where an operation is: its method, its path, its group, servers of its own."""

from __future__ import annotations

from generator.diff.compare.endpoints import compare_endpoints
from generator.diff.compare.http.pair import Pair
from generator.diff.compare.pairs import without_variables


def compare_address(pair: Pair) -> None:
    """Compare how the requests of an operation are addressed, and where its method is."""
    context, spot, name = pair.context, pair.spot(), pair.new.name
    was, now = pair.before.method, pair.after.method
    if was != now:
        message = f"`{name}` is a `{now}`; it was a `{was}`"
        context.report("operation-method-changed", spot, message, was=was, now=now)
    was, now = pair.before.path, pair.after.path
    if without_variables(was) != without_variables(now):
        message = f"`{name}` is at `{now}`; it was at `{was}`"
        context.report("operation-path-changed", spot, message, was=was, now=now)
    was, now = pair.old.group, pair.new.group
    if was != now:
        message = f"`{name}` is in {_group(now)}; it was in {_group(was)}"
        context.report("operation-group-changed", spot, message, was=was, now=now)
    compare_endpoints(context, pair.old.endpoints, pair.new.endpoints, spot)


def _group(name: str) -> str:
    return f"the group `{name}`" if name else "no group"
