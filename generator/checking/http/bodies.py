"""Request bodies and responses: their media types, and their statuses."""

from __future__ import annotations

import re

from generator.checking.context import Context
from generator.dialects.openapi import Described
from generator.reading.nodes import Node

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
    for status, use in responses:
        if _STATUS.fullmatch(status) is None:
            context.findings.error(
                f"`{status}` is no status",
                use.key_place,
                hint="it is a number, a range such as 4XX, or `default`",
                rule="invalid-openapi",
            )
        _check_response(context, use)


def _check_response(context: Context, use: Node) -> None:
    response = context.resolved(use, "responses")
    if response is None:
        return
    if (links := response.get("links")) is not None:
        context.findings.warning(
            "links are not emitted", links.key_place, rule="ignored-keyword"
        )
    for name, header in response.members("headers"):
        described = context.resolved(header, "headers")
        if described is not None and name.lower() == "content-type":
            context.leave_out(
                header,
                "the header Content-Type says nothing here: media types tell of it",
                rule="ignored-keyword",
            )
