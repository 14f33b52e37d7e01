"""Request bodies and responses: their media types, and their statuses."""

from __future__ import annotations

import re

from generator.checking.context import Context
from generator.dialects.editions import edition_of
from generator.dialects.media import is_nameless
from generator.dialects.openapi import BODILESS, Described
from generator.dialects.sequences import (
    is_of_parts,
    is_row,
    is_sequence,
    item_schema,
    part_schema,
)
from generator.problems.diagnostics import closest
from generator.reading.nodes import Node

_MEDIA_TYPE = re.compile(r"[\w!#$&^.+*-]+/[\w!#$&^.+*-]+\s*(?:;.*)?")
_NESTED = (
    "a part is no body of parts here: of a list, each item is a part of its own, and all"
    " else is JSON"
)
_STATUS = re.compile(r"[1-5](?:[0-9][0-9]|[Xx][Xx])|default")


def check_request(context: Context, operation: Described) -> None:
    """Check the request body of an operation."""
    use = operation.node.get("requestBody")
    body = context.resolved(use, "requestBodies") if use is not None else None
    if use is None or body is None:
        return
    if operation.method == "TRACE":
        context.findings.error("a TRACE request has no body", use.key_place)
    if not list(body.members("content")):
        context.leave_out(
            use, "this body has no media type, so there is none", rule="ignored-keyword"
        )
    _check_content(context, body)
    _check_items(context, body)


def _check_items(context: Context, owner: Node, *, is_error: bool = False) -> None:
    """Warn of items that are not read: bodies with them are passed on as they are."""
    for name, use in owner.members("content"):
        node = context.document.follow(use)
        schema = node.get("itemSchema")
        if schema is None:
            continue
        if not is_error and item_schema(context.document, name, node) is not None:
            continue
        if is_of_parts(name) and part_schema(context.document, node) is not None:
            continue
        why = _unread(context, name, is_error=is_error)
        context.leave_out(
            schema,
            f"nothing is made of `itemSchema`: {why}",
            rule="ignored-keyword",
        )


def _unread(context: Context, name: str, *, is_error: bool) -> str:
    if is_error:
        return "errors are not read item by item"
    if not is_sequence(name):
        return f"a body of `{name}` is not items, one after the other"
    if edition_of(context.document.root) != "3.2":
        return "it is of OpenAPI 3.2"
    return "an event has the fields `data`, `event`, `id` and `retry`, and no others"


def _check_content(context: Context, owner: Node) -> None:
    """Warn of media types that are none, and of what is said of no member."""
    for name, use in owner.members("content"):
        node = context.document.follow(use)
        if _MEDIA_TYPE.fullmatch(name) is None:
            context.findings.warning(
                f"`{name}` is no media type; such a body is passed on as it is",
                node.key_place,
                rule="tolerated-openapi",
            )
        if is_nameless(context.document, name, node):
            context.findings.warning(
                "a form has names, and what its schema describes has none; such a body is"
                " passed on as it is",
                (node.get("schema") or node).key_place,
                rule="tolerated-openapi",
            )
        _check_parts(context, name, node)
        schema = context.target(node.get("schema") or node)
        known = {name for name, _ in schema.members("properties")} if schema else set()
        for member, encoding in node.members("encoding"):
            if known and member not in known:
                context.leave_out(
                    encoding,
                    f"the body has no member `{member}`, so nothing is written so",
                    hint=closest(member, known),
                    rule="ignored-keyword",
                )


def _check_parts(context: Context, media_type: str, node: Node) -> None:
    """Warn of what is said of parts, and is not done."""
    encodings = [each for _, each in node.members("encoding")]
    rows = [node.get("itemEncoding"), *node.each("prefixEncoding")]
    for each in filter(None, [*encodings, *rows]):
        for key in ("encoding", "prefixEncoding", "itemEncoding"):
            if (inner := each.get(key)) is not None:
                context.leave_out(inner, _NESTED, rule="ignored-keyword")
        said = each.get("contentType")
        if said is not None and is_of_parts(str(said.value)):
            context.leave_out(said, _NESTED, rule="ignored-keyword")
    if not is_of_parts(media_type):
        for key in ("prefixEncoding", "itemEncoding"):
            if (said := node.get(key)) is not None:
                why = f"a body of `{media_type}` has no parts, so nothing is written so"
                context.leave_out(said, why, rule="ignored-keyword")
        return
    schema = node.get("schema")
    if schema is not None and is_row(context.document, schema):
        context.findings.warning(
            "what the first parts of this body are, each by itself, is not checked",
            schema.key_place,
            hint="name the parts: `multipart/form-data` and `type: object`",
            rule="unenforced-constraint",
        )


def check_responses(context: Context, operation: Described) -> None:
    """Check the responses of an operation."""
    responses = [
        (status, use)
        for status, use in operation.node.members("responses")
        if not status.startswith("x-")
    ]
    if not responses:
        context.findings.warning(
            "this operation says of no answer what it holds; its method returns nothing",
            (operation.node.get("responses") or operation.node).key_place,
            rule="tolerated-openapi",
        )
    has_results = any(status.startswith("2") for status, _ in responses)
    for status, use in responses:
        if _STATUS.fullmatch(status) is None:
            context.findings.error(
                f"`{status}` is no status",
                use.key_place,
                hint="it is a number, a range such as 4XX, or `default`",
                rule="invalid-openapi",
            )
        elif status.startswith("1"):
            context.leave_out(
                use,
                f"an answer of status {status} is never the last one, so no call returns"
                " it and no service answers with it",
                hint="tell what follows it, such as 200 or 204",
                rule="ignored-keyword",
            )
        is_result = status[:1] == "2" or (status[:1] == "3" and not has_results)
        _check_response(context, use, is_result=is_result)
        response = context.resolved(use, "responses")
        content = response.get("content") if response is not None else None
        if content is None or not content.value:
            continue
        if status in BODILESS:
            context.findings.warning(
                f"an answer of status {status} has no body, whatever is said of one",
                content.key_place,
                hint="tell of another status, such as 200",
                rule="ignored-keyword",
            )
        elif operation.method == "HEAD":
            context.findings.warning(
                "an answer to HEAD has no body, whatever is said of one",
                content.key_place,
                rule="ignored-keyword",
            )


def _check_response(context: Context, use: Node, *, is_result: bool) -> None:
    response = context.resolved(use, "responses")
    if response is None:
        return
    if (links := response.get("links")) is not None:
        context.findings.warning(
            "links are not emitted", links.key_place, rule="ignored-keyword"
        )
    _check_content(context, response)
    _check_items(context, response, is_error=not is_result)
    for name, header in response.members("headers"):
        described = context.resolved(header, "headers")
        if described is not None and name.lower() == "content-type":
            context.leave_out(
                header,
                "the header Content-Type says nothing here: media types tell of it",
                rule="ignored-keyword",
            )
