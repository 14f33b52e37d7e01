"""The schemas of a spec as JSON Schema, with the meaning that they have here.

Patterns are as the document's dialect means them, limits of blobs count decoded bytes, and integers
have 32 or 64 bits. What is not supported allows anything: it is refused elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from generator.checking.context import Context, number_of
from generator.dialects.aws_json import is_aws
from generator.dialects.kinds import (
    ANY,
    ARRAY,
    BOOLEAN,
    CONSTANT,
    ENCODED_BLOB,
    ENUM,
    FORMATTED_BLOB,
    FREE,
    INTEGER,
    MAP,
    MAX_BYTES,
    MIN_BYTES,
    NUMBER,
    STRING,
    STRUCTURE,
    TIMESTAMP,
    Kind,
    kind_of,
    type_of,
)
from generator.patterns.classes import written_out
from generator.patterns.translation import growth_power, translate
from generator.reading.nodes import Node

Schema: TypeAlias = dict[str, Any] | bool

PATTERN = "concord-pattern"
"""A keyword of our own: a pattern as the spec has it, as Python has it, and the power
of a text's length that the time to match it grows with."""

BYTES = "concord-bytes"
"""A keyword of our own: the least and the greatest number of bytes, or None."""

TIME = "concord-time"
"""A keyword of our own, of a date-time with an offset as in RFC 3339: whether a number of
seconds would do, too."""

_FLAGS = {"minimum": "exclusiveMinimum", "maximum": "exclusiveMaximum"}


class JsonSchemas:
    """The schemas of a document, each by a name of its own."""

    def __init__(self, context: Context) -> None:
        """Name the schemas."""
        self._context = context
        self._aws = is_aws(context.document)
        self._names = {
            pointer: f"s{index}" for index, pointer in enumerate(context.schemas)
        }

    def name(self, schema: Node) -> str:
        """Return the name of a schema."""
        return self._names[schema.pointer]

    def document(self) -> dict[str, Any]:
        """Return all schemas in one, under `$defs`."""
        nodes = self._context.schemas.values()
        return {"$defs": {self.name(node): self._schema(node) for node in nodes}}

    def _schema(self, node: Node) -> Schema:
        target = self._context.target(node)
        if target is not node:
            return self._reference(target)
        kind = kind_of(node)
        if kind is None:
            return True
        if kind in _COLLECTIONS:
            return _COLLECTIONS[kind](self, node)
        if kind is STRING:
            return self._string(node)
        if kind is TIMESTAMP:
            return self._timestamp(node)
        return _SCALARS[kind](node)

    def _reference(self, node: Node | None) -> Schema:
        if node is None or node.pointer not in self._names:
            return True
        return {"$ref": f"#/$defs/{self.name(node)}"}

    def _structure(self, node: Node) -> Schema:
        properties = node.members("properties")
        return {
            "type": "object",
            "properties": {name: self._reference(part) for name, part in properties},
            "required": node.texts("required"),
        }

    def _map(self, node: Node) -> Schema:
        values = self._reference(node.get("additionalProperties"))
        limits = _numbers(node, "minProperties", "maxProperties")
        return {"type": "object", "additionalProperties": values, **limits}

    def _free(self, node: Node) -> Schema:
        return {"type": "object", **_numbers(node, "minProperties", "maxProperties")}

    def _array(self, node: Node) -> Schema:
        items = self._reference(node.get("items"))
        limits = _numbers(node, "minItems", "maxItems")
        return {"type": "array", "items": items, **limits}

    def _string(self, node: Node) -> Schema:
        limits = _numbers(node, "minLength", "maxLength")
        return {"type": "string", **limits, **self._pattern(node.text("pattern"))}

    def _timestamp(self, node: Node) -> Schema:
        if type_of(node) == "number":
            return {"type": "number"}
        # AWS shows RFC 3339 where its services answer in seconds.
        types = ["string", "number"] if self._aws else "string"
        return {"type": types, TIME: self._aws}

    def _pattern(self, pattern: str | None) -> dict[str, Any]:
        if pattern is None:
            return {}
        body = translate(pattern, whole=self._aws)
        power = growth_power(pattern, whole=self._aws)
        return {PATTERN: [pattern, written_out(body), power]}


def _constant(node: Node) -> Schema:
    const = node.get("const")
    return {"const": const.plain() if const is not None else None}


def _enum(node: Node) -> Schema:
    return {"enum": [value.plain() for value in node.each("enum")]}


def _encoded_blob(node: Node) -> Schema:
    return {"type": "string", BYTES: _bounds(node, MIN_BYTES, MAX_BYTES)}


def _formatted_blob(node: Node) -> Schema:
    return {"type": "string", BYTES: _bounds(node, "minLength", "maxLength")}


def _integer(node: Node) -> Schema:
    half = 2 ** (31 if node.text("format") == "int32" else 63)
    return {
        "type": "integer",
        "allOf": [{"minimum": -half, "maximum": half - 1}, _range(node)],
        **_numbers(node, "multipleOf"),
    }


def _number(node: Node) -> Schema:
    return {"type": "number", **_range(node)}


def _boolean(_: Node) -> Schema:
    return {"type": "boolean"}


def _range(node: Node) -> dict[str, Any]:
    """Return the limits of a number; OpenAPI 3.0 has flags for exclusive ones."""
    limits = _numbers(node, *_FLAGS, *_FLAGS.values())
    for inclusive, exclusive in _FLAGS.items():
        flag = node.get(exclusive)
        if flag is not None and flag.value is True and inclusive in limits:
            limits[exclusive] = limits.pop(inclusive)
    return limits


def _numbers(node: Node, *keys: str) -> dict[str, Any]:
    values = {key: number_of(node.get(key)) for key in keys}
    return {key: value for key, value in values.items() if value is not None}


def _bounds(node: Node, low: str, high: str) -> list[float | None]:
    return [number_of(node.get(low)), number_of(node.get(high))]


_COLLECTIONS: dict[Kind, Callable[[JsonSchemas, Node], Schema]] = {
    ARRAY: JsonSchemas._array,
    FREE: JsonSchemas._free,
    MAP: JsonSchemas._map,
    STRUCTURE: JsonSchemas._structure,
}
_SCALARS: dict[Kind, Callable[[Node], Schema]] = {
    ANY: lambda _: True,
    BOOLEAN: _boolean,
    CONSTANT: _constant,
    ENCODED_BLOB: _encoded_blob,
    ENUM: _enum,
    FORMATTED_BLOB: _formatted_blob,
    INTEGER: _integer,
    NUMBER: _number,
}
