"""A version with the ways to find things in it: nodes, places, Python names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from generator import ir
from generator.dialects.aws_json import error_name, error_responses, operation_name
from generator.dialects.openapi import operations
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
        self.reaches = Reaches(self.service)
        self.operations = {each.name: each for each in self.service.operations}

    @cached_property
    def components(self) -> dict[str, Node]:
        """Return the schemas that have names of their own."""
        components = self.document.root.get("components") or self.document.root
        return dict(components.members("schemas"))

    @cached_property
    def _nodes(self) -> dict[Place, Node]:
        return {node.key_place: node for node in _all(self.document.root)}

    @cached_property
    def _operation_nodes(self) -> dict[str, Node]:
        return {
            operation_name(self.document, node): node
            for node in operations(self.document)
        }

    @cached_property
    def _homes(self) -> dict[str, Slot]:
        homes: dict[str, Slot] = {}
        for slot, shape in slots(self.service):
            homes.setdefault(shape, slot)
        return homes

    def subject(self, shape: str) -> str:
        """Return what findings call a shape: its name, or where it stands without one.

        The items of a list are `Tags[]`, the values of a map `Labels{}`.
        """
        home = self._homes.get(shape)
        if shape in self.components or home is None or home.kind == "operation":
            return shape
        if home.kind == "error":
            return f"{home.owner}.{home.name}"
        ends: dict[type[ir.Shape], str] = {ir.List: "[]", ir.Map: "{}"}
        end = ends.get(type(self.service.shapes[home.owner]), f".{home.name}")
        return f"{self.subject(home.owner)}{end}"

    @cached_property
    def _order(self) -> dict[str, int]:
        return {name: index for index, name in enumerate(self.operations)}

    @cached_property
    def responses(self) -> dict[str, Node]:
        """Return the first response that is each error's, wherever it is described."""
        found: dict[str, Node] = {}
        for operation in self._operation_nodes.values():
            for _, response in error_responses(self.document, operation):
                name = error_name(self.document, response) or ""
                found.setdefault(name, self.document.follow(response))
        return found

    def operation_node(self, name: str) -> Node:
        """Return where an operation is described."""
        return self._operation_nodes[name]

    def node(self, thing: ir.Named) -> Node | None:
        """Return where a shape, a member or an error is described, if it is."""
        return self._nodes.get(thing.place)

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
        if isinstance(self.service.shapes[shape], ir.Structure | ir.Enum):
            return f"models.{self.names.classes[shape]}"
        return f"shapes.{self.names.constants[shape]}"

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
        waiting.extend(node.elements())
        waiting.extend(member for _, member in node.items())
