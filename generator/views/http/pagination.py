"""How an operation answers in pages, as a call of the class that tells the runtime."""

from __future__ import annotations

from generator import ir
from generator.views.literals import literal
from generator.views.paged import attributes, page_of
from generator.views.vocabulary import Vocabulary

PAGING = "._runtime.http.paging"
"""The module of these classes."""

_CLASSES: dict[ir.PagingKind, tuple[str, str, str]] = {
    "cursor": ("Cursor", "token", "next"),
    "last": ("AfterLast", "token", "key"),
    "offset": ("Offset", "number", ""),
    "page": ("PageNumber", "number", ""),
    "url": ("NextUrl", "", "next"),
    "link": ("NextLink", "", ""),
}
"""The class of each kind, and what it calls the place in the input and in a page."""

CLASSES = frozenset(name for name, _, _ in _CLASSES.values())


def pagination(words: Vocabulary, operation: ir.Operation) -> str:
    """Return the call for an operation, "" for one that does not answer in pages."""
    said = operation.pagination
    if said is None:
        return ""
    class_, taken, given = _CLASSES[said.kind]
    page = page_of(operation)
    found = {
        taken: _at(words, operation.input, said.input_token),
        given: _at(words, _owner(words, said, page), said.output_token),
        "items": _at(words, page, said.items),
        "more": _at(words, page, said.more or ""),
        "total": _at(words, page, said.total or ""),
    }
    arguments = [
        f"{name}={literal(place)}"
        for name, place in found.items()
        if name and (place or name == "items")
    ]
    if said.kind in ("offset", "page"):
        arguments.insert(1, f"first={_first(words, operation, said)}")
    return f"{class_}({', '.join(arguments)})"


def _at(words: Vocabulary, start: str, said: str) -> str:
    return attributes(words, start, said) if said else ""


def _owner(words: Vocabulary, said: ir.Pagination, page: str) -> str:
    """Return the shape that has what tells of the next page: a page, or its items."""
    if said.kind != "last":
        return page
    found = ir.way(words.service.shapes, page, ir.steps(said.items))
    listed = words.shape(found.end.shape)
    assert isinstance(listed, ir.List)
    return listed.item


def _first(words: Vocabulary, operation: ir.Operation, said: ir.Pagination) -> int:
    """Return the number of the first page, or the first offset."""
    usual = 1 if said.kind == "page" else 0
    found = ir.way(
        words.service.shapes, operation.input, ir.steps(said.input_token)
    ).steps
    default = found[-1].member.default
    is_number = isinstance(default, int) and not isinstance(default, bool)
    return default if is_number else usual
