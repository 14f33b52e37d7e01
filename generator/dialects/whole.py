"""Which schemas describe no part of a value: a body at most, or nothing yet."""

from __future__ import annotations

from collections.abc import Iterator

from generator.dialects.openapi import operations
from generator.linking.resolve import Document
from generator.reading.nodes import Node


def whole_values(document: Document) -> set[str]:
    """Return the pointers of such schemas; what refers to a body's is no part of it."""
    bodies = {schema.pointer: schema for schema in _bodies(document)}
    held = {
        target.pointer
        for pointer, target in document.targets.items()
        if pointer not in bodies
    }
    components = document.root.get("components") or document.root
    whole = [schema for _, schema in components.members("schemas")]
    whole += [document.follow(schema) for schema in bodies.values()]
    return {schema.pointer for schema in whole} - held


def _bodies(document: Document) -> Iterator[Node]:
    """Return the schemas of all requests and responses, errors included."""
    for operation in operations(document):
        responses = (response for _, response in operation.members("responses"))
        for body in filter(None, (operation.get("requestBody"), *responses)):
            for _, media_type in document.follow(body).members("content"):
                if (schema := media_type.get("schema")) is not None:
                    yield schema
