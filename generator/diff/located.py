"""A version with the ways to find things in it: nodes, places, Python names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from generator import ir
from generator.dialects.aws_json import error_name, error_responses
from generator.dialects.openapi import Described, described
from generator.diff.model import Version
from generator.diff.reach import Reaches
from generator.diff.slots import Slot, slots
from generator.linking.resolve import Document
from generator.reading.nodes import Node
from generator.sources.source import Place


class Located:
    """What a comparison asks of one of its two versions."""

    def __init__(self, version: Version) -> None:
        """Take a version."""
        self.version = version
        self.service: ir.Service = version.service
        self.names = version.words.names
        self.document: Document = version.document
        self.operations = {each.name: each for each in self.service.operations}

    @cached_property
    def reaches(self) -> Reaches:
        """Return which operations each shape and error is reached from."""
        return Reaches(self.service)

    @cached_property
    def components(self) -> dict[str, Node]:
        """Return the schemas that have names of their own."""
        components = self.document.root.get("components") or self.document.root
        return dict(components.members("schemas"))

    @cached_property
    def _nodes(self) -> dict[Place, Node]:
        found: dict[Place, Node] = {}
        for node in _all(self.document.root):
            found[node.key_place] = node
            if not isinstance(node.value, dict):
                continue
            for key in ("operationId", "name"):
                # Operations and parameters stand where they are named.
                if (said := node.value.get(key)) is not None:
                    found.setdefault(said.place, node)
        return found

    @cached_property
    def described(self) -> dict[str, Described]:
        """Return where each operation stands, by its name."""
        found = {
            (each.node.get("operationId") or each.node).place: each
            for each in described(self.document)
        }
        return {name: found[each.place] for name, each in self.operations.items()}

    @cached_property
    def _homes(self) -> dict[str, Slot]:
        homes: dict[str, Slot] = {}
        for slot, shape in slots(self.service):
            if shape not in homes and not _leads_to(homes, slot, shape):
                homes[shape] = slot
        return homes

    def subject(self, shape: str) -> str:
        """Return what findings call a shape: its name, or where it stands without one.

        The items of a list are `Tags[]`, the values of a map `Labels{}`.
        """
        home = self._homes.get(shape)
        if shape in self.components or home is None or home.kind == "branch":
            return shape
        match home.kind:
            case "operation":
                return home.owner if self.is_apart(shape) else shape
            case "request" | "response":
                return f"{home.owner}.{home.name.split()[0]}"
            case "error":
                return f"{home.owner}.{home.name}"
        return f"{self.subject(home.owner)}{self._end(home)}"

    def _end(self, home: Slot) -> str:
        ends: dict[type[ir.Shape], str] = {ir.List: "[]", ir.Map: "{}"}
        match home.kind:
            case "additional" | "key":
                return "{}" if home.kind == "additional" else " keys"
            case "item":
                return f"[{home.name}]"
        return ends.get(type(self.service.shapes[home.owner]), f".{home.name}")

    def operation_of(self, shape: str) -> str:
        """Return the operation that a shape is first met in; "" for a schema with a name."""
        home = None if shape in self.components else self._homes.get(shape)
        if home is None or home.kind == "error":
            return ""
        if home.kind in ("operation", "request", "response"):
            return home.owner
        return self.operation_of(home.owner)

    def is_apart(self, shape: str) -> bool:
        """Return whether a shape holds all of a request, each part of it apart."""
        found = self.service.shapes[shape]
        return isinstance(found, ir.Structure) and found.is_apart

    @cached_property
    def derived(self) -> frozenset[str]:
        """Return the shapes that only hold what requests have, of several media types.

        What they consist of is told where the bodies are compared.
        """
        found: set[str] = set()
        for operation in self.service.operations:
            if not isinstance(operation.binding, ir.Http):
                continue
            found.add(operation.input)
            body = operation.binding.body
            said = {medium.shape for medium in body.media} if body else set()
            for member in self.members(operation.input):
                if member.name not in operation.binding.locations:
                    found |= {member.shape} - said
        return frozenset(found) - self.components.keys()

    def members(self, structure: str) -> tuple[ir.Member, ...]:
        """Return the members of a structure."""
        shape = self.service.shapes[structure]
        return shape.members if isinstance(shape, ir.Structure) else ()

    @cached_property
    def _order(self) -> dict[str, int]:
        return {name: index for index, name in enumerate(self.operations)}

    @cached_property
    def responses(self) -> dict[str, Node]:
        """Return the first response that is each error's, wherever it is described."""
        found: dict[str, Node] = {}
        for operation in self.described.values():
            for _, response in error_responses(self.document, operation.node):
                name = error_name(self.document, response) or ""
                found.setdefault(name, self.document.follow(response))
        return found

    def operation_node(self, name: str) -> Node:
        """Return where an operation is described."""
        return self.described[name].node

    def node(self, thing: ir.Named) -> Node | None:
        """Return where a shape, a member or an error is described, if it is."""
        return self.node_at(thing.place)

    def node_at(self, place: Place) -> Node | None:
        """Return what stands at a place, if it has a key or a name there."""
        return self._nodes.get(place)

    def place(self, thing: ir.Named, keywords: Iterable[str] = ()) -> Place:
        """Return where a thing says the first of some keywords; else where it stands."""
        node = self.node(thing)
        found = (node.get(keyword) for keyword in keywords) if node else ()
        said = next((each for each in found if each is not None), None)
        return said.key_place if said else thing.place

    def file_of(self, place: Place) -> str:
        """Return a place's file as seen from the spec; it is "" for the spec itself."""
        spec, file = self.document.root.place.source.name, place.source.name
        folder = re.match(r"(?s:.*[/:])?", spec)
        assert folder is not None
        return "" if file == spec else file.removeprefix(folder[0])

    def said(self, thing: ir.Named, keyword: str) -> str | None:
        """Return the text that a thing has at a keyword, if it has any."""
        node = self.node(thing)
        return node.text(keyword) if node else None

    def python_type(self, shape: str, *, required: bool = True) -> str:
        """Return the type of a shape's values as a caller writes it."""
        plain = self.version.words.plain_type(shape).replace("models.", "")
        return plain if required else f"{plain} | None"

    def symbol(self, shape: str) -> str:
        """Return the name of a shape's class or constraints, with its module."""
        if self.has_class(shape):
            return f"models.{self.names.classes[shape]}"
        return f"shapes.{self.names.constants[shape]}"

    def has_class(self, shape: str) -> bool:
        """Return whether a shape has a name that code may import from `models`."""
        is_class = isinstance(self.service.shapes[shape], ir.Structure | ir.Enum)
        return is_class or self.version.words.is_alias(shape)

    def symbols(self, shapes: Iterable[str]) -> tuple[str, ...]:
        """Return the names that some shapes have in the package, with their modules."""
        return tuple(map(self.symbol, shapes))

    def in_order(self, operations: Iterable[str]) -> tuple[str, ...]:
        """Return names of operations in the order of the spec, each once."""
        known = (name for name in set(operations) if name in self._order)
        return tuple(sorted(known, key=self._order.__getitem__))


def _all(root: Node) -> Iterator[Node]:
    waiting = [root]
    while waiting:
        node = waiting.pop()
        yield node
        if isinstance(node.value, dict):
            waiting += node.value.values()
        elif isinstance(node.value, list):
            waiting += node.value


def _leads_to(homes: Mapping[str, Slot], slot: Slot, shape: str) -> bool:
    """Tell whether what stands around a slot is the shape itself, at some distance."""
    around: Slot | None = slot
    while around is not None and around.kind not in _ENDS:
        if around.owner == shape:
            return True
        around = homes.get(around.owner)
    return False


_ENDS = ("operation", "request", "response", "error")
"""The slots that stand in no shape."""
