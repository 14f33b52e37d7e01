"""Which errors the operations answer with, and at which statuses."""

from __future__ import annotations

from collections.abc import Mapping

from generator import ir
from generator.dialects.aws_json import error_name, error_responses
from generator.diff.compare.context import Context, Spot
from generator.diff.compare.errors import error_symbol
from generator.diff.located import Located
from generator.diff.reach import Reach, Side
from generator.sources.source import Place

Home = frozenset[tuple[str, int]]
"""The operations that answer with an error, each with the status."""

Statuses = dict[str, tuple[int, ...]]
"""The statuses that an operation documents for each error, in their order."""


def pair_errors(
    old: Located, new: Located, operations: Mapping[str, str]
) -> dict[str, str]:
    """Return the new name of each error that both versions have.

    An error whose name is gone is the new one that stands at its statuses, in the same
    operations.
    """
    before, after = old.service.errors, new.service.errors
    pairs = {name: name for name in before if name in after}
    now = {name: name for name in operations.values()}
    found: dict[Home, list[str]] = {}
    for name, home in _homes(new.service, now).items():
        if name not in pairs:
            found.setdefault(home, []).append(name)
    for name, home in _homes(old.service, operations).items():
        there = found.get(home, [])
        if name not in pairs and len(there) == 1:
            pairs[name] = there.pop()
    return pairs


def _homes(service: ir.Service, operations: Mapping[str, str]) -> dict[str, Home]:
    """Return where each error stands among operations, as the new version calls them."""
    found: dict[str, set[tuple[str, int]]] = {}
    for operation in service.operations:
        if operation.name in operations:
            for case in operation.errors:
                place = operations[operation.name], case.status
                found.setdefault(case.error, set()).add(place)
    return {name: frozenset(places) for name, places in found.items()}


def compare_statuses(context: Context) -> None:
    """Compare the errors of each operation that both versions have."""
    added: dict[str, list[str]] = {}
    removed: dict[str, list[str]] = {}
    for old, new in context.operations.items():
        before, after = _statuses(context, old, new)
        _compare_shared(context, old, new, before, after)
        for name in after.keys() - before.keys():
            if name in context.kept_errors:
                added.setdefault(name, []).append(new)
        for name in before.keys() - after.keys():
            if name in context.kept_errors:
                removed.setdefault(name, []).append(new)
    for name, operations in sorted(added.items()):
        _report_set(context, name, operations, "added-to")
    for name, operations in sorted(removed.items()):
        _report_set(context, name, operations, "removed-from")


def _statuses(context: Context, old: str, new: str) -> tuple[Statuses, Statuses]:
    """Return the statuses in both versions, of errors as the new one calls them."""
    before: Statuses = {}
    for case in context.old.operations[old].errors:
        name = context.errors.get(case.error, case.error)
        before[name] = (*before.get(name, ()), case.status)
    after: Statuses = {}
    for case in context.new.operations[new].errors:
        after[case.error] = (*after.get(case.error, ()), case.status)
    return before, after


def _compare_shared(
    context: Context, old: str, new: str, before: Statuses, after: Statuses
) -> None:
    """Report the statuses that moved: one by its error, several as one finding."""
    moved = [name for name in after if before.get(name, after[name]) != after[name]]
    if not moved:
        return
    places = _places(context, old, new, moved[0])
    spot = Spot(
        subject=f"{new}.{moved[0]}" if len(moved) == 1 else new,
        places=places,
        reach=Reach(frozenset({Side.ERROR}), (new,)),
        symbols=(
            context.new.names.operations[new],
            *(error_symbol(context.new, name) for name in moved),
        ),
    )
    was, now = _list(before, moved), _list(after, moved)
    if len(moved) == 1:
        rule = "error-status-changed"
        at = _numbers(before[moved[0]])
        message = f"`{new}` answers with {now}; it was at {at}"
    else:
        rule = "errors-renumbered"
        message = f"the errors of `{new}` have other statuses: {now}; they were: {was}"
    context.report(rule, spot, message, was=was, now=now)


def _list(statuses: Statuses, names: list[str]) -> str:
    return ", ".join(f"`{name}` at {_numbers(statuses[name])}" for name in names)


def _numbers(statuses: tuple[int, ...]) -> str:
    return " and ".join(map(str, statuses))


def _places(
    context: Context, old: str, new: str, error: str
) -> tuple[Place | None, Place | None]:
    names = {there: here for here, there in context.errors.items()}
    before = _place(context.old, old, names.get(error, error))
    return before, _place(context.new, new, error)


def _place(side: Located, operation: str, error: str) -> Place | None:
    """Return where an operation documents an error."""
    node = side.operation_node(operation)
    for _, response in error_responses(side.document, node):
        if error_name(side.document, response) == error:
            return response.key_place
    return None


def _report_set(context: Context, error: str, operations: list[str], how: str) -> None:
    spot = Spot(
        subject=error,
        places=_set_places(context, error, operations[0]),
        reach=Reach(frozenset({Side.ERROR}), tuple(operations)),
        symbols=(
            error_symbol(context.new, error),
            *(context.new.names.operations[name] for name in operations),
        ),
    )
    names = ", ".join(f"`{name}`" for name in operations)
    if how == "added-to":
        message, was, now = f"{names} may answer with `{error}`", "", names
    else:
        message, was, now = f"{names} can no longer answer with `{error}`", names, ""
    context.report(f"error-{how}-operation", spot, message, was=was, now=now)


def _set_places(
    context: Context, error: str, operation: str
) -> tuple[Place | None, Place | None]:
    names = {there: here for here, there in context.operations.items()}
    return _places(context, names[operation], operation, error)
