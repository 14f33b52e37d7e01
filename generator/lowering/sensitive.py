"""Which members a document calls secret, for those who write bodies to a log."""

from __future__ import annotations

from collections.abc import Iterator

from generator.dialects.openapi import flag
from generator.linking.resolve import Document
from generator.reading.nodes import Node
from generator.reading.walk import uses

EVERYTHING = ""
"""Stands for what no name tells: whatever is secret somewhere, and is no member."""

_PARTS = ("items", "additionalProperties", "unevaluatedProperties", "contains")
_LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")


def sensitive_members(document: Document) -> tuple[str, ...]:
    """Return the names of the members that hold secrets, each once, sorted.

    Those are what has `format: password` or `writeOnly`, itself or in what it holds.
    """
    return tuple(sorted(set(_names(document))))


def _names(document: Document) -> Iterator[str]:
    for node, keyword in uses(document.root, ""):
        for name, member in node.members("properties"):
            if _is_secret(document, member, set()):
                yield name
        others = (node.get("additionalProperties"), node.get("unevaluatedProperties"))
        patterned = (each for _, each in node.members("patternProperties"))
        whole = node.get("schema") if keyword == "content" else None
        for each in (*others, *patterned, whole):
            if each is not None and _is_secret(document, each, set()):
                yield EVERYTHING


def _is_secret(document: Document, node: Node, seen: set[int]) -> bool:
    """Tell whether a schema is one of secrets, or holds any outside of its members."""
    if not isinstance(node.value, dict) or id(node.value) in seen:
        return False
    seen.add(id(node.value))
    if node.text("format") == "password" or flag(node, "writeOnly") is True:
        return True
    parts = [node.get(key) for key in _PARTS]
    parts += [each for key in _LISTS for each in node.each(key)]
    parts += [each for _, each in node.members("patternProperties")]
    if "$ref" in node.value:
        parts.append(document.follow(node))
    return any(each is not None and _is_secret(document, each, seen) for each in parts)
