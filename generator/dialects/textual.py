"""Media types by name: which of them are texts."""

from __future__ import annotations

_TEXTS = frozenset({"json", "xml", "yaml"})
"""What texts of `application/...` are written in, by itself or as `+json`."""


def bare(media_type: str) -> str:
    """Return a media type without its parameters, in lower case."""
    return media_type.partition(";")[0].strip().lower()


def is_textual(media_type: str) -> bool:
    """Tell whether what a media type is of is text."""
    name = bare(media_type)
    _, _, subtype = name.partition("/")
    return name.startswith("text/") or subtype.rpartition("+")[2] in _TEXTS
