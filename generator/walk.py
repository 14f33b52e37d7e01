"""Through the objects of a spec, past the payloads in it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.nodes import Node

_PAYLOADS = frozenset({"example", "default", "enum", "const", "value"})
"""Members whose values are payloads: nothing in them says anything of the spec."""

_NAMES = frozenset(
    {
        "properties",
        "patternProperties",
        "dependentSchemas",
        "$defs",
        "definitions",
        "paths",
        "webhooks",
        "pathItems",
        "schemas",
        "responses",
        "requestBodies",
        "parameters",
        "headers",
        "examples",
        "securitySchemes",
        "links",
        "callbacks",
        "content",
        "encoding",
        "variables",
    }
)
"""Members that map names to objects: a name in them may look like any keyword."""


_EXTENDED = frozenset({"paths", "responses"})
"""Those of them that may have extensions beside the names."""


def objects(root: Node) -> Iterator[Node]:
    """Return every mapping whose keys are keywords of OpenAPI or of JSON Schema.

    Mappings of names, such as `properties`, are no such objects, but what they map to
    is. Nothing within an example, a default or an extension is one.
    """
    waiting = [(root, "")]
    while waiting:
        node, keyword = waiting.pop()
        if not isinstance(node.value, dict):
            waiting.extend((item, "") for item in reversed(list(node.elements())))
            continue
        if keyword not in _NAMES or keyword in _EXTENDED:
            yield node
        waiting.extend(reversed(list(_children(node, keyword))))


def _children(node: Node, keyword: str) -> Iterator[tuple[Node, str]]:
    """Return the members of what stands at a keyword, each with the one it stands at.

    What stands at a name stands at no keyword.
    """
    for key, member in node.items():
        if keyword in _NAMES:
            if keyword not in _EXTENDED or not key.startswith("x-"):
                yield member, ""
        elif not _is_payload(key, member):
            yield member, key


def _is_payload(key: str, member: Node) -> bool:
    if key == "examples":
        return not isinstance(member.value, dict)
    return key in _PAYLOADS or key.startswith("x-")
