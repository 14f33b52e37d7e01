"""What an object may say: the members that it may have."""

from __future__ import annotations

from collections.abc import Collection

from generator.checking.context import Context
from generator.problems.diagnostics import closest
from generator.reading.nodes import Node


def check_members(
    context: Context, said: Node, known: Collection[str], extension: str
) -> bool:
    """Check that an extension is an object, and has only members that are known.

    Tell whether it is an object.
    """
    if not isinstance(said.value, dict):
        context.findings.error(f"`{extension}` must be an object", said.place)
        return False
    for key, member in said.items():
        if key not in known:
            context.findings.error(
                f"`{extension}` has no member `{key}`",
                member.key_place,
                hint=closest(key, known) or f"these are: {', '.join(known)}",
            )
    return True
