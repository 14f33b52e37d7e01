"""Headers: those that a caller adds to the protocol's, and those of answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any


def checked_headers(
    headers: Mapping[str, str], reserved: frozenset[str]
) -> Mapping[str, str]:
    """Return headers that a caller adds beside those that are `reserved`.

    Raises:
        ValueError: one is none of HTTP, or belongs to the protocol.
    """
    for name, value in headers.items():
        if not _NAME.fullmatch(name):
            raise ValueError(f"{name!r} is no name of a header")
        if name.lower() in reserved:
            raise ValueError(f"the header {name} says how a request is to be read")
        if not VALUE.fullmatch(value):
            raise ValueError(f"the value of the header {name} cannot be sent")
    return headers


def merged(first: Mapping[str, str], then: Mapping[str, str]) -> dict[str, str]:
    """Return the headers of both; of equal names, whatever their case, the latter."""
    replaced = {name.lower() for name in then}
    kept = {name: each for name, each in first.items() if name.lower() not in replaced}
    return {**kept, **then}


class Fields(dict[str, str]):
    """Headers of an answer by their names in lower case; those of one name are joined."""

    def __init__(self, lines: Iterable[tuple[str, str]]) -> None:
        """Take names and values as they came."""
        super().__init__()
        self._lines = [(name.lower(), value) for name, value in lines]
        for name, value in self._lines:
            self[name] = f"{self[name]}, {value}" if name in self else value

    def getall(self, name: str, default: list[str]) -> list[str]:
        """Return the values that a name had, each by itself."""
        return [value for key, value in self._lines if key == name] or default


def lowered(headers: Mapping[str, str]) -> dict[str, str]:
    """Return headers by their names in lower case, without anything of a library."""
    return dict(Fields(headers.items()))


def values_of(headers: Mapping[str, str], name: str) -> list[str]:
    """Return the values that a header had in an answer, each by itself.

    To join them is no harm to most; one of cookies may have commas of its own.
    """
    given: Any = headers
    # As the libraries call it.
    if hasattr(given, "getall"):
        return list(given.getall(name, []))
    if hasattr(given, "getlist"):
        return list(given.getlist(name))
    if hasattr(given, "get_list"):
        return list(given.get_list(name))
    return [headers[name]] if name in headers else []


_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
VALUE = re.compile(r"(?:[!-~\xa0-\xff](?:[ \t!-~\xa0-\xff]*[!-~\xa0-\xff])?)?")
"""What a header's value is made of."""

FRAMING = frozenset(
    {
        "connection",
        "content-length",
        "content-type",
        "host",
        "transfer-encoding",
    }
)
"""Names in lower case: what they say is up to who writes the request."""
