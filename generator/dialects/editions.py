"""Which version of OpenAPI a document is in."""

from __future__ import annotations

import re

from generator.reading.nodes import Node

_EDITION = re.compile(r"(3\.[012])(?:\.[0-9]+(?:-.+)?)?")


def edition_of(root: Node) -> str | None:
    """Return "3.0", "3.1" or "3.2"; None if the document says none of them.

    `3.1`, be it a number, means 3.1.
    """
    said = root.get("openapi")
    if said is None or not isinstance(said.value, str | float):
        return None
    match = _EDITION.fullmatch(str(said.value))
    return match[1] if match else None


def is_30(root: Node) -> bool:
    """Tell whether a document is in OpenAPI 3.0, whose schemas are not JSON Schema."""
    return edition_of(root) == "3.0"
