"""Null in schemas: every way to say that it is a value, as one flag, `nullable`."""

from __future__ import annotations

from collections.abc import Mapping

from generator.dialects.reader import Reader
from generator.dialects.words import says
from generator.reading.nodes import Node, Value


def own_keywords(node: Node) -> dict[str, Node]:
    """Return the keywords of a schema without its references and parts.

    `nullable` is there where null is one of the values that they list or allow.
    """
    found = {
        key: each
        for key, each in node.items()
        if key not in ("$ref", "allOf", "nullable")
    }
    flag = node.get("nullable") or node.get("x-nullable")
    nullable = flag if flag is not None and flag.value is True else None
    type_ = found.get("type")
    if type_ is not None and isinstance(type_.value, list):
        names = [each for each in type_.value if each.value != "null"]
        if not names and type_.value:
            found["type"] = _like(type_, "null")
        elif len(names) < len(type_.value) or len(names) == 1:
            nullable = type_ if len(names) < len(type_.value) else nullable
            found["type"] = names[0] if len(names) == 1 else _like(type_, names)
    values = found.get("enum")
    if values is not None and isinstance(values.value, list):
        kept = [each for each in values.value if each.value is not None]
        if len(kept) < len(values.value):
            if not kept:
                del found["enum"]
                found["type"] = _like(values, "null")
                nullable = None
            else:
                found["enum"] = _like(values, kept)
                nullable = nullable or (values if "type" not in found else None)
        elif "type" in found and nullable is values:
            nullable = None
    if nullable is not None:
        found["nullable"] = _like(nullable, True)
    return found


def admits_null(parts: list[Mapping[str, Node]]) -> bool:
    """Tell whether null keeps to all of some parts of a schema.

    The first is the schema's own: what that adds is meant, whatever the others say.
    """
    if parts and "nullable" in parts[0] and "type" not in parts[0]:
        return True
    return any("nullable" in part for part in parts) and all(
        "nullable" in part or not part.keys() & {"type", "enum", "const"}
        for part in parts
    )


def may_be_null(keywords: Mapping[str, Node]) -> bool:
    """Tell whether null is no other type and no other value than what keywords say."""
    return "nullable" in keywords or not keywords.keys() & {"type", "enum", "const"}


def without_flag(part: Mapping[str, Node]) -> dict[str, Node]:
    """Return the keywords of a schema but for the flag that it may be null."""
    return {key: each for key, each in part.items() if key != "nullable"}


def is_null(reader: Reader, branch: Node) -> bool:
    """Tell whether a branch of a union means null.

    So does an object of which nothing is said but the flag that it may be null.
    """
    flat = reader.of(reader.target(branch))
    if flat.text("type") == "null":
        return True
    const = flat.get("const")
    if const is not None and const.value is None:
        return True
    said = [key for key, each in flat.items() if says(key, each)]
    flag = reader.target(branch).get("nullable")
    return (
        flag is not None
        and flag.value is True
        and said in ([], ["type"])
        and (flat.text("type") in (None, "object"))
    )


def without_null(reader: Reader, branches: list[Node]) -> list[Node]:
    """Return the branches of a union that do not mean null."""
    return [each for each in branches if not is_null(reader, each)]


def _like(node: Node, value: Value) -> Node:
    return node.with_value(value)
