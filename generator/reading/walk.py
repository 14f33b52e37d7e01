"""Through the objects of a spec, past the payloads in it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.reading.nodes import Node

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
    return (node for node, _ in uses(root, ""))


def uses(root: Node, keyword: str) -> Iterator[tuple[Node, str]]:
    """Return the same objects, each with the keyword that tells what it is.

    That is the one it stands at, or that of the list or of the names it is one of; for
    the root it is given. A mapping of names that may have extensions has none.
    """
    waiting = [(root, keyword, False)]
    while waiting:
        node, keyword, names = waiting.pop()
        if not isinstance(node.value, dict):
            found = [(item, keyword, False) for item in node.elements()]
        else:
            if not names or keyword in _EXTENDED:
                yield node, "" if names else keyword
            found = list(_children(node, keyword, names))
        waiting.extend(reversed(found))


def _children(
    node: Node, keyword: str, names: bool
) -> Iterator[tuple[Node, str, bool]]:
    """Return the members of a mapping that may have objects in them.

    Each comes with the keyword that tells what it is, and with whether its own keys are
    names. `keyword` and `names` are those of the mapping.
    """
    for key, member in node.items():
        if not isinstance(member.value, dict | list):
            continue
        if names:
            if keyword not in _EXTENDED or not key.startswith("x-"):
                yield member, keyword, False
        elif not _is_payload(key, member):
            yield member, key, key in _NAMES and isinstance(member.value, dict)


def _is_payload(key: str, member: Node) -> bool:
    if key == "examples":
        return not isinstance(member.value, dict)
    return key in _PAYLOADS or key.startswith("x-")
