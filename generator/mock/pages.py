"""Long results of the mock: they have two pages, so that whoever iterates comes to an end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator import ir

COUNTED = ("offset", "page")


def is_last(said: ir.Pagination, paging: Any, request: Any) -> bool:
    """Tell whether a request asks for the last page.

    Args:
        said: How the operation answers in pages.
        paging: The same, as the emitted package describes it.
        request: The input.
    """
    if said.kind in ("url", "link"):
        return True
    place = paging.number if said.kind in COUNTED else paging.token
    asked = request
    for name in place.split("."):
        asked = getattr(asked, name, None)
    if said.kind in COUNTED:
        return isinstance(asked, int) and asked > paging.first
    return isinstance(asked, int | str)


def ended(
    shapes: Mapping[str, ir.Shape], said: ir.Pagination, shape: str, page: Any
) -> Any:
    """Return a page, a plain JSON value, as the last one."""
    if said.more:
        page = _with(page, ir.steps(said.more), False)
    if said.kind in ("cursor", "url"):
        found = ir.way(shapes, shape, ir.steps(said.output_token))
        member = found.steps[-1].member
        names = tuple(each.member.name for each in found.steps)
        return _without(page, names, keep=member.required, null=member.nullable)
    return page if said.kind == "link" else _with(page, ir.steps(said.items), [])


def _with(value: Any, names: tuple[str, ...], new: object) -> Any:
    """Return a value with another one at a place, if there is such a place."""
    if not names:
        return new
    first, *rest = names
    if not isinstance(value, dict) or first not in value:
        return value
    return {**value, first: _with(value[first], tuple(rest), new)}


def _without(value: Any, names: tuple[str, ...], *, keep: bool, null: bool) -> Any:
    """Return a value without what tells of another page, or with nothing there."""
    first, *rest = names
    if not isinstance(value, dict) or first not in value:
        return value
    if rest:
        inner = _without(value[first], tuple(rest), keep=keep, null=null)
        return {**value, first: inner}
    if keep:
        return {**value, first: None if null else ""}
    return {key: each for key, each in value.items() if key != first}
