"""Members that a structure must have and does not name, of which only its rules tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator import ir
from generator.values.allowed import allows

_OF_TYPES: Sequence[Any] = ("any", 1, True, [], {}, None)
"""A plain value of each type of JSON."""


def unnamed_members(shape: ir.Structure) -> Iterator[tuple[str, Any]]:
    """Return the members that a structure requires beside its own, with plain values.

    One for which no value is found at once is left out.
    """
    if shape.rules is None:
        return
    schema = shape.rules.schema
    known = {member.name for member in shape.members}
    if shape.tag is not None:
        known.add(shape.tag.member)
    said = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in known:
            for value in _tried(said.get(name, True)):
                yield name, value
                break


def _tried(schema: Any) -> Iterator[Any]:
    if not isinstance(schema, Mapping):
        yield "any"
        return
    candidates = [
        *([schema["const"]] if "const" in schema else []),
        *schema.get("enum", ()),
        *_OF_TYPES,
    ]
    yield from (each for each in candidates if allows(schema, each))
