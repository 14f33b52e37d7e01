"""The extension `x-concord-pagination` of operations with methods of their own."""

from __future__ import annotations

from generator.checking.context import Context
from generator.checking.said import check_members
from generator.dialects.openapi import PAGINATION
from generator.dialects.pagination import KEYS, WAYS
from generator.reading.nodes import Node


def check_pagination(context: Context, said: Node) -> None:
    """Check what is said, as far as it can be without knowing what it is said of."""
    if not check_members(context, said, KEYS, PAGINATION):
        return
    for key, each in said.items():
        if key == "linkHeader":
            if each.value is not True:
                context.findings.error("`linkHeader` can only be true", each.place)
        elif not isinstance(each.value, str) or not each.value:
            context.findings.error(f"`{key}` must be a string", each.place)
    _check_way(context, said)


def _check_way(context: Context, said: Node) -> None:
    """Check that just one way is told to find the next page."""
    names = {key for way in WAYS for key in way.keys}
    found = {key for key, _ in said.items()} & names
    if not any(set(way.keys) == found for way in WAYS):
        ways = [" and ".join(f"`{key}`" for key in way.keys) for way in WAYS]
        context.findings.error(
            f"`{PAGINATION}` must tell one way to find the next page",
            said.key_place,
            hint=f"it has just one of: {', '.join(ways)}",
        )
    if (total := said.get("total")) is not None and not found & {"offset", "page"}:
        context.findings.error(
            "`total` says something only beside `offset` or `page`", total.key_place
        )
