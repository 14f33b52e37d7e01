"""What an edit makes of a service, by what it makes of the part that it is in.

`before` and `after` are lowered from the edited path and what it refers to alone, without
the edit and with it; `whole` from all of the document, without it. What is put into the
whole is only what differs between the first two, and only where `before` is in the whole
as it is by itself: so no other part has a say in it. And nothing may differ that others
could depend on: names, and what refers to what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace

from generator import ir
from generator.ir.told_apart import parts
from generator.revising.positions import Stretch

_OWN = ("operations", "shapes")


@dataclass(frozen=True, slots=True)
class Graft:
    """A service with an edit, and what of it may differ."""

    service: ir.Service
    groups: frozenset[str]
    """The groups of the operations that are edited."""

    shapes: frozenset[str]
    """The names of the shapes of these operations alone, if any of these differs."""


def grafted(
    whole: ir.Service, before: ir.Service, after: ir.Service, edited: Stretch
) -> Graft | None:
    """Return the whole with the edit; None where that is not sure to be all of it.

    The places of what is not edited stay as they were.
    """
    own = {
        name for name, shape in before.shapes.items() if edited.has(shape.place.start)
    }
    if _facts(before) != _facts(after) or not _is_part(whole, before, own):
        return None
    if any(
        _told(shape) != _told(after.shapes[name])
        for name, shape in before.shapes.items()
        if name not in own
    ):
        return None
    operations = {each.name: each for each in after.operations}
    service = replace(
        whole,
        operations=tuple(operations.get(each.name, each) for each in whole.operations),
        shapes={
            name: after.shapes[name] if name in own else shape
            for name, shape in whole.shapes.items()
        },
    )
    groups = frozenset(each.group for each in after.operations)
    differ = any(
        _told(before.shapes[each]) != _told(after.shapes[each]) for each in own
    )
    return Graft(service, groups, frozenset(own if differ else ()))


def _facts(service: ir.Service) -> list[object]:
    """Return all of a service that something beside its operations may depend on."""
    return [
        *_others(service),
        *([name, *_shape_facts(each)] for name, each in service.shapes.items()),
        *map(_operation_facts, service.operations),
    ]


def _others(service: ir.Service) -> Iterator[str]:
    for each in fields(service):
        if each.name not in _OWN:
            yield _told(getattr(service, each.name))


def _shape_facts(shape: ir.Shape) -> Iterator[object]:
    yield type(shape)
    yield [*parts(shape)]
    if isinstance(shape, ir.Structure):
        yield shape.base
        yield shape.is_apart
        yield [each.name for each in shape.members]


def _operation_facts(operation: ir.Operation) -> list[object]:
    binding = operation.binding
    facts: list[object] = [
        operation.name,
        operation.group,
        operation.method,
        operation.input,
        operation.output,
    ]
    if isinstance(binding, ir.Http):
        facts += [binding.method, binding.path, *_media_facts(binding)]
    return facts


def _media_facts(binding: ir.Http) -> Iterator[object]:
    yield [each.shape for each in binding.body.media] if binding.body else None
    for each in binding.responses:
        yield each.status, each.is_error, each.headers
        yield [medium.shape for medium in each.media]


def _is_part(whole: ir.Service, before: ir.Service, own: Iterable[str]) -> bool:
    """Tell whether a part has in the whole what it has by itself."""
    operations = {each.name: each for each in whole.operations}
    return all(
        name in whole.shapes and _told(whole.shapes[name]) == _told(before.shapes[name])
        for name in own
    ) and all(
        each.name in operations and _told(operations[each.name]) == _told(each)
        for each in before.operations
    )


def _told(value: object) -> str:
    """Return all that something is, but for places.

    Unlike what makes it equal to another, that has the order of members, and tells 1
    from true and from 1.0.
    """
    return repr(value)
