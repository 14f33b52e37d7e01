"""Views of the methods that iterate over the pages of an operation, or their items."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.views.prose import docstring
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class PagedView:
    """Two methods of a client beside the one that calls for a single page."""

    pages: str
    items: str
    """Names of the methods."""

    member: str
    """Which attribute of a page has its items."""

    item: str
    """Type of an item."""

    pages_docstring: str
    items_docstring: str


def paged_view(words: Vocabulary, operation: ir.Operation) -> PagedView | None:
    """Return the view of an operation that answers in pages, `None` of any other."""
    said = operation.pagination
    if said is None:
        return None
    members, paged = words.names.members, words.names.paged[operation.name]
    member = members[operation.output, said.items]
    method = words.names.operations[operation.name]
    token = members[operation.input, said.input_token]
    return PagedView(
        pages=paged.pages,
        items=paged.items,
        member=member,
        item=_item_type(words, operation.output, said.items),
        pages_docstring=_pages_docstring(method, token),
        items_docstring=_items_docstring(method, member, paged.pages),
    )


def _pages_docstring(method: str, token: str) -> str:
    return docstring(
        [
            f"Iterate over the pages of `{method}`.",
            f"Takes what `{method}` takes, `timeout` for each page, and raises what it "
            "raises. A page is asked for when the iteration gets to it; the first is "
            f"that of `{token}` if given, the last is that without a token, or with one "
            "that was there before.",
        ],
        indent=8,
    )


def _items_docstring(method: str, member: str, pages: str) -> str:
    return docstring(
        [
            f"Iterate over the `{member}` of all pages of `{method}`.",
            f"The pages are those of `{pages}`, each asked for when the iteration gets "
            "to it.",
        ],
        indent=8,
    )


def _item_type(words: Vocabulary, output: str, items: str) -> str:
    shape = words.shape(output)
    members = shape.members if isinstance(shape, ir.Structure) else ()
    listed = words.shape({each.name: each.shape for each in members}[items])
    if not isinstance(listed, ir.List):
        raise TypeError(f"{items} of {output} is no list")
    return words.answered_type(listed.item)
