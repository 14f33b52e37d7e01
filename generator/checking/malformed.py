"""Schemas that are none: neither an object, nor true or false."""

from __future__ import annotations

from generator.checking.context import Context
from generator.reading.nodes import Node
from generator.sources.source import pointer_split

_MESSAGE = "a schema must be an object, or true or false, here"


def report_malformed(context: Context, schema: Node) -> None:
    """Do without what is said of a member, which then is not known; else refuse it."""
    is_member = pointer_split(schema.pointer)[-2:-1] == ["properties"]
    if context.is_http and is_member:
        context.leave_out(
            schema,
            f"{_MESSAGE}; so nothing is known of such a member",
            place=schema.place,
            rule="tolerated-openapi",
        )
    else:
        context.findings.error(_MESSAGE, schema.place)
