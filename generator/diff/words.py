"""Names in one spelling, whatever part of the generated package spells them.

The structure `PutImageRequest` is checked by `check_put_image_request`, the operation
`put_image` is described by `PUT_IMAGE`, and its member travels as "imageTag".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_BOUNDARY = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_MODULES = frozenset({"errors", "models", "operations", "shapes"})
_DERIVED = re.compile(r"(?:check_|validate_)?(.+?)(?:_pages|_items)?")


def words_of(names: Iterable[str]) -> frozenset[str]:
    """Return names in the one spelling."""
    return frozenset(map(_word, names))


def words_of_symbol(symbol: str) -> frozenset[str]:
    """Return the names in a dotted one, such as `models.PutImageRequest.image_tag`.

    Its module is none of them: that would make all in it alike.
    """
    names = symbol.split(".")
    return words_of(names[1:] if names[0] in _MODULES else names)


def words_of_scope(names: Iterable[str]) -> frozenset[str]:
    """Return the names of definitions, and the names that those are derived from."""
    words = words_of(names)
    return words | {_DERIVED.sub(r"\1", word, count=1) for word in words}


def words_in(text: str) -> frozenset[str]:
    """Return every name in a line of code, in the one spelling."""
    return words_of(_NAME.findall(text))


@lru_cache(maxsize=10_000)
def _word(name: str) -> str:
    return _BOUNDARY.sub("_", name).lower().strip("_")
