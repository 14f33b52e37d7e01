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


def objects(root: Node) -> Iterator[Node]:
    """Return every mapping whose keys are keywords of OpenAPI or of JSON Schema.

    Mappings of names, such as `properties`, are no such objects, but what they map to
    is. Nothing within an example, a default or an extension is one.
    """
    waiting = [(root, False)]
    while waiting:
        node, is_names = waiting.pop()
        if isinstance(node.value, dict) and not is_names:
            yield node
        children = [(item, False) for item in node.elements()]
        for key, member in node.items():
            if is_names:
                children.append((member, False))
            elif not _is_payload(key, member):
                children.append((member, key in _NAMES))
        waiting.extend(reversed(children))


def _is_payload(key: str, member: Node) -> bool:
    if key == "examples":
        return not isinstance(member.value, dict)
    return key in _PAYLOADS or key.startswith("x-")
