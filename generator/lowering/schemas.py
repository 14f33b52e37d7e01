"""Schemas to shapes, each with a name; a nested schema is named after its owner."""

from __future__ import annotations

import json
import zlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from generator import ir
from generator.dialects.aws_json import is_aws
from generator.dialects.kinds import ANY, FREE, kind_of, type_of, unenforced
from generator.dialects.openapi import (
    annotation,
    name_of_pointer,
    schema_examples,
    wrapped,
)
from generator.dialects.whole import whole_values
from generator.linking.resolve import Document
from generator.lowering.scalars import count, is_unlimited, positive, scalar_shape
from generator.naming.distinct import Manner, distinct
from generator.naming.words import pascal
from generator.problems.diagnostics import Findings, Related
from generator.reading.nodes import Node


class Schemas:
    """The shapes that the schemas of a document describe, by name, in its order."""

    def __init__(self, document: Document, findings: Findings) -> None:
        """Take the document, and where to report names that clash."""
        self.shapes: dict[str, ir.Shape] = {}
        self._plain: dict[str, ir.Shape] = {}
        self._document = document
        self._aws = is_aws(document)
        components = document.root.get("components") or document.root
        self._components = dict(components.members("schemas"))
        self._whole_values = whole_values(document)
        self._findings = findings
        self._names: dict[str, str] = {}
        self._places: dict[str, Node] = {}

    def add_components(self, without: Collection[str]) -> None:
        """Add the schemas of the components, save those of errors."""
        own = {
            name: node
            for name, node in self._components.items()
            if name not in without and wrapped(self._document, node) is node
        }
        # Each takes its place before any of them is followed: a new reference to a
        # schema further down must not move it.
        for name, node in own.items():
            self.shapes[name] = ir.Boolean(name=name, place=node.place)
        for name, node in own.items():
            self.refer(node, name)

    def refer(self, node: Node, suggestion: str) -> str:
        """Return the name of the shape that a schema is or refers to.

        A schema that has no name of its own takes the suggested one, or shares that of
        its type if it is a scalar without limits.
        """
        target = wrapped(self._document, node)
        if target.pointer not in self._names:
            name = name_of_pointer(target.pointer)
            if name is None and (plain := self._plain_name(target)):
                return plain
            name = name or suggestion
            name = self._claim(name, target)
            self.shapes[name] = self._shape(name, target)
        return self._names[target.pointer]

    def body(self, node: Node, suggestion: str) -> str:
        """Return the name of the structure that a body's schema is or refers to.

        A free object has no members there. Where others hold such an object as well,
        the structure has a name of its own.
        """
        target = wrapped(self._document, node)
        if kind_of(target) is FREE and target.pointer not in self._whole_values:
            return self.empty(suggestion, node)
        return self.refer(node, suggestion)

    def all(self) -> dict[str, ir.Shape]:
        """Return the shapes; those that nested scalars share stand last, by name."""
        return {**self.shapes, **dict(sorted(self._plain.items()))}

    def empty(self, name: str, owner: Node) -> str:
        """Return the name of a structure without members, where there is no schema."""
        name = self._claim(name, owner)
        self.shapes[name] = ir.Structure(name=name, place=owner.place)
        return name

    def structure(
        self,
        names: Sequence[str],
        owner: Node,
        members: tuple[ir.Member, ...],
        *,
        is_apart: bool = True,
    ) -> str:
        """Add a structure that no schema describes; return its name, the first free one."""
        free = [each for each in names if not self.is_taken(each)]
        name = self._claim((*free, *names)[0], owner)
        self.shapes[name] = ir.Structure(
            name=name, place=owner.place, members=members, is_apart=is_apart
        )
        return name

    def either(self, shapes: Sequence[str], suggestion: str, owner: Node) -> str:
        """Return the name of what holds values of any of some shapes."""
        if len(shapes) == 1:
            return shapes[0]
        return self.plain(ir.Anything(name="", place=owner.place), suggestion, owner)

    def is_taken(self, name: str) -> bool:
        """Tell whether a shape, or a component, has a name."""
        return name in self._components or name in self._places

    def plain(self, shape: ir.Shape, suggestion: str, owner: Node) -> str:
        """Return the name of a shape without limits that no schema describes."""
        if (name := self._share(shape)) is not None:
            return name
        name = self._claim(suggestion, owner)
        self.shapes[name] = replace(shape, name=name)
        return name

    def members(
        self, owner: str, node: Node, *, without: str | None = None
    ) -> tuple[ir.Member, ...]:
        """Return the members of the structure that a schema describes."""
        required = node.texts("required")
        members = [each for each in node.members("properties") if each[0] != without]
        # What stands in them is called after them, and after nothing else.
        called = distinct(
            (ir.Named(name=name, place=member.key_place) for name, member in members),
            Manner(pascal, ()),
            Findings(),
        )
        return tuple(
            self._member(
                f"{owner}{called[name] or 'Member'}", name, member, name in required
            )
            for name, member in members
        )

    def message(self, owner: Node) -> ir.Member:
        """Return the message of an error whose schema gives none."""
        name = self._share(ir.String(name="", place=owner.place)) or "ErrorMessage"
        if name not in self.all():
            name = self._claim(name, owner)
            self.shapes[name] = ir.String(name=name, place=owner.place)
        return ir.Member(name="message", shape=name, place=owner.place)

    def _member(
        self, suggestion: str, name: str, node: Node, required: bool
    ) -> ir.Member:
        default = annotation(self._document, node, "default")
        deprecated = annotation(self._document, node, "deprecated")
        return ir.Member(
            name=name,
            description=_said(annotation(self._document, node, "description")),
            examples=schema_examples(self._document, node),
            place=node.key_place,
            shape=self.refer(node, suggestion),
            required=required,
            deprecated=deprecated is not None and deprecated.value is True,
            default=default.plain() if default else None,
        )

    def _plain_name(self, node: Node) -> str | None:
        if kind_of(node) is not ANY and type_of(node) in {"array", "object", None}:
            return None
        shape = self._shape("", node)
        return self._share(replace(shape, description=""))

    def _share(self, shape: ir.Shape) -> str | None:
        """Return the name that scalars like this share, `None` if it has limits."""
        name = type(shape).__name__
        if not is_unlimited(shape) or name in self._components:
            return None
        self._plain[name] = replace(shape, name=name, examples=())
        return name

    def _anything(self, suggestion: str, owner: Node) -> str:
        """Return the name of what a free object holds."""
        shape = ir.Anything(name="", place=owner.place)
        if (name := self._share(shape)) is not None:
            return name
        # No schema describes it: it stands where some keyword of its owner does.
        name = self._claim(suggestion, next(each for _, each in owner.items()))
        self.shapes[name] = replace(shape, name=name)
        return name

    def _claim(self, suggestion: str, node: Node) -> str:
        """Give a name to a schema, and its place among the shapes to it; return it.

        A component has its own; of the others, one whose name is taken gets another.
        """
        name = suggestion
        if name_of_pointer(node.pointer) is None:
            taken = {**self._components, **self._places}
            if name in taken:
                name = f"{suggestion}Inline"
            if name in taken:
                name = (
                    f"{suggestion}{zlib.crc32(node.pointer.encode()) % 1_000_000:06d}"
                )
            if name != suggestion:
                self._warn(name, suggestion, node, taken[suggestion])
        self._places[name] = node
        self._names[node.pointer] = name
        self.shapes[name] = ir.Boolean(name=name, place=node.place)
        return name

    def _warn(self, name: str, suggestion: str, node: Node, other: Node) -> None:
        self._findings.warning(
            f"a schema without a name would be called `{suggestion}`, like another, so"
            f" it is called `{name}`",
            node.place,
            hint="give it a name of its own under components/schemas",
            related=[Related("the other stands here", other.place)],
            rule="colliding-name",
        )

    def _shape(self, name: str, node: Node) -> ir.Shape:
        about: dict[str, Any] = {
            "name": name,
            "description": node.text("description") or "",
            "examples": schema_examples(self._document, node),
            "place": node.key_place,
            "unchecked": tuple(_constraint(node, key) for key in unenforced(node)),
        }
        if kind_of(node) is ANY:
            return ir.Anything(**about)
        match type_of(node):
            case "array":
                return self._list(node, about)
            case "object" | None:
                return self._object(node, about)
        return scalar_shape(node, about, aws=self._aws)

    def _list(self, node: Node, about: dict[str, Any]) -> ir.List:
        items = node.get("items") or node
        return ir.List(
            **about,
            item=self.refer(items, f"{about['name']}Item"),
            min_items=positive(node, "minItems"),
            max_items=count(node, "maxItems"),
        )

    def _object(self, node: Node, about: dict[str, Any]) -> ir.Structure | ir.Map:
        values = node.get("additionalProperties")
        is_free = kind_of(node) is FREE and node.pointer not in self._whole_values
        if not is_free and (values is None or isinstance(values.value, bool)):
            members = self.members(about["name"], node)
            return ir.Structure(**about, members=members)
        value = f"{about['name']}Value"
        return ir.Map(
            **about,
            value=(
                self._anything(value, node)
                if is_free or values is None
                else self.refer(values, value)
            ),
            min_properties=positive(node, "minProperties"),
            max_properties=count(node, "maxProperties"),
        )


def _constraint(node: Node, key: str) -> str:
    said = node.get(key)
    return f"{key}: {json.dumps(said.plain() if said else None, ensure_ascii=False)}"


def _said(node: Node | None) -> str:
    return node.value if node and isinstance(node.value, str) else ""
