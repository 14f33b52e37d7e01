"""Which keywords of a schema are words about it, and which say something of its values."""

from __future__ import annotations

from generator.reading.nodes import Node

MIN_BYTES = "x-concord-min-bytes"
MAX_BYTES = "x-concord-max-bytes"

ANNOTATIONS = frozenset(
    {
        "$comment",
        "contentMediaType",
        "contentSchema",
        "default",
        "deprecated",
        "description",
        "example",
        "examples",
        "externalDocs",
        "title",
    }
)
DIRECTIONS = frozenset({"readOnly", "writeOnly"})
_IDENTIFIERS = frozenset(
    {
        "$anchor",
        "$defs",
        "$dynamicAnchor",
        "$id",
        "$schema",
        "$vocabulary",
        "definitions",
    }
)
_OTHERS = frozenset({"discriminator", "id", "nullable", "xml"})
"""What is read where it stands, and limits no value by itself."""

OF_THE_PART = frozenset(
    {"discriminator", "title", "$id", "$anchor", "$defs", "x-concord-error"}
)
"""What says something of a part itself, and nothing of the schema that it is part of."""

WORDS = ANNOTATIONS | DIRECTIONS | _IDENTIFIERS | _OTHERS


def is_word(key: str) -> bool:
    """Tell whether a keyword says nothing of which values a schema allows."""
    return key in WORDS or (key.startswith("x-") and key not in (MIN_BYTES, MAX_BYTES))


def says(key: str, node: Node) -> bool:
    """Tell whether a keyword limits the values of its schema."""
    is_off = key == "uniqueItems" and node.value is False
    is_open = key == "additionalProperties" and node.value is True
    return not (is_word(key) or is_off or is_open)


def is_never(schema: Node) -> bool:
    """Tell whether no value keeps to a schema, as it says itself: `false`, or not any."""
    if schema.value is False:
        return True
    excluded, flag = schema.get("not"), schema.get("nullable")
    if excluded is None or (flag is not None and flag.value is True):
        return False
    return excluded.value is True or excluded.value == {}


def says_something(schema: Node) -> bool:
    """Tell whether any keyword of a schema limits its values."""
    return any(says(key, each) for key, each in schema.items())


def is_composed(schema: Node) -> bool:
    """Tell whether a schema has parts: what it refers to, or what all values keep to."""
    return schema.get("$ref") is not None or schema.get("allOf") is not None
