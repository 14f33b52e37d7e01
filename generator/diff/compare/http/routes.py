"""Requests that reach another operation than before, because its path comes first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from urllib.parse import unquote

from generator import ir
from generator.dialects.paths import PathKey, path_key
from generator.diff.compare.context import Context
from generator.diff.compare.http.pair import Pair

_VARIABLE = re.compile(r"\{[^{}]*\}")
_REST = re.compile(r"\{[^{}]*\+\}")


def compare_routes(context: Context, pairs: Sequence[Pair]) -> None:
    """Find the operations that lose requests to one that is new, or newly there."""
    moved = {each.new.name for each in pairs if each.before.route != each.after.route}
    for added in context.new.service.operations:
        if added.name in context.kept_operations and added.name not in moved:
            continue
        if not isinstance(added.binding, ir.Http):
            continue
        for pair in pairs:
            if pair.new.name != added.name and _takes(added.binding, pair):
                context.report(
                    "requests-rerouted",
                    pair.spot(places=(pair.old.place, added.place)),
                    f"`{added.name}` at `{added.binding.shown}` gets requests that were"
                    f" for `{pair.new.name}` at `{pair.after.shown}`",
                    now=added.wire_name,
                )


def _takes(added: ir.Http, pair: Pair) -> bool:
    """Tell whether requests that a kept operation has had reach an added one."""
    if added.method != pair.after.method or added.route == pair.after.route:
        return False
    first, second = path_key(added.path), path_key(pair.after.path)
    order = _order(_segments(first), _segments(second))
    if order == 0:
        # The same path: what asks for more of the query is looked at first.
        return set(first.constants) > set(second.constants)
    return order is not None and order < 0


def _segments(key: PathKey) -> list[str]:
    return [unquote(each) for each in key.template.split("/")[1:]]


def _order(one: Sequence[str], other: Sequence[str]) -> int | None:
    """Return whether a path comes before another: negative; `None` if none is of both.

    The first segment in which they differ decides.
    """
    order = 0
    for first, second in zip_longest(one, other):
        if first is None or second is None:
            return None
        is_rest = _REST.fullmatch(first) or _REST.fullmatch(second)
        if not is_rest and not _meet(first, second):
            return None
        order = order or _rank(first) - _rank(second)
        if is_rest:
            break
    return order


def _meet(one: str, other: str) -> bool:
    """Tell whether a segment of a request may be of both."""
    first, second = _VARIABLE.split(one), _VARIABLE.split(other)
    if len(first) == len(second) == 1:
        return one == other
    if len(first) == 1 or len(second) == 1:
        text, pieces = (one, second) if len(first) == 1 else (other, first)
        return re.fullmatch(".+".join(map(re.escape, pieces)), text) is not None
    begins = first[0].startswith(second[0]) or second[0].startswith(first[0])
    return begins and (first[-1].endswith(second[-1]) or second[-1].endswith(first[-1]))


def _rank(segment: str) -> int:
    """Return how late a segment is tried: text, then mixed, the more text the sooner."""
    text = _VARIABLE.sub("", segment)
    if text == segment:
        return -_MUCH
    return _MUCH if _REST.fullmatch(segment) else -len(text)


_MUCH = 1_000_000
