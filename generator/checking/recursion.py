"""Structures that no finite value can have, because they need themselves."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checking.context import Context
from generator.problems.diagnostics import Related
from generator.reading.nodes import Node


def check_recursion(context: Context) -> None:
    """Refuse circles of schemas in which each needs a value of the next."""
    finished: set[str] = set()
    for schema in context.schemas.values():
        _search(context, schema, finished)


def _search(context: Context, start: Node, finished: set[str]) -> None:
    """Look for circles from one schema on, each step of which is needed."""
    path: dict[str, Node] = {}
    waiting: list[Node | str] = [start]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str):
            finished.add(item)
            del path[item]
            continue
        schema = context.target(item)
        if schema is None or schema.pointer in finished:
            continue
        if schema.pointer in path:
            _report(context, list(path.values()), schema)
            continue
        path[schema.pointer] = schema
        waiting.append(schema.pointer)
        waiting.extend(
            each for each in _needed(schema) if not context.flat.use(each)[1]
        )


def _needed(schema: Node) -> Iterator[Node]:
    """Return the schemas of what every value of a schema has in it, unless it is null."""
    required = set(schema.texts("required"))
    yield from (
        member for name, member in schema.members("properties") if name in required
    )
    for parts, least in (
        ("items", "minItems"),
        ("additionalProperties", "minProperties"),
    ):
        node, count = schema.get(parts), schema.get(least)
        if node is not None and count is not None and count.value not in (0, None):
            yield node


def _report(context: Context, path: list[Node], again: Node) -> None:
    circle = path[path.index(again) :]
    first, *others = sorted(circle, key=lambda node: node.place.start)
    tell = context.findings.warning if context.is_http else context.findings.error
    tell(
        "no value of this schema can exist: each would need another one in it",
        first.key_place,
        hint="leave a member on the way out of `required`",
        related=[Related("by way of this one", node.key_place) for node in others],
    )
