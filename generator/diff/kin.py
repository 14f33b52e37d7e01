"""Which parts of a service are made of which others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from generator import ir
from generator.diff.slots import Renamed, Slot, slots
from generator.views.origins import SERVICE, Origin


class Kin:
    """What each part is made of, and what is made with it, in either of two versions."""

    def __init__(self, old: ir.Service, new: ir.Service, renamed: Renamed) -> None:
        """Take both versions; all is called as in the new one."""
        self._below: dict[Origin, dict[Origin, None]] = {}
        self._above: dict[Origin, dict[Origin, None]] = {}
        moved = mover(renamed)
        before = ((moved(one), moved(other)) for one, other in _pairs(old))
        for one, other in chain(before, _pairs(new)):
            self._below.setdefault(one, {})[other] = None
            self._above.setdefault(other, {})[one] = None
        self._operations = tuple(
            Origin("operation", each.name)
            for each in (*new.operations, *old.operations)
        )

    def below(self, origins: Iterable[Origin]) -> Iterator[Iterable[Origin]]:
        """Yield what parts are made of, the nearest first."""
        return _circles(origins, self._below)

    def above(self, origins: Iterable[Origin]) -> Iterator[Iterable[Origin]]:
        """Yield what is made with parts, the nearest first; at last, the service."""
        yield from _circles(origins, self._above)
        yield (SERVICE,)

    def inside(self) -> Iterator[Iterable[Origin]]:
        """Yield what the service is made of: its operations, and what these are."""
        yield self._operations
        yield from self.below(self._operations)


def mover(renamed: Renamed) -> Callable[[Origin], Origin]:
    """Return what calls a part of the old version as the new one does."""
    operations, errors, shapes = (
        {old: new for old, new in names.items() if old != new}
        for names in (renamed.operations, renamed.errors, renamed.shapes)
    )
    names: dict[str, Mapping[str, str]] = {
        "operation": operations,
        "error": errors,
        "shape": shapes,
        "value": shapes,
        "member": {**errors, **shapes},
    }

    def moved(origin: Origin) -> Origin:
        name = names.get(origin.kind, {}).get(origin.name)
        return origin if name is None else replace(origin, name=name)

    return moved


def _circles(
    start: Iterable[Origin], kin: Mapping[Origin, Iterable[Origin]]
) -> Iterator[Iterable[Origin]]:
    circle = tuple(start)
    seen = set(circle)
    while circle:
        found = dict.fromkeys(each for one in circle for each in kin.get(one, ()))
        circle = tuple(each for each in found if each not in seen)
        seen.update(circle)
        if circle:
            yield circle


def _pairs(service: ir.Service) -> Iterator[tuple[Origin, Origin]]:
    """Return each part with one that it is made of."""
    for slot, used in slots(service):
        yield from _chain(slot, Origin("shape", used))
    for shape in service.shapes.values():
        if isinstance(shape, ir.Structure) and shape.base:
            yield Origin("shape", shape.name), Origin("shape", shape.base)
        for value in shape.values if isinstance(shape, ir.Enum) else ():
            each = Origin("value", shape.name, value.name)
            yield Origin("shape", shape.name), each
    for operation in service.operations:
        own = Origin("operation", operation.name)
        if operation.group:
            yield Origin("group", operation.group), own
        for error in _errors(service, operation):
            yield own, Origin("error", error)
    for variable in service.variables:
        yield SERVICE, Origin("variable", variable.name)
    for alias in service.aliases:
        yield Origin("shape", alias.name), Origin("shape", alias.use.shape)
    for status in service.statuses:
        for name in status.bodies:
            yield Origin("error", status.name), Origin("shape", name)


def _errors(service: ir.Service, operation: ir.Operation) -> Iterator[str]:
    yield from (case.error for case in operation.errors)
    if isinstance(operation.binding, ir.Http):
        failed = {each.status for each in operation.binding.responses if each.is_error}
        yield from (each.name for each in service.statuses if each.status in failed)


def _chain(slot: Slot, shape: Origin) -> Iterator[tuple[Origin, Origin]]:
    """Return what leads to a shape at some place: of a member, that stands between."""
    match slot.kind:
        case "operation" | "request" | "response":
            yield Origin("operation", slot.owner), shape
        case "error" | "shape" if slot.name:
            member = Origin("member", slot.owner, slot.name)
            yield Origin(slot.kind, slot.owner), member
            yield member, shape
        case _:
            yield Origin("shape", slot.owner), shape
