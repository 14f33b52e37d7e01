"""The media types of AWS JSON, and which one an operation is called with."""

from __future__ import annotations

from collections.abc import Iterator

from generator import ir
from generator.dialects.openapi import operations
from generator.dialects.textual import bare
from generator.linking.resolve import Document
from generator.reading.nodes import Node

JSON_10 = "application/x-amz-json-1.0"
SUPPORTED = (ir.JSON_11, JSON_10, "application/json")


def named_media_types(document: Document) -> set[str]:
    """Return the media types of all requests and results of a document."""
    return {name for each in operations(document) for name in _named(document, each)}


def media_type(document: Document, operation: Node, others: set[str]) -> str:
    """Return what a client says that the body of an operation's request is.

    Where the operation says no version of AWS JSON, the `others` of its document do;
    where those say several, or none, it is 1.1.
    """
    own = set(_named(document, operation))
    if not own & {JSON_10, ir.JSON_11}:
        own = others
    return JSON_10 if JSON_10 in own and ir.JSON_11 not in own else ir.JSON_11


def _named(document: Document, operation: Node) -> Iterator[str]:
    """Return the media types of an operation's request and of its result."""
    responses = operation.get("responses") or operation
    for body in (operation.get("requestBody"), responses.get("200")):
        if body is not None:
            yield from (
                bare(name) for name, _ in document.follow(body).members("content")
            )
