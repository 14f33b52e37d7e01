"""The schemas of a spec as JSON Schema, with the meaning that they have here.

Patterns are as the document's dialect means them, limits of blobs count decoded bytes, and
integers have 32 or 64 bits where they say so. What is not supported allows anything: it is
refused elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.checking.context import Context, number_of
from generator.dialects.fragments import Fragment, Fragments
from generator.dialects.kinds import (
    BINARY,
    DATE,
    ENCODED_BLOB,
    FORMATTED_BLOB,
    INTEGER,
    MAX_BYTES,
    MIN_BYTES,
    TIMESTAMP,
    UUID,
    kind_of,
    type_of,
)
from generator.dialects.types import INTEGERS
from generator.patterns.classes import written_out
from generator.patterns.translation import growth_power, translate
from generator.reading.nodes import Node

PATTERN = "concord-pattern"
"""A keyword of our own: a pattern as the spec has it, as Python has it, and the power
of a text's length that the time to match it grows with."""

BYTES = "concord-bytes"
"""A keyword of our own: the least and the greatest number of bytes, or None."""

TIME = "concord-time"
"""A keyword of our own, of a date-time with an offset as in RFC 3339: whether a number of
seconds would do, too."""


class JsonSchemas(Fragments):
    """The schemas of a document, each by a name of its own."""

    def __init__(self, context: Context) -> None:
        """Name the schemas."""
        self._aws = context.is_aws
        super().__init__(context.flat, whole_patterns=self._aws)
        self._of_pointer: dict[str, str] = {}
        self._schemas: dict[str, Fragment] = {}

    def name(self, schema: Node) -> str:
        """Return the name of a schema, which is among those of the document then."""
        name = self._of_pointer.get(schema.pointer)
        if name is None:
            name = f"s{len(self._of_pointer)}"
            self._of_pointer[schema.pointer] = name
            self._schemas[name] = self.of(schema)
        return name

    def document(self) -> dict[str, Any]:
        """Return all schemas in one, under `$defs`."""
        return {"$defs": {**self._schemas, **self.definitions}}

    def of_keywords(self, keywords: Mapping[str, Node]) -> dict[str, Any]:
        """Return keywords of one schema as JSON Schema."""
        first = next(iter(keywords.values()), None)
        if first is None:
            return {}
        node = Node(dict(keywords), "", first.place, first.place)
        kind = kind_of(node)
        if kind is TIMESTAMP:
            return self._timestamp(node)
        if kind is ENCODED_BLOB:
            return _text(node, {BYTES: _bounds(node, MIN_BYTES, MAX_BYTES)})
        format_ = node.text("format")
        is_blob = kind is FORMATTED_BLOB and (self._aws or format_ == "byte")
        if is_blob or (kind is BINARY and self._aws and format_ is not None):
            if self._aws:
                return _text(node, {BYTES: _bounds(node, "minLength", "maxLength")})
            keys = ("minLength", "maxLength")
            limits = {key: number_of(node.get(key)) for key in keys}
            said = {key: limit for key, limit in limits.items() if limit is not None}
            return _text(node, {BYTES: [None, None], **said})
        found = super().of_keywords(keywords)
        if kind not in (DATE, UUID):
            found.pop("format", None)
        if kind is INTEGER and (self._aws or format_ in INTEGERS):
            least, most = INTEGERS.get(format_ or "", INTEGERS["int64"])
            sized = {"minimum": least}
            sized |= {"maximum": most} if most is not None else {}
            found["allOf"] = [*found.get("allOf", ()), sized]
        return found

    def _timestamp(self, node: Node) -> dict[str, Any]:
        if type_of(node) == "number":
            return {"type": "number"}
        # AWS shows RFC 3339 where its services answer in seconds.
        types = ["string", *(["number"] if self._aws else [])]
        types += ["null"] if node.get("nullable") is not None else []
        return {"type": types[0] if len(types) == 1 else types, TIME: self._aws}

    def _pattern(self, node: Node) -> dict[str, Any]:
        if not isinstance(node.value, str) or self._translated(node.value) is None:
            return {}
        body = translate(node.value, whole=self._aws)
        power = growth_power(node.value, whole=self._aws)
        return {PATTERN: [node.value, written_out(body), power]}


def _text(node: Node, limits: dict[str, Any]) -> dict[str, Any]:
    is_nullable = node.get("nullable") is not None
    return {"type": ["string", "null"] if is_nullable else "string", **limits}


def _bounds(node: Node, low: str, high: str) -> list[float | None]:
    return [number_of(node.get(low)), number_of(node.get(high))]
