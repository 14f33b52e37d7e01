"""Whether null keeps to a schema, which what stands beside a list of types may exclude."""

from __future__ import annotations

from collections.abc import Collection

from generator.dialects.openapi import EXCLUSIVE
from generator.dialects.reader import Reader
from generator.dialects.types import said_types
from generator.reading.nodes import Node


def keeps_null(reader: Reader, node: Node, seen: Collection[str] = ()) -> bool:
    """Tell whether null keeps to a schema as it is written.

    Where a flag says that null is a value, that is believed, whatever else is said.
    """
    if not isinstance(node.value, dict):
        return node.value is not False
    if node.pointer in seen:
        reader.settled.doubts += 1
        return True
    inner = {*seen, node.pointer}
    return reader.settled.once(
        "null", node, lambda node: _keeps_null(reader, node, inner)
    )


def _keeps_null(reader: Reader, node: Node, seen: Collection[str]) -> bool:
    if _is_flagged(node):
        return True
    target = reader.step(node)
    if target is not None and not keeps_null(reader, target, seen):
        return False
    if target is not None and not reader.hears_siblings:
        return True
    return _is_listed(node) and _keeps_to_parts(reader, node, seen)


def _is_flagged(node: Node) -> bool:
    flag = node.get("nullable") or node.get("x-nullable")
    return flag is not None and flag.value is True


def _is_listed(node: Node) -> bool:
    """Tell whether types and values say that null is one of them, or nothing."""
    types = said_types(node)
    const, listed = node.get("const"), list(node.each("enum"))
    return (
        (types is None or "null" in types)
        and (const is None or const.value is None)
        and (not listed or any(each.value is None for each in listed))
    )


def _keeps_to_parts(reader: Reader, node: Node, seen: Collection[str]) -> bool:
    def keeps(part: Node) -> bool:
        return keeps_null(reader, part, seen)

    excluded, condition = node.get("not"), node.get("if")
    if excluded is not None and keeps(excluded):
        return False
    if condition is not None:
        then = node.get("then" if keeps(condition) else "else")
        if then is not None and not keeps(then):
            return False
    if not all(map(keeps, node.each("allOf"))):
        return False
    if (either := list(node.each("anyOf"))) and not any(map(keeps, either)):
        return False
    one = list(node.each("oneOf"))
    flag = node.get(EXCLUSIVE)
    is_exclusive = flag is not None and flag.value is True
    fitting = sum(map(keeps, one))
    return not one or (fitting == 1 if is_exclusive else fitting > 0)
