"""Views of the methods that iterate over the pages of an operation, or their items."""

from __future__ import annotations

from dataclasses import dataclass

from generator import ir
from generator.ir import steps, way
from generator.views.prose import docstring
from generator.views.type_names import or_none
from generator.views.vocabulary import Vocabulary


@dataclass(frozen=True)
class PagedView:
    """Two methods of a client beside the one that calls for a single page."""

    pages: str
    items: str
    """Names of the methods."""

    member: str
    """Which attribute of a page has its items; "" for the page itself."""

    items_of: str
    """Expression for the items of a `page`."""

    item: str
    """Type of an item."""

    pages_docstring: str
    items_docstring: str


def paged_view(words: Vocabulary, operation: ir.Operation) -> PagedView | None:
    """Return the view of an operation that answers in pages, `None` of any other."""
    said = operation.pagination
    if said is None:
        return None
    names, paged = words.names, words.names.paged[operation.name]
    found = way(words.service.shapes, page_of(operation), steps(said.items))
    attributes = [names.members[each.owner, each.member.name] for each in found.steps]
    member = ".".join(attributes)
    method = names.operations[operation.name]
    return PagedView(
        pages=paged.pages,
        items=paged.items,
        member=member,
        items_of=_items_of(found, attributes),
        item=_item_type(words, found.end),
        pages_docstring=_pages_docstring(method, _bounds(words, operation, said)),
        items_docstring=_items_docstring(method, member, paged.pages),
    )


def page_of(operation: ir.Operation) -> str:
    """Return the name of the shape that a page has."""
    if not isinstance(operation.binding, ir.Http):
        return operation.output
    shapes = (it.shape for each in operation.binding.successes for it in each.media)
    return next(filter(None, shapes), "")


def attributes(words: Vocabulary, start: str, said: str) -> str:
    """Return the attributes that lead to a place, with dots between them."""
    found = way(words.service.shapes, start, steps(said))
    return ".".join(
        words.names.members[each.owner, each.member.name] for each in found.steps
    )


def _items_of(found: ir.Way, attributes: list[str]) -> str:
    expression, absent = "page", []
    for each, attribute in zip(found.steps, attributes, strict=True):
        absent += [expression] if each.may_miss else []
        expression = f"{expression}.{attribute}"
    missing = " or ".join(f"{each} is None" for each in absent)
    return f"() if {missing} else {expression}" if missing else expression


def _bounds(words: Vocabulary, operation: ir.Operation, said: ir.Pagination) -> str:
    """Return which pages are the first and the last, as the end of a sentence."""
    first = "the first is that which the arguments ask for, "
    if said.input_token:
        token = attributes(words, operation.input, said.input_token)
        first = f"the first is that of `{token}` if given, "
    last = {
        "cursor": "the last is that without a token, or with one that was there before",
        "url": "the last is that which has no address of another, or one that was there "
        "before",
        "link": "the last is that whose header `Link` has no `next`, or one that was "
        "there before",
        "last": "the last is one without items",
        "offset": "the last is one without items",
        "page": "the last is one without items",
    }[said.kind]
    if said.total:
        last += ", or where the service says that there are no more"
    if said.more:
        last += ", or that says that there are no more"
    return first + last


def _pages_docstring(method: str, bounds: str) -> str:
    return docstring(
        [
            f"Iterate over the pages of `{method}`.",
            f"Takes what `{method}` takes, `timeout` for each page, and raises what it "
            f"raises. A page is asked for when the iteration gets to it; {bounds}.",
        ],
        indent=8,
    )


def _items_docstring(method: str, member: str, pages: str) -> str:
    listed = f"the `{member}`" if member else "the items"
    return docstring(
        [
            f"Iterate over {listed} of all pages of `{method}`.",
            f"The pages are those of `{pages}`, each asked for when the iteration gets "
            "to it.",
        ],
        indent=8,
    )


def _item_type(words: Vocabulary, items: ir.Use) -> str:
    listed = words.shape(items.shape)
    if not isinstance(listed, ir.List):
        raise TypeError(f"{items.shape} is no list")
    type_ = words.answered_type(listed.item)
    return or_none(type_) if listed.nullable else type_
