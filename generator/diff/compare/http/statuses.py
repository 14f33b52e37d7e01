"""Errors that are known by their statuses: which there are, and of which operations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator import ir
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.http.pair import Pair, answer_node
from generator.diff.located import Located
from generator.diff.reach import Reach, Side

_Where = dict[ir.Status, list[Pair]]


def compare_status_errors(context: Context, pairs: Iterable[Pair]) -> None:
    """Report each status of an error once, with the operations it came to or left."""
    come: _Where = {}
    gone: _Where = {}
    for pair in pairs:
        before, after = _statuses(pair.before), _statuses(pair.after)
        for status in after:
            if status not in before:
                come.setdefault(status, []).append(pair)
        for status in before:
            if status not in after:
                gone.setdefault(status, []).append(pair)
    for status, found in come.items():
        rule = _rule(context.old, status, "error-added", "error-added-to-operation")
        names = _names(found)
        message = f"{names} may answer with {_told(context.new, status)}"
        spot = _spot(context, context.new, status, found)
        context.report(rule, spot, message, now=names)
    for status, found in gone.items():
        rule = _rule(
            context.new, status, "error-removed", "error-removed-from-operation"
        )
        names = _names(found)
        message = f"{names} can no longer answer with {_told(context.old, status)}"
        spot = _spot(context, context.old, status, found)
        context.report(rule, spot, message, was=names)


def _statuses(http: ir.Http) -> list[ir.Status]:
    return [each.status for each in http.responses if each.is_error]


def _rule(other: Located, status: ir.Status, alone: str, shared: str) -> str:
    """Return the rule for a class of its own, or for one that the other version has."""
    return shared if error_class(other, status) else alone


def error_class(side: Located, status: ir.Status) -> str:
    """Return what the class of a status is called; "" where there is none."""
    found = (each for each in side.service.statuses if each.status == status)
    return next((each.name for each in found), "")


def _told(side: Located, status: ir.Status) -> str:
    return f"`{error_class(side, status)}` ({status})"


def _names(pairs: Sequence[Pair]) -> str:
    return ", ".join(f"`{pair.new.name}`" for pair in pairs)


def _spot(
    context: Context, side: Located, status: ir.Status, pairs: Sequence[Pair]
) -> Spot:
    first = pairs[0]
    is_new = side is context.new
    node = answer_node(side, first.new if is_new else first.old, status)
    place = node.key_place if node else None
    name = error_class(side, status)
    return Spot(
        subject=name,
        places=(None, place) if is_new else (place, None),
        reach=Reach(frozenset({Side.ERROR}), tuple(pair.new.name for pair in pairs)),
        symbols=(f"errors.{name}", *(pair.method for pair in pairs)),
    )
