"""Where shapes stand: in operations, members, containers and unions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator import ir


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a shape: a member, an item, a value, an input or an answer."""

    kind: str
    owner: str
    name: str = ""


Names = Mapping[str, str]
"""What things of the old version are called in the new one."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """How the owners of slots are called in the new version."""

    operations: Names = field(default_factory=dict)
    errors: Names = field(default_factory=dict)
    shapes: Names = field(default_factory=dict)

    def moved(self, slot: Slot) -> Slot:
        """Return where a slot of the old version is in the new one."""
        if slot.kind in ("operation", "request", "response"):
            names = self.operations
        else:
            names = self.errors if slot.kind == "error" else self.shapes
        owner = names.get(slot.owner, slot.owner)
        return slot if owner == slot.owner else replace(slot, owner=owner)


def slots(service: ir.Service) -> Iterator[tuple[Slot, str]]:
    """Return each place for a shape, and the name of the shape that it has."""
    for operation in service.operations:
        yield Slot("operation", operation.name, "input"), operation.input
        if isinstance(operation.binding, ir.Http):
            yield from _of_messages(operation.name, operation.binding)
        else:
            yield Slot("operation", operation.name, "output"), operation.output
    for shape in service.shapes.values():
        yield from _of_shape(shape)
    for error in service.errors.values():
        for member in error.body.members:
            yield Slot("error", error.name, member.name), member.shape


def _of_messages(operation: str, http: ir.Http) -> Iterator[tuple[Slot, str]]:
    """Return the places in the bodies and headers of an operation."""
    for number, medium in enumerate(http.body.media if http.body else ()):
        if medium.shape is not None:
            yield Slot("request", operation, f"body {number}"), medium.shape
    for response in http.responses:
        for number, medium in enumerate(response.media):
            if medium.shape is not None:
                slot = Slot("response", operation, f"{response.status} {number}")
                yield slot, medium.shape
        if response.headers is not None:
            slot = Slot("response", operation, f"{response.status} headers")
            yield slot, response.headers


def _of_shape(shape: ir.Shape) -> Iterator[tuple[Slot, str]]:
    match shape:
        case ir.Structure():
            for member in shape.members:
                yield Slot("shape", shape.name, member.name), member.shape
            if shape.additional is not None:
                yield Slot("additional", shape.name), shape.additional.shape
        case ir.List():
            yield Slot("shape", shape.name), shape.item
        case ir.Map():
            yield Slot("shape", shape.name), shape.value
            if shape.key is not None:
                yield Slot("key", shape.name), shape.key
        case ir.Tuple():
            for number, item in enumerate(shape.items):
                yield Slot("item", shape.name, str(number)), item.shape
        case ir.Union(branches=branches):
            # Of another number of branches, none is known by where it stands.
            for number, branch in enumerate(branches):
                slot = Slot("branch", shape.name, f"{number} of {len(branches)}")
                yield slot, branch
