"""Whether there are schemas in others that do not say their type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.dialects.flat import Flat
from generator.dialects.kinds import is_implied, kind_of
from generator.reading.nodes import Node

_SINGLE = ("additionalProperties", "items")
_LISTED = ("oneOf", "anyOf", "prefixItems")
_NAMED = ("properties", "patternProperties")


def implies(flat: Flat, schemas: Iterable[Node]) -> bool:
    """Tell whether a type is only implied in schemas, or in what these are made of."""
    waiting, seen = list(schemas), set[str]()
    while waiting:
        target = flat.target(waiting.pop())
        if target.pointer in seen:
            continue
        seen.add(target.pointer)
        schema = flat.of(target)
        kind = kind_of(schema)
        if kind is not None and is_implied(schema, kind):
            return True
        waiting += _parts(schema)
    return False


def _parts(schema: Node) -> Iterator[Node]:
    for key in _SINGLE:
        if (part := schema.get(key)) is not None:
            yield part
    for key in _LISTED:
        yield from schema.each(key)
    for key in _NAMED:
        yield from (part for _, part in schema.members(key))
