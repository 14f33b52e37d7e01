"""Schemas that are none: neither an object, nor true or false."""

from __future__ import annotations

from generator.checking.context import Context
from generator.dialects.openapi import name_of_pointer
from generator.reading.nodes import Node
from generator.sources.source import pointer_split

_MESSAGE = "a schema must be an object, or true or false, here"


def report_malformed(context: Context, schema: Node) -> None:
    """Do without null, and what is said of a member, which is not known; else refuse it."""
    is_member = pointer_split(schema.pointer)[-2:-1] == ["properties"]
    if not context.is_http or not (is_member or schema.value is None):
        context.findings.error(_MESSAGE, schema.place)
        return
    what = "of such a member" if is_member else "here"
    context.findings.warning(
        f"{_MESSAGE}; so nothing is known {what}",
        schema.place,
        rule="tolerated-openapi",
    )
    if name_of_pointer(schema.pointer) is None:
        # A component may be referred to.
        context.left_out.add(schema.pointer)
