"""Through the objects of a spec, past the payloads in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

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


_HOLDERS = (dict, list)
"""What may have objects in it."""


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
    for use in places(Use(root, keyword)):
        if not use.has_names or use.keyword in _EXTENDED:
            yield use.node, "" if use.has_names else use.keyword


class Use(NamedTuple):
    """What stands at a place, and what the place says of it."""

    node: Node
    keyword: str
    """What it stands at, or what the list or the names stand at that it is one of."""

    has_names: bool = False
    """Whether it is a mapping of names to such objects."""


def places(root: Use) -> Iterator[Use]:
    """Return every mapping that is an object, or maps names to objects."""
    waiting = [root]
    while waiting:
        use = waiting.pop()
        value = use.node.value
        if isinstance(value, dict):
            yield use
            waiting += reversed(_children(value, use.keyword, use.has_names))
        elif isinstance(value, list):
            waiting += [Use(item, use.keyword) for item in reversed(value)]


def _children(mapping: dict[str, Node], keyword: str, has_names: bool) -> list[Use]:
    """Return the members of a mapping that may have objects in them."""
    found: list[Use] = []
    for key, member in mapping.items():
        if not isinstance(member.value, _HOLDERS):
            continue
        if has_names:
            if keyword not in _EXTENDED or not key.startswith("x-"):
                found.append(Use(member, keyword))
        elif not _is_payload(key, member):
            names = key in _NAMES and isinstance(member.value, dict)
            found.append(Use(member, key, names))
    return found


def _is_payload(key: str, member: Node) -> bool:
    if key == "examples":
        return not isinstance(member.value, dict)
    return key in _PAYLOADS or key.startswith("x-")
