"""The kinds of schema that are supported, and the keywords that each one takes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.nodes import Node

ANNOTATIONS = frozenset(
    {
        "$comment",
        "default",
        "deprecated",
        "description",
        "example",
        "examples",
        "externalDocs",
        "title",
    }
)
MIN_BYTES = "x-concord-min-bytes"
MAX_BYTES = "x-concord-max-bytes"
BLOB_FORMATS = frozenset({"binary", "blob", "byte"})

_RANGE = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")


@dataclass(frozen=True, slots=True)
class Kind:
    """What a schema describes, in words, and the keywords that say more of it."""

    name: str
    keywords: frozenset[str]


def _kind(name: str, *keywords: str) -> Kind:
    return Kind(name, frozenset({"type", *keywords}))


STRUCTURE = _kind("a structure", "properties", "required", "additionalProperties")
MAP = _kind("a map", "additionalProperties", "minProperties", "maxProperties")
ARRAY = _kind("an array", "items", "minItems", "maxItems")
STRING = _kind("a string", "format", "minLength", "maxLength", "pattern")
CONSTANT = _kind("a constant", "const", "enum")
ENUM = _kind("an enum", "enum", "format")
TIMESTAMP = _kind("a timestamp", "format")
ENCODED_BLOB = _kind("a blob", "contentEncoding", "format", MIN_BYTES, MAX_BYTES)
FORMATTED_BLOB = _kind("a blob", "format", "minLength", "maxLength")
INTEGER = _kind("an integer", "format", "multipleOf", *_RANGE)
NUMBER = _kind("a number", "format", *_RANGE)
BOOLEAN = _kind("a boolean")


def kind_of(schema: Node) -> Kind | None:
    """Return the kind of a schema after its `type`; None for any type but these."""
    match schema.text("type"):
        case "object":
            return _object(schema)
        case "array":
            return ARRAY
        case "string":
            return _string(schema)
        case "integer":
            return INTEGER
        case "number":
            return TIMESTAMP if schema.text("format") == "unixtime" else NUMBER
        case "boolean":
            return BOOLEAN
    return None


def _object(schema: Node) -> Kind:
    values = schema.get("additionalProperties")
    if schema.get("properties") is not None or values is None:
        return STRUCTURE
    return STRUCTURE if isinstance(values.value, bool) else MAP


def _string(schema: Node) -> Kind:
    if schema.get("const") is not None:
        return CONSTANT
    if schema.get("enum") is not None:
        return ENUM
    if schema.get("contentEncoding") is not None:
        return ENCODED_BLOB
    if schema.text("format") == "date-time":
        return TIMESTAMP
    return FORMATTED_BLOB if schema.text("format") in BLOB_FORMATS else STRING
