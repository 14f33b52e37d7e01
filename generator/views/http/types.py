"""Types as modules beside `models` write them, and what these modules import for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from generator import ir
from generator.views.type_names import NAMES, imports_of, joined, names_in
from generator.views.vocabulary import Vocabulary, annotated

__all__ = [
    "BUILTINS",
    "annotated",
    "either",
    "held",
    "imports_of",
    "names_in",
    "returned",
    "shown",
]

BUILTINS = frozenset(
    {"bool", "bytes", "dict", "float", "int", "list", "str", "tuple", "type"}
)
"""Those that types are made of."""


def returned(words: Vocabulary, responses: Iterable[ir.Response], raw: str) -> str:
    """Return the type of what answers hold, as a caller gets it.

    `raw` is the type of what is passed on as it is.
    """
    return either(each for response in responses for each in held(words, response, raw))


def held(words: Vocabulary, response: ir.Response, raw: str) -> list[str]:
    """Return the types of what an answer may hold."""
    types = [_held(words, medium, raw) for medium in response.media]
    return types or ["None"]


def _held(words: Vocabulary, medium: ir.Media, raw: str) -> str:
    if medium.kind == "items" and medium.shape is not None:
        items = _ITEMS.get(raw)
        return f"{items}[{words.answered_type(medium.shape)}]" if items else raw
    if medium.shape is not None:
        return words.answered_type(medium.shape)
    return "str" if medium.kind == "text" else raw


_ITEMS = {
    "Download": "ItemStream",
    "AsyncDownload": "AsyncItemStream",
    "Content": "Yields",
}
"""What items are iterated over by, beside the type of what is passed on as it is."""


def either(types: Iterable[str]) -> str:
    """Return a union of types, each once, `None` last."""
    return joined(types)


def shown(type_: str, hidden: Collection[str]) -> str:
    """Return a type in a class that has methods called like builtin types."""
    return NAMES.sub(
        lambda found: f"builtins.{found[0]}" if found[0] in hidden else found[0], type_
    )
