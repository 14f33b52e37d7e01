"""Members of objects in a query, or among cookies, whose names mean something else."""

from __future__ import annotations

from collections.abc import Mapping

from generator.checking.context import Context
from generator.dialects.openapi import flag
from generator.problems.diagnostics import Related
from generator.reading.nodes import Node

Listed = Mapping[tuple[str, str], tuple[Node, Node]]
"""Parameters by location and name: how each is listed, and described."""

_WORDS = {"query": "in the query", "cookie": "of a cookie"}


def check_shared_names(context: Context, found: Listed) -> None:
    """Warn of names that several parameters have, since the members of objects do."""
    for location in _WORDS:
        plain: dict[str, tuple[str, Node]] = {}
        objects: list[tuple[str, Node, Node]] = []
        needed = {key for key, (_, it) in found.items() if flag(it, "required") is True}
        for (where, name), (use, parameter) in found.items():
            if where != location:
                continue
            schema = _spread(context, parameter)
            if schema is None:
                plain[name] = name, use
            else:
                objects.append((name, use, schema))
        for name, use, schema in sorted(
            objects, key=lambda each: (location, each[0]) not in needed
        ):
            _check(context, _WORDS[location], name, use, schema, plain)
            for key, _ in schema.members("properties"):
                plain.setdefault(key, (name, use))


def _check(
    context: Context,
    where: str,
    name: str,
    use: Node,
    schema: Node,
    owners: Mapping[str, tuple[str, Node]],
) -> None:
    for key, _ in schema.members("properties"):
        if key not in owners:
            continue
        owner, other = owners[key]
        meant = "the parameter" if owner == key else f"a member of `{owner}`"
        lost = (
            f"`{name}` needs one that is called so, too: both must say the same"
            if key in schema.texts("required")
            else f"that of `{name}` is neither sent nor read"
        )
        context.findings.warning(
            f"`{key}` {where} is {meant}; {lost}",
            use.place,
            hint="name one of the two otherwise, or let the object travel as `deepObject`",
            related=[Related("the other one is here", other.place)],
            rule="colliding-name",
        )


def _spread(context: Context, parameter: Node) -> Node | None:
    """Return the schema of an object whose members travel by their own names."""
    schema = parameter.get("schema")
    if schema is None or parameter.text("style") not in (None, "form", "cookie"):
        return None
    if flag(parameter, "explode") is False:
        return None
    flat = context.target(schema)
    is_object = flat is not None and any(flat.members("properties"))
    return flat if is_object else None
