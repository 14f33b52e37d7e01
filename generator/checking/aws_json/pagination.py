"""The extension `x-concord-pagination` in documents of AWS JSON."""

from __future__ import annotations

from collections.abc import Sequence

from generator.checking.context import Context
from generator.dialects.kinds import ARRAY, INTEGER, MAP, STRING, Kind, kind_of
from generator.dialects.openapi import PAGINATION, content_schema
from generator.problems.diagnostics import Related, closest
from generator.reading.nodes import Node

KEYS = ("inputToken", "outputToken", "items", "limit")
"""The members of the extension."""

TOKENS = (STRING, MAP)
"""What may tell where a page begins: a few services have a key of several members."""


def check_pagination(context: Context, operation: Node, said: Node) -> None:
    """Check that the members exist that the extension names, and are what they must be."""
    request = _structure(context, operation.get("requestBody"))
    responses = operation.get("responses") or operation
    response = _structure(context, responses.get("200"))
    names = {
        "inputToken": ("request", request, TOKENS),
        "outputToken": ("response", response, TOKENS),
        "items": ("response", response, (ARRAY,)),
        "limit": ("request", request, (INTEGER,)),
    }
    for key, (where, structure, kinds) in names.items():
        name = said.get(key)
        if name is not None:
            _check_member(context, name, where, structure, kinds)
        elif key != "limit":
            context.findings.error(f"`{PAGINATION}` needs `{key}`", said.key_place)


def _structure(context: Context, body: Node | None) -> Node | None:
    schema = content_schema(context.document, body)
    return context.target(schema) if schema is not None else None


def _check_member(
    context: Context,
    name: Node,
    where: str,
    structure: Node | None,
    kinds: Sequence[Kind],
) -> None:
    """Check that a name is that of a member of the right kind."""
    members = dict(structure.members("properties")) if structure is not None else {}
    member = members.get(str(name.value))
    target = context.target(member) if member is not None else None
    if member is None:
        context.findings.error(
            f"the {where} has no member `{name.value}`",
            name.place,
            hint=closest(str(name.value), members),
        )
    elif target is not None and kind_of(target) not in (*kinds, None):
        context.findings.error(
            f"`{name.value}` must be {kinds[0].name}",
            name.place,
            related=[Related("it is described here", member.key_place)],
        )
