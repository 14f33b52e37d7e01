"""What the extension `x-concord-pagination` says, of operations that have a path."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.reading.nodes import Node


@dataclass(frozen=True, slots=True)
class Way:
    """A way to find the next page, and the members that tell it."""

    kind: ir.PagingKind
    keys: tuple[str, ...]
    taken: str = ""
    """Which of them says what the request for a page has."""

    given: str = ""
    """Which of them says what a page has."""


WAYS = (
    Way("cursor", ("inputToken", "outputToken"), "inputToken", "outputToken"),
    Way("last", ("inputToken", "itemToken"), "inputToken", "itemToken"),
    Way("offset", ("offset",), "offset"),
    Way("page", ("page",), "page"),
    Way("url", ("nextUrl",), "", "nextUrl"),
    Way("link", ("linkHeader",)),
)

KEYS = (
    "inputToken",
    "outputToken",
    "itemToken",
    "offset",
    "page",
    "nextUrl",
    "linkHeader",
    "items",
    "limit",
    "more",
    "total",
)
"""The members of the extension."""


def way_of(said: Node) -> Way | None:
    """Return the way that is told, if one is."""
    return next(
        (way for way in WAYS if all(said.get(key) is not None for key in way.keys)),
        None,
    )
