"""An operation of both versions, and where its parts stand in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import ir
from generator.diff.compare.context import Context, Spot
from generator.diff.located import Located
from generator.diff.reach import Reach, Side
from generator.reading.nodes import Node
from generator.sources.source import Place

Places = tuple[Place | None, Place | None]
"""In the old version and in the new one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An operation of both versions that has a method and a path in both."""

    context: Context
    old: ir.Operation
    new: ir.Operation
    before: ir.Http
    after: ir.Http

    @property
    def method(self) -> str:
        """Return what the method that calls it is called in Python."""
        return self.context.new.names.operations[self.new.name]

    @property
    def symbols(self) -> tuple[str, ...]:
        """Return the names of its method, of its description, of its requests."""
        names, name = self.context.new.names, self.new.name
        constant = f"operations.{names.operation_constants[name]}"
        return self.method, constant, f"models.{names.classes[self.new.input]}"

    def spot(self, *sides: Side, part: str = "", places: Places | None = None) -> Spot:
        """Return what a finding about a part of it is about, on some sides or on all."""
        return Spot(
            subject=f"{self.new.name}.{part}" if part else self.new.name,
            places=places or (self.old.place, self.new.place),
            reach=Reach(frozenset(sides or Side), (self.new.name,)),
            symbols=self.symbols,
        )

    def body_places(self) -> Places:
        """Return where the body of a request is described."""
        old, new = self.context.old, self.context.new
        return body_place(old, self.old), body_place(new, self.new)

    def status_places(self, old: ir.Status, new: ir.Status) -> Places:
        """Return where it says that it answers with a status, in each version."""
        nodes = (
            answer_node(self.context.old, self.old, old),
            answer_node(self.context.new, self.new, new),
        )
        before, after = (node.key_place if node else None for node in nodes)
        return before, after

    def answer_places(self, old: ir.Status, new: ir.Status) -> Places:
        """Return where an answer is described that has a status in each version."""
        found = (
            (self.context.old, answer_node(self.context.old, self.old, old)),
            (self.context.new, answer_node(self.context.new, self.new, new)),
        )
        before, after = (
            side.document.follow(node).key_place if node else None
            for side, node in found
        )
        return before, after


def pairs(context: Context) -> Iterator[Pair]:
    """Return the operations that have methods and paths in both versions."""
    for old, new in context.operations.items():
        before, after = context.old.operations[old], context.new.operations[new]
        bindings = before.binding, after.binding
        if isinstance(bindings[0], ir.Http) and isinstance(bindings[1], ir.Http):
            yield Pair(context, before, after, bindings[0], bindings[1])


def body_place(side: Located, operation: ir.Operation) -> Place:
    """Return where the body of a request is described, or else the operation."""
    node = side.operation_node(operation.name)
    return side.document.follow(node.get("requestBody") or node).key_place


def answer_node(
    side: Located, operation: ir.Operation, status: ir.Status
) -> Node | None:
    """Return where an operation says that it answers with a status."""
    node = side.operation_node(operation.name)
    for key, answer in node.members("responses"):
        number = int(key) if key.isascii() and key.isdigit() else key.lower()
        if number in (status, str(status).lower()):
            return answer
    return None
