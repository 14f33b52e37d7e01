"""Which operations, and which sides of them, a shape or an error is reached from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from generator import ir
from generator.ir.told_apart import parts


class Side(Enum):
    """Where a value travels."""

    REQUEST = "request"
    RESPONSE = "response"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Reach:
    """The sides that something is reached from, and the operations in their order."""

    sides: frozenset[Side] = frozenset()
    operations: tuple[str, ...] = ()


class Reaches:
    """The reach of every shape and error of a service."""

    def __init__(self, service: ir.Service) -> None:
        """Follow every operation to all that its messages are made of."""
        names = (operation.name for operation in service.operations)
        self._order = {name: index for index, name in enumerate(names)}
        self._roots = {each.name: _roots(each) for each in service.operations}
        self._below = {name: _below(service, [name]) for name in service.shapes}
        self._shapes: dict[str, dict[str, set[Side]]] = {}
        self._errors: dict[str, dict[str, set[Side]]] = {}
        for operation in service.operations:
            for shape, side in self._roots[operation.name]:
                self._reach(operation.name, [shape], side)
            for case in operation.errors:
                body = service.errors[case.error].body
                members = [member.shape for member in body.members]
                self._reach(operation.name, members, Side.ERROR)
                found = self._errors.setdefault(case.error, {})
                found.setdefault(operation.name, set()).add(Side.ERROR)

    def shape(self, name: str) -> Reach:
        """Return what reaches a shape."""
        return self._in_order(self._shapes.get(name, {}))

    def error(self, name: str) -> Reach:
        """Return what reaches an error."""
        return self._in_order(self._errors.get(name, {}))

    def of(self, operation: ir.Operation) -> tuple[str, ...]:
        """Return the shapes that an operation takes and gives, without those of errors."""
        found = self._roots[operation.name]
        return self.below(shape for shape, side in found if side is not Side.ERROR)

    def below(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return these shapes and all that they are made of, each once."""
        return tuple(
            dict.fromkeys(each for name in names for each in self._below[name])
        )

    def _reach(self, operation: str, names: Iterable[str], side: Side) -> None:
        for name in self.below(names):
            sides = self._shapes.setdefault(name, {}).setdefault(operation, set())
            sides.add(side)

    def _in_order(self, found: Mapping[str, set[Side]]) -> Reach:
        names = sorted(found, key=self._order.__getitem__)
        return Reach(frozenset().union(*found.values()), tuple(names))


def _roots(operation: ir.Operation) -> list[tuple[str, Side]]:
    """Return the shapes of an operation's messages, each with its side."""
    found = [(operation.input, Side.REQUEST)]
    if not isinstance(operation.binding, ir.Http):
        return [*found, (operation.output, Side.RESPONSE)]
    for response in operation.binding.responses:
        side = Side.ERROR if response.is_error else Side.RESPONSE
        held = [*(medium.shape for medium in response.media), response.headers]
        found += [(shape, side) for shape in held if shape is not None]
    return found


def _below(service: ir.Service, names: list[str]) -> tuple[str, ...]:
    waiting, seen = names, dict[str, None]()
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen[name] = None
            shape = service.shapes[name]
            base = shape.base if isinstance(shape, ir.Structure) else None
            waiting.extend(filter(None, (base, *reversed(parts(shape)))))
    return tuple(seen)
