"""Bodies of items, one after the other: which media types are, and what an item is."""

from __future__ import annotations

from generator.dialects.editions import edition_of
from generator.dialects.textual import bare
from generator.linking.resolve import Document
from generator.reading.nodes import Node

EVENTS = "text/event-stream"
_LINES = frozenset(
    {"application/jsonl", "application/jsonlines", "application/ndjson"}
    | {"application/x-jsonlines", "application/x-ndjson", "application/json-seq"}
)
_FIELDS = {"data": "string", "event": "string", "id": "string", "retry": "integer"}
"""The fields of an event, and the type of each."""

_PARTS = ("allOf", "oneOf", "anyOf")


def is_sequence(media_type: str) -> bool:
    """Tell whether a body of a media type is items, one after the other."""
    name = bare(media_type)
    return name == EVENTS or name in _LINES or name.endswith("+json-seq")


def item_schema(document: Document, media_type: str, node: Node) -> Node | None:
    """Return the schema of an item of answers of a media type, None if none is read.

    The item of an event stream is an object of the fields that an event has; what else a
    schema asks for could not travel.
    """
    schema = node.get("itemSchema")
    if schema is None or not is_sequence(media_type):
        return None
    if edition_of(document.root) != "3.2" or not isinstance(schema.value, dict | bool):
        return None
    if bare(media_type) == EVENTS and not is_event(document, schema):
        return None
    return schema


def is_event(document: Document, schema: Node) -> bool:
    """Tell whether a schema describes an event: an object of its fields, and no others."""
    waiting, seen, found = [schema], set[str](), False
    while waiting:
        target = document.follow(waiting.pop())
        if target.pointer in seen:
            continue
        seen.add(target.pointer)
        for name, use in target.members("properties"):
            said = document.follow(use)
            types = {*said.texts("type"), said.text("type")} - {None, "null"}
            if name not in _FIELDS or types - {_FIELDS[name]}:
                return False
            found = True
        waiting.extend(part for key in _PARTS for part in target.each(key))
    return found


def is_of_parts(media_type: str) -> bool:
    """Tell whether a body of a media type is parts."""
    return bare(media_type).startswith("multipart/")


def part_schema(document: Document, node: Node) -> Node | None:
    """Return the schema of each part of a body that has no schema as a whole."""
    schema = node.get("itemSchema")
    if edition_of(document.root) != "3.2" or node.get("schema") is not None:
        return None
    is_schema = schema is not None and isinstance(schema.value, dict | bool)
    return schema if is_schema else None


def is_row(document: Document, schema: Node) -> bool:
    """Tell whether a schema tells of parts by their places, of each of the first."""
    return document.follow(schema).get("prefixItems") is not None
