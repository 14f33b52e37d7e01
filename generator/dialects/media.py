"""Media types of documents whose operations have methods and paths of their own."""

from __future__ import annotations

from typing import Literal, TypeAlias

from generator.dialects.textual import bare
from generator.linking.resolve import Document
from generator.reading.nodes import Node

MediaKind: TypeAlias = Literal["json", "form", "multipart", "items", "text", "bytes"]

FORM = "application/x-www-form-urlencoded"
_ORDER = ("json", "form", "multipart", "items", "text", "bytes")
_JSON = frozenset({"application/json", "text/json", "application/*+json"})
_NAMELESS = ("string", "array", "number", "integer", "boolean")
_STREAMS = frozenset({"text/event-stream"})


def media_kind(document: Document, media_type: str, node: Node) -> MediaKind:
    """Return how a body of a media type is read and written.

    A range is JSON where its schema describes what only JSON has, as many documents mean
    by `*/*`; all that is not known is passed on as bytes, and so is what has a schema of
    bytes.
    """
    name = bare(media_type)
    if name in _JSON or name.endswith("+json"):
        # JSON has no bytes; so publishers say that an answer is a file.
        return "bytes" if _is_file(document, node) else "json"
    if name == FORM:
        return _kind_of_form(document, node)
    if name.startswith("multipart/"):
        return "multipart"
    if name in ("*/*", "application/*"):
        return "json" if _is_structured(document, node) else "bytes"
    if name.startswith("text/") and name not in _STREAMS:
        return "text"
    return "bytes"


def in_order(
    media: list[tuple[MediaKind, str, Node]],
) -> list[tuple[MediaKind, str, Node]]:
    """Return media types in the order of preference: JSON first, then forms."""
    return sorted(media, key=lambda each: _ORDER.index(each[0]))


def is_nameless(document: Document, media_type: str, node: Node) -> bool:
    """Return whether a form is described as what has no names, which a form needs."""
    return bare(media_type) == FORM and _kind_of_form(document, node) != "form"


def _kind_of_form(document: Document, node: Node) -> MediaKind:
    schema = node.get("schema")
    said = document.follow(schema).get("type") if schema is not None else None
    if said is None or said.value not in _NAMELESS:
        return "form"
    # What the text of it is, the document does not say.
    return (
        "text" if said.value == "string" and not _is_file(document, node) else "bytes"
    )


def _is_file(document: Document, node: Node) -> bool:
    schema = node.get("schema")
    if schema is None:
        return False
    target = document.follow(schema)
    return target.text("type") == "string" and target.text("format") == "binary"


def _is_structured(document: Document, node: Node) -> bool:
    schema = node.get("schema")
    if schema is None:
        return False
    target = document.follow(schema)
    said = {key for key, _ in target.items()}
    kinds = {target.text("type"), *target.texts("type")} - {None, "null"}
    if said & {
        "properties",
        "items",
        "allOf",
        "oneOf",
        "anyOf",
        "additionalProperties",
    }:
        return True
    return bool(kinds) and kinds != {"string"}
