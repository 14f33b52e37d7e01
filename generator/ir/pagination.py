"""How a long result is divided into pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.sources.source import pointer_split

PagingKind: TypeAlias = Literal["cursor", "last", "offset", "page", "url", "link"]
"""By what the next page is found: a token that each tells, its last item, the number of
items or of pages before, its address, the address in its header `Link`."""


@dataclass(frozen=True, kw_only=True)
class Pagination:
    """How a long result is divided into pages.

    Each field says where something is: the name of a member, or a JSON pointer.
    """

    kind: PagingKind = "cursor"
    input_token: str = ""
    """In the input: what tells which page is asked for; "" where an address does."""

    output_token: str = ""
    """In a page: the token, or the address; in its last item if that is what tells."""

    items: str = ""
    """In a page: the list; "" for the page itself."""

    limit: str | None = None
    """In the input: how many items a page may have."""

    more: str | None = None
    """In a page: whether there is one behind it."""

    total: str | None = None
    """In a page: how many items, or pages, there are."""


def steps(said: str) -> tuple[str, ...]:
    """Return the names of members that lead to a place, from the outermost one on."""
    if said.startswith("/"):
        return tuple(pointer_split(said))
    return (said,) if said else ()
