"""Headers that a caller adds to those of the protocol."""

from __future__ import annotations

import re
from collections.abc import Mapping


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
