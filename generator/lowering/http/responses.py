"""Responses: what an answer of each status carries, and what errors there are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator import ir
from generator.dialects.openapi import (
    BODILESS,
    Described,
    annotation,
    content_examples,
    examples_beside,
    flag,
    named_examples,
    schema_examples,
)
from generator.linking.resolve import Document
from generator.lowering.http.media import lower_content
from generator.lowering.http.parameters import is_json
from generator.lowering.schemas import Schemas
from generator.naming.unnamed import messages
from generator.reading.nodes import Node
from generator.sources.source import Place


def lower_responses(
    document: Document, schemas: Schemas, each: Described, base: str
) -> tuple[ir.Response, ...]:
    """Return the responses of an operation, in the order of the spec.

    What answers HEAD has no body, whatever is said of it, and neither has a 204.
    """
    responses = [
        (status_of(key), use)
        for key, use in each.node.members("responses")
        if not key.startswith("x-")
    ]
    results = any(str(status).startswith("2") for status, _ in responses)
    found: list[ir.Response] = []
    for status, use in responses:
        is_error = _is_error(status, results=results)
        is_first = all(it.is_error for it in found)
        hint = (
            messages.of_answer(base, status)
            if is_error or not is_first
            else messages.of_result(base)
        )
        response = _response(document, schemas, status, use, hint, is_error)
        is_bodiless = each.method == "HEAD" or str(status) in BODILESS
        found.append(replace(response, media=()) if is_bodiless else response)
    return tuple(found)


def _is_error(status: ir.Status, *, results: bool) -> bool:
    """Tell whether a call fails with a status.

    To be sent elsewhere, or told that nothing has changed, is a result only of what has
    no other.
    """
    first = str(status)[0]
    return first not in "23" or (first == "3" and results)


def status_of(key: str) -> ir.Status:
    """Return the status that a key of responses stands for."""
    if key.isascii() and key.isdigit():
        return int(key)
    return key.lower() if key.lower() == "default" else key.upper()


def status_errors(operations: Iterable[ir.Operation]) -> tuple[ir.StatusError, ...]:
    """Return what the errors of each status hold, over all operations."""
    found: dict[ir.Status, list[ir.Response]] = {}
    places: dict[ir.Status, Place] = {}
    for operation in operations:
        if isinstance(operation.binding, ir.Http):
            for response in operation.binding.responses:
                if response.is_error:
                    found.setdefault(response.status, []).append(response)
                    places.setdefault(response.status, operation.place)
    return tuple(
        ir.StatusError(
            name=messages.of_errors(status),
            place=places[status],
            status=status,
            description=next(iter(_descriptions(responses)), ""),
            bodies=tuple(dict.fromkeys(_shapes(responses))),
            is_text=any(_holds(each, "text") for each in responses),
            is_bytes=any(_holds(each, "bytes") for each in responses),
        )
        for status, responses in sorted(found.items(), key=lambda item: _order(item[0]))
    )


def _order(status: ir.Status) -> tuple[int, str]:
    text = str(status)
    return (len(text) > 3, text.replace("X", "~"))


def _descriptions(responses: list[ir.Response]) -> list[str]:
    """Return the description that all answers of a status share, if they do."""
    said = list(dict.fromkeys(each.description for each in responses))
    return said if len(said) == 1 else []


def _shapes(responses: list[ir.Response]) -> Iterable[str]:
    return (
        medium.shape
        for each in responses
        for medium in each.media
        if medium.shape is not None
    )


def _holds(response: ir.Response, kind: str) -> bool:
    return any(medium.kind == kind for medium in response.media)


def _response(
    document: Document,
    schemas: Schemas,
    status: ir.Status,
    use: Node,
    hint: str,
    is_error: bool,
) -> ir.Response:
    node = document.follow(use)
    return ir.Response(
        status=status,
        description=node.text("description") or "",
        media=lower_content(document, schemas, node, hint, in_items=not is_error),
        headers=None if is_error else _headers(document, schemas, node, hint),
        written=() if is_error else _written(document, node),
        examples=content_examples(document, node),
        named_examples=named_examples(document, node),
        is_error=is_error,
    )


def _headers(
    document: Document, schemas: Schemas, response: Node, hint: str
) -> str | None:
    """Return the structure of the headers that a response documents, if there are any."""
    name = messages.of_headers(hint)
    members = tuple(
        _header(document, schemas, key, node, name)
        for key, node in _documented(document, response)
    )
    owner = response.get("headers")
    if not members or owner is None:
        return None
    return schemas.structure((name,), owner, members, is_apart=False)


def _written(document: Document, response: Node) -> tuple[ir.Parameter, ...]:
    """Return the headers that are written otherwise than what they hold tells."""
    return tuple(
        ir.Parameter(
            location="header", key=key, explode=explode, json=is_json(document, node)
        )
        for key, node in _documented(document, response)
        if (explode := flag(node, "explode") or None) or is_json(document, node)
    )


def _documented(document: Document, response: Node) -> list[tuple[str, Node]]:
    """Return the headers of a response; the media type of a body is told elsewhere."""
    return [
        (key, document.follow(use))
        for key, use in response.members("headers")
        if key.lower() != "content-type"
    ]


def _header(
    document: Document, schemas: Schemas, key: str, node: Node, owner: str
) -> ir.Member:
    content = next((each for _, each in node.members("content")), node)
    schema = node.get("schema") or content.get("schema")
    name = messages.of_header(owner, key)
    said = annotation(document, schema, "description") if schema else None
    text = ir.String(name="", place=node.place)
    use = (
        schemas.use(schema, name) if schema else ir.Use(schemas.plain(text, name, node))
    )
    beside = tuple(each.plain() for each in examples_beside(document, node))
    return ir.Member(
        name=key,
        examples=beside or (schema_examples(document, schema) if schema else ()),
        description=node.text("description") or str(said.value if said else ""),
        place=node.key_place,
        shape=use.shape,
        nullable=use.nullable,
        required=flag(node, "required") is True,
        deprecated=flag(node, "deprecated") is True,
    )
