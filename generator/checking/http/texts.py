"""Bytes that are said to be in what has none: in JSON, forms and parameters."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.context import Context, parts
from generator.dialects.kinds import BINARY, kind_of
from generator.dialects.media import media_kind
from generator.dialects.openapi import described, merged_parameters
from generator.reading.nodes import Node


def check_texts(context: Context) -> None:
    """Warn of bytes that are texts, since they are no parts of multipart bodies."""
    if not any(map(_is_binary, context.schemas.values())):
        return
    waiting, seen = [*_texts(context)], set[str]()
    while waiting:
        schema = context.document.follow(waiting.pop())
        if schema.pointer in seen:
            continue
        seen.add(schema.pointer)
        waiting.extend(parts(schema))
        if _is_binary(schema):
            key = next(key for key in _SAID if schema.get(key) is not None)
            context.findings.warning(
                f"`{key}: {schema.text(key)}` says nothing of a text in JSON, a form or a"
                " parameter, which is taken as it is",
                (schema.get(key) or schema).key_place,
                hint="for bytes in base64, write `format: byte`, or `contentEncoding:"
                " base64`",
                rule="ignored-keyword",
            )


_SAID = ("format", "contentEncoding")


def _is_binary(schema: Node) -> bool:
    if not isinstance(schema.value, dict) or kind_of(schema) is not BINARY:
        return False
    return any(schema.get(key) is not None for key in _SAID)


def _texts(context: Context) -> Iterator[Node]:
    """Return the schemas of all that is no multipart body, and no part of one."""
    document = context.document
    for operation in described(document):
        owners = [node for _, node in merged_parameters(document, operation)]
        body = operation.node.get("requestBody")
        owners += [document.follow(body)] if body is not None else []
        for _, use in operation.node.members("responses"):
            response = document.follow(use)
            owners.append(response)
            owners += [document.follow(it) for _, it in response.members("headers")]
        for owner in owners:
            if (schema := owner.get("schema")) is not None:
                yield schema
            for media_type, use in owner.members("content"):
                node = document.follow(use)
                schema = node.get("schema")
                kind = media_kind(document, media_type, node)
                if schema is not None and kind == "multipart":
                    yield from _in_parts(context, schema)
                elif schema is not None and kind in ("json", "form"):
                    yield schema


def _in_parts(context: Context, schema: Node) -> Iterator[Node]:
    """Return what is in the objects that are parts of a body."""
    body = context.target(schema)
    for _, use in body.members("properties") if body is not None else ():
        part = context.document.follow(use)
        items = part.get("items")
        if items is not None and isinstance(items.value, dict):
            part = context.document.follow(items)
        yield from (each for _, each in part.members("properties"))
