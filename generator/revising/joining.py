"""What a service is once operations come to it, or go.

`less` and `more` are lowered from the path that is edited, from the one before it and from
what these refer to alone, without the operations and with them. All else in the two has to
be alike, and in the whole as well, so that nothing has a say in the operations, nor they in
anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from generator import ir
from generator.ir.told_apart import parts
from generator.lowering.http.responses import status_errors
from generator.lowering.shapes import is_shared

_OWN = ("operations", "shapes", "statuses")


@dataclass(frozen=True, slots=True)
class Joined:
    """A service with operations more, or less."""

    service: ir.Service
    groups: frozenset[str]
    """Those of the operations that came or went."""

    operations: frozenset[str]
    """The names of those that came or went."""

    shapes: frozenset[str]
    """The names of the shapes that came or went with them."""


def joined(
    whole: ir.Service,
    less: ir.Service,
    more: ir.Service,
    made: Collection[str],
    *,
    is_new: bool,
) -> Joined | None:
    """Return the whole with the operations that `more` has; without them unless `is_new`.

    None where it is not sure that this is all that changes.

    Args:
        whole: All of the service as it was.
        less: What the path is without the operations.
        more: What it is with them.
        made: The names that are given in the path.
        is_new: Whether they come.
    """
    known = {each.name for each in less.operations}
    names = [each.name for each in more.operations if each.name not in known]
    shapes = [each for each in more.shapes if each not in less.shapes]
    own = [each for each in shapes if not is_shared(more.shapes[each])]
    here = less if is_new else more
    if (
        not names
        or not _are_alike(less, more)
        or not _is_in(whole, here)
        or not {*own} <= {*made}
        or any(map(_may_be_a_body, _schemas(more)))
    ):
        return None
    if is_new:
        found = _with(whole, less, more, names, own)
    else:
        found = _without(whole, more, names, shapes, own)
    if found is None or _told(status_errors(whole.operations)) != _told(whole.statuses):
        return None
    groups = frozenset(it.group for it in more.operations if it.name in names)
    service = replace(found, statuses=status_errors(found.operations))
    return Joined(service, groups, frozenset(names), frozenset(own))


def _with(
    whole: ir.Service,
    less: ir.Service,
    more: ir.Service,
    names: Sequence[str],
    own: Sequence[str],
) -> ir.Service | None:
    new = [each for each in more.operations if each.name in names]
    at = _place(whole, less, more)
    order = [*more.shapes]
    is_one_block = order[order.index(own[0]) :][: len(own)] == own if own else False
    is_known = all(
        each in whole.shapes and _told(whole.shapes[each]) == _told(more.shapes[each])
        for each in more.shapes
        if each not in own
    )
    is_free = whole.shapes.keys().isdisjoint(own)
    if not at or not is_one_block or not is_known or not is_free:
        return None
    # What a request has is the last that an operation makes.
    last = whole.operations[at - 1].input
    if new[-1].input != own[-1] or last not in whole.shapes:
        return None
    added = {each: more.shapes[each] for each in own}
    shapes: dict[str, ir.Shape] = {}
    for name, shape in whole.shapes.items():
        shapes[name] = shape
        if name == last:
            shapes |= added
    operations = (*whole.operations[:at], *new, *whole.operations[at:])
    return replace(whole, operations=operations, shapes=shapes)


def _without(
    whole: ir.Service,
    more: ir.Service,
    names: Collection[str],
    gone: Sequence[str],
    own: Collection[str],
) -> ir.Service | None:
    left = tuple(each for each in whole.operations if each.name not in names)
    used = {
        part
        for name, each in whole.shapes.items()
        if name not in own
        for part in parts(each)
    }
    for each in left:
        used.update(_referred(each))
    shared = {each for each in gone if each not in own}
    if not left or not used.isdisjoint(own) or not shared <= used:
        return None
    shapes = {name: each for name, each in whole.shapes.items() if name not in own}
    return replace(whole, operations=left, shapes=shapes)


def _place(whole: ir.Service, less: ir.Service, more: ir.Service) -> int | None:
    """Return behind how many operations those stand that come together; None if unclear."""
    known = {each.name for each in less.operations}
    came = [each.name not in known for each in more.operations]
    first, count = came.index(True), sum(came)
    if not first or not all(came[first : first + count]):
        return None
    names = [each.name for each in whole.operations]
    return names.index(less.operations[0].name) + first


def _are_alike(less: ir.Service, more: ir.Service) -> bool:
    """Tell whether nothing is another one by what there is more."""
    common = [each for each in more.shapes if each in less.shapes]
    operations = {each.name: _told(each) for each in more.operations}
    kept = [each.name for each in more.operations if each in less.operations]
    return (
        [*_others(less)] == [*_others(more)]
        and common == [*less.shapes]
        and all(_told(less.shapes[it]) == _told(more.shapes[it]) for it in common)
        and kept == [each.name for each in less.operations]
        and all(operations[each.name] == _told(each) for each in less.operations)
    )


def _is_in(whole: ir.Service, part: ir.Service) -> bool:
    """Tell whether a part has in the whole what it has by itself."""
    operations = {each.name: each for each in whole.operations}
    return all(
        name in whole.shapes and _told(whole.shapes[name]) == _told(shape)
        for name, shape in part.shapes.items()
    ) and all(
        each.name in operations and _told(operations[each.name]) == _told(each)
        for each in part.operations
    )


def _schemas(service: ir.Service) -> Iterator[ir.Shape]:
    return (service.shapes[use.shape] for use in service.schemas)


def _may_be_a_body(shape: ir.Shape) -> bool:
    """Tell whether what a schema is depends on whether anything but a body refers to it."""
    is_empty = isinstance(shape, ir.Structure) and not shape.members
    return is_empty or isinstance(shape, ir.Anything | ir.Map)


def _referred(operation: ir.Operation) -> Iterator[str]:
    yield operation.input
    binding = operation.binding
    if not isinstance(binding, ir.Http):
        return
    bodies = [binding.body.media] if binding.body else []
    for media in (*bodies, *(each.media for each in binding.responses)):
        yield from (each.shape for each in media if each.shape)
    yield from (each.headers for each in binding.responses if each.headers)


def _others(service: ir.Service) -> Iterator[str]:
    for each in fields(service):
        if each.name not in _OWN:
            yield _told(getattr(service, each.name))


def _told(value: object) -> str:
    return repr(value)
