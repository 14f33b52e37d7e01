"""Which requests may be sent again although they may have been served.

A document that says nothing of an operation means that no request may, unless it only
asks for pages. One of AWS means what its SDKs do: they send every request again, and
fill in the members that are called as such tokens are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator import ir
from generator.dialects.aws_json import is_aws
from generator.dialects.openapi import IDEMPOTENCY
from generator.linking.resolve import Document
from generator.reading.nodes import Node

UUID = "8a6e0804-2bd0-4672-b79d-d97027f9071a"
"""What a token looks like."""

_TOKENS = frozenset(
    {
        "ClientRequestToken",
        "ClientToken",
        "IdempotencyToken",
        "clientRequestToken",
        "clientToken",
        "idempotencyToken",
    }
)
"""What published specs of AWS call the members that its SDKs fill in."""


def idempotency(
    document: Document,
    operation: Node,
    members: Mapping[str, ir.Member],
    shapes: Mapping[str, ir.Shape],
    pages: ir.Pagination | None,
) -> ir.Idempotency:
    """Return what a spec says, or means, of the requests of an operation.

    Args:
        document: The spec.
        operation: What it says of the operation.
        members: Those of its input, by name.
        shapes: All that there are.
        pages: How the operation answers in pages, if it does.
    """
    said = operation.get(IDEMPOTENCY)
    if said is not None:
        flag, token = said.get("repeatable"), said.text("token")
        repeatable = flag.value is True if flag is not None else token is not None
        return ir.Idempotency(repeatable=repeatable, token=token)
    if not is_aws(document):
        return ir.Idempotency(repeatable=pages is not None)
    named = (name for name in members if name in _TOKENS)
    filled = (name for name in named if takes_uuid(shapes[members[name].shape]))
    return ir.Idempotency(token=next(filled, None))


def takes_uuid(shape: ir.Shape) -> bool:
    """Return whether a UUID, as a text, is a value of a shape."""
    if isinstance(shape, ir.Uuid):
        return True
    if not isinstance(shape, ir.String):
        return False
    shortest, longest = shape.min_length or 0, shape.max_length
    if len(UUID) < shortest or (longest is not None and longest < len(UUID)):
        return False
    try:
        return shape.pattern is None or bool(re.fullmatch(shape.pattern, UUID))
    except re.error:
        return False  # one with classes that `re` does not know
