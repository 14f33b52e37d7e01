"""The extension that says which requests may be sent again."""

from __future__ import annotations

import re

from generator.checking.context import Context
from generator.checking.idempotency import check_said
from generator.dialects.idempotency import UUID
from generator.dialects.kinds import STRING, kind_of
from generator.dialects.openapi import IDEMPOTENCY, content_schema
from generator.patterns.translation import PatternError, translate
from generator.problems.diagnostics import closest
from generator.reading.nodes import Node


def check_idempotency(context: Context, operation: Node) -> None:
    """Check what an operation says of requests that are sent again."""
    said = operation.get(IDEMPOTENCY)
    if said is None or not check_said(context, said):
        return
    if (token := said.get("token")) is not None:
        _check_token(context, operation, token)


def _check_token(context: Context, operation: Node, token: Node) -> None:
    schema = content_schema(context.document, operation.get("requestBody"))
    structure = context.target(schema) if schema is not None else None
    members = dict(structure.members("properties")) if structure is not None else {}
    member = members.get(str(token.value))
    target = context.target(member) if member is not None else None
    if member is None:
        context.findings.error(
            f"the request has no member `{token.value}`",
            token.place,
            hint=closest(str(token.value), members),
        )
    elif target is not None and (problem := _problem(context, target)):
        context.findings.error(
            f"`{token.value}` cannot be a token: {problem}",
            token.place,
            hint=f"clients fill in a UUID, such as {UUID}",
        )


def _problem(context: Context, schema: Node) -> str | None:
    """Return why clients cannot fill in a UUID, `None` if they can."""
    if kind_of(schema) not in (STRING, None) or schema.get("enum") is not None:
        return "it must be a string"
    for key, is_kept in (
        ("minLength", len(UUID).__ge__),
        ("maxLength", len(UUID).__le__),
    ):
        limit = schema.get(key)
        number = limit.value if limit is not None else None
        if isinstance(number, int) and not is_kept(number):
            return f"`{key}: {number}` refuses one"
    pattern = schema.text("pattern")
    if pattern is not None and not _matches(pattern, whole=context.is_aws):
        return f"`pattern: {pattern}` refuses one"
    return None


def _matches(pattern: str, *, whole: bool) -> bool:
    try:
        return bool(re.fullmatch(translate(pattern, whole=whole), UUID))
    except (PatternError, re.error):
        return True  # nothing that is emitted refuses it, or `re` alone cannot tell
