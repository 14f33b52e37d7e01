"""Request bodies and responses: their media types, their one schema, their status."""

from __future__ import annotations

import re

from generator.checking.context import Context
from generator.dialects.aws_json_media import SUPPORTED
from generator.dialects.kinds import FREE, STRUCTURE, kind_of
from generator.dialects.textual import bare
from generator.problems.diagnostics import Related
from generator.reading.nodes import Node

_BODY_FIELDS = frozenset({"description", "content", "required"})
_RESPONSE_FIELDS = frozenset({"description", "summary", "content"})
_MEDIA_TYPE_FIELDS = frozenset({"schema", "example", "examples"})
_ERROR = re.compile(r"[45][0-9][0-9]")


def check_request(context: Context, operation: Node) -> None:
    """Check the request body of an operation; without one, it has no members."""
    use = operation.get("requestBody")
    body = context.resolved(use, "requestBodies") if use is not None else None
    if body is None:
        return
    context.refuse_members(body, _BODY_FIELDS, "a request body")
    _check_structure(context, _check_content(context, body), "the request")


def check_responses(context: Context, operation: Node) -> None:
    """Check that an operation answers with one result or with errors."""
    responses = operation.get("responses")
    if responses is None or responses.get("200") is None:
        context.findings.error(
            "this operation has no response 200",
            (responses or operation).key_place,
            hint="describe what it returns, even if that has no content",
        )
    for status, use in operation.members("responses"):
        if status == "200" or _ERROR.fullmatch(status):
            _check_response(context, status, use)
        elif not status.startswith("x-"):
            _refuse_status(context, status, use)


def is_error(status: str) -> bool:
    """Tell whether a response's status is that of an error."""
    return _ERROR.fullmatch(status) is not None


def _check_response(context: Context, status: str, use: Node) -> None:
    response = context.resolved(use, "responses")
    if response is None:
        return
    context.refuse_members(response, _RESPONSE_FIELDS, "a response")
    schema = _check_content(context, response)
    if status == "200":
        _check_structure(context, schema, "the response")


def _refuse_status(context: Context, status: str, use: Node) -> None:
    if status.startswith("2"):
        message = f"the response `{status}` is not supported; the one result has 200"
    elif status == "default" or status.upper().endswith("XX"):
        message = f"the response `{status}` is not supported; an error has one status"
    else:
        message = f"the response `{status}` is not supported; it is no error"
    context.findings.error(message, use.key_place)


def _check_content(context: Context, body: Node) -> Node | None:
    """Check the media types of a body; return the schema that they have in common."""
    first: Node | None = None
    for name, media_type in body.members("content"):
        context.refuse_members(media_type, _MEDIA_TYPE_FIELDS, "a media type")
        if bare(name) not in SUPPORTED:
            context.findings.error(
                f"the media type `{name}` is not supported",
                media_type.key_place,
                hint=f"these are: {', '.join(SUPPORTED)}",
            )
        schema = media_type.get("schema")
        if schema is None:
            context.findings.error(
                "a media type needs a `schema`", media_type.key_place
            )
        elif first is None:
            first = schema
        elif not _same(context, first, schema):
            context.findings.error(
                "all media types of a body must have the same schema",
                schema.place,
                related=[Related("the first one has this", first.place)],
            )
    return first


def _same(context: Context, first: Node, second: Node) -> bool:
    targets = context.document.follow(first), context.document.follow(second)
    return targets[0] is targets[1] or first.plain() == second.plain()


def _check_structure(context: Context, schema: Node | None, what: str) -> None:
    target = context.target(schema) if schema is not None else None
    if schema is None or target is None or kind_of(target) is None:
        return  # what is wrong with the schema itself is told there
    if kind_of(target) not in (STRUCTURE, FREE):
        context.findings.error(f"{what} must be a structure", schema.place)
