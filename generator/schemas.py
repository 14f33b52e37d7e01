"""Schemas to shapes, each with a name; a nested schema is named after its owner."""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any

from generator import ir
from generator.diagnostics import Findings, Related
from generator.dialect import annotation, name_of_pointer, wrapped
from generator.naming import pascal
from generator.nodes import Node
from generator.patterns import translate
from generator.resolve import Document

MESSAGE = "ErrorMessage"
"""The shape of an error's message, where the spec gives none."""


class Schemas:
    """The shapes that the schemas of a document describe, by name, in its order."""

    def __init__(self, document: Document, findings: Findings) -> None:
        """Take the document, and where to report names that clash."""
        self.shapes: dict[str, ir.Shape] = {}
        self._document = document
        self._findings = findings
        self._names: dict[str, str] = {}
        self._places: dict[str, Node] = {}

    def add_components(self, without: Collection[str]) -> None:
        """Add the schemas of the components, save those of errors."""
        components = self._document.root.get("components")
        schemas = components.get("schemas") if components else None
        for name, node in schemas.items() if schemas else ():
            if name not in without and wrapped(self._document, node) is node:
                self.refer(node, name)

    def refer(self, node: Node, suggestion: str) -> str:
        """Return the name of the shape that a schema is or refers to.

        A schema that has no name of its own takes the suggested one.
        """
        target = wrapped(self._document, node)
        if target.pointer not in self._names:
            name = name_of_pointer(target.pointer) or suggestion
            self._claim(name, target)
            self.shapes[name] = self._shape(name, target)
        return self._names[target.pointer]

    def empty(self, name: str, owner: Node) -> str:
        """Return the name of a structure without members, where there is no schema."""
        self._claim(name, owner)
        self.shapes[name] = ir.Structure(name=name, place=owner.place)
        return name

    def members(
        self, owner: str, node: Node, *, without: str | None = None
    ) -> tuple[ir.Member, ...]:
        """Return the members of the structure that a schema describes."""
        properties = node.get("properties")
        required = node.get("required")
        names = {item.value for item in required.elements()} if required else set()
        return tuple(
            self._member(owner, name, member, name in names)
            for name, member in (properties.items() if properties else ())
            if name != without
        )

    def message(self, owner: Node) -> ir.Member:
        """Return the message of an error whose schema gives none."""
        if MESSAGE not in self.shapes:
            self._claim(MESSAGE, owner)
            self.shapes[MESSAGE] = ir.String(name=MESSAGE, place=owner.place)
        return ir.Member(name="message", shape=MESSAGE, place=owner.place)

    def _member(self, owner: str, name: str, node: Node, required: bool) -> ir.Member:
        default = annotation(self._document, node, "default")
        deprecated = annotation(self._document, node, "deprecated")
        return ir.Member(
            name=name,
            description=_said(annotation(self._document, node, "description")),
            place=node.key_place,
            shape=self.refer(node, owner + pascal(name)),
            required=required,
            deprecated=deprecated is not None and deprecated.value is True,
            default=default.plain() if default else None,
        )

    def _claim(self, name: str, node: Node) -> None:
        """Give `name` to a schema, and its place among the shapes to it."""
        if name in self._places:
            self._findings.error(
                f"a schema without a name would be called `{name}`, like another",
                node.place,
                hint="give it a name of its own under components/schemas",
                related=[Related("the other stands here", self._places[name].place)],
            )
        self._places[name] = node
        self._names[node.pointer] = name
        self.shapes[name] = ir.Boolean(name=name, place=node.place)

    def _shape(self, name: str, node: Node) -> ir.Shape:
        about: dict[str, Any] = {
            "name": name,
            "description": node.text("description") or "",
            "place": node.key_place,
        }
        match node.text("type"):
            case "string":
                return _string(node, about)
            case "integer":
                return _integer(node, about)
            case "number":
                return _number(node, about)
            case "boolean":
                return ir.Boolean(**about)
            case "array":
                return self._list(node, about)
        return self._object(node, about)

    def _list(self, node: Node, about: dict[str, Any]) -> ir.List:
        items = node.get("items") or node
        return ir.List(
            **about,
            item=self.refer(items, f"{about['name']}Item"),
            min_items=_positive(node, "minItems"),
            max_items=_count(node, "maxItems"),
        )

    def _object(self, node: Node, about: dict[str, Any]) -> ir.Structure | ir.Map:
        values = node.get("additionalProperties")
        if values is None or isinstance(values.value, bool):
            members = self.members(about["name"], node)
            return ir.Structure(**about, members=members, example=_example(node))
        return ir.Map(
            **about,
            value=self.refer(values, f"{about['name']}Value"),
            min_properties=_positive(node, "minProperties"),
            max_properties=_count(node, "maxProperties"),
        )


def _string(node: Node, about: dict[str, Any]) -> ir.Shape:
    format_ = node.text("format")
    if (values := node.get("enum")) is not None:
        return ir.Enum(**about, values=tuple(map(_enum_value, values.elements())))
    if format_ == "date-time":
        return ir.Timestamp(**about)
    if node.text("contentEncoding") == "base64":
        least, most = "x-concord-min-bytes", "x-concord-max-bytes"
        return ir.Blob(
            **about, min_bytes=_positive(node, least), max_bytes=_count(node, most)
        )
    shortest, longest = _positive(node, "minLength"), _count(node, "maxLength")
    if format_ in {"byte", "blob", "binary"}:
        return ir.Blob(**about, min_bytes=shortest, max_bytes=longest)
    pattern = node.text("pattern")
    return ir.String(
        **about,
        min_length=shortest,
        max_length=longest,
        pattern=None if pattern is None else translate(pattern),
    )


def _enum_value(node: Node) -> ir.EnumValue:
    return ir.EnumValue(name=str(node.value), place=node.place)


def _integer(node: Node, about: dict[str, Any]) -> ir.Integer:
    least, above = _lower_limits(node)
    most, below = _upper_limits(node)
    lowest = [] if least is None else [math.ceil(least)]
    lowest += [] if above is None else [math.floor(above) + 1]
    highest = [] if most is None else [math.floor(most)]
    highest += [] if below is None else [math.ceil(below) - 1]
    return ir.Integer(
        **about,
        bits=32 if node.text("format") == "int32" else 64,
        minimum=max(lowest, default=None),
        maximum=min(highest, default=None),
        multiple_of=_count(node, "multipleOf"),
    )


def _number(node: Node, about: dict[str, Any]) -> ir.Number | ir.Timestamp:
    if node.text("format") == "unixtime":
        return ir.Timestamp(**about)
    least, above = _lower_limits(node)
    most, below = _upper_limits(node)
    if least is not None and above is not None:
        least, above = (least, None) if least > above else (None, above)
    if most is not None and below is not None:
        most, below = (most, None) if most < below else (None, below)
    return ir.Number(
        **about,
        minimum=least,
        maximum=most,
        exclusive_minimum=above,
        exclusive_maximum=below,
    )


def _lower_limits(node: Node) -> tuple[float | None, float | None]:
    """Return the inclusive and the exclusive limit, in OpenAPI 3.1's terms."""
    return _limits(_number_at(node, "minimum"), node.get("exclusiveMinimum"))


def _upper_limits(node: Node) -> tuple[float | None, float | None]:
    return _limits(_number_at(node, "maximum"), node.get("exclusiveMaximum"))


def _limits(
    inclusive: float | None, exclusive: Node | None
) -> tuple[float | None, float | None]:
    if exclusive is None or exclusive.value is False:
        return inclusive, None
    if exclusive.value is True:
        return None, inclusive
    value = exclusive.value
    return inclusive, value if isinstance(value, int | float) else None


def _number_at(node: Node, key: str) -> float | None:
    child = node.get(key)
    value = child.value if child else None
    return value if isinstance(value, int | float) else None


def _count(node: Node, key: str) -> int | None:
    value = _number_at(node, key)
    return None if value is None else int(value)


def _positive(node: Node, key: str) -> int | None:
    """Return a lower limit of a length; one of 0 limits nothing."""
    return _count(node, key) or None


def _example(node: Node) -> Any:
    """Return the first example of a schema, as plain JSON."""
    if (one := node.get("example")) is not None:
        return one.plain()
    examples = node.get("examples")
    first = next(iter(examples.elements()), None) if examples else None
    return first.plain() if first else None


def _said(node: Node | None) -> str:
    return node.value if node and isinstance(node.value, str) else ""
