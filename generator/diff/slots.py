"""Where shapes stand: in members, lists and maps, as inputs and outputs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import ir


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a shape: a member, an item, a value, an input or an output."""

    kind: str
    owner: str
    name: str = ""


def slots(service: ir.Service) -> Iterator[tuple[Slot, str]]:
    """Return each place for a shape, and the name of the shape that it has."""
    for operation in service.operations:
        yield Slot("operation", operation.name, "input"), operation.input
        yield Slot("operation", operation.name, "output"), operation.output
    for shape in service.shapes.values():
        match shape:
            case ir.Structure():
                for member in shape.members:
                    yield Slot("shape", shape.name, member.name), member.shape
            case ir.List():
                yield Slot("shape", shape.name), shape.item
            case ir.Map():
                yield Slot("shape", shape.name), shape.value
    for error in service.errors.values():
        for member in error.body.members:
            yield Slot("error", error.name, member.name), member.shape
