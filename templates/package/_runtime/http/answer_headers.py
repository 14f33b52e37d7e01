"""The headers that a handler, or an error, adds to an answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import msgspec

from ..asgi import Header
from ..codec import Rejected, encode_valid, violations_of
from .description import Answer
from .fields import COOKIES, header_writer


def header_lines(
    said: Answer, headers: msgspec.Struct | Mapping[str, str] | None
) -> tuple[Header, ...]:
    """Return headers as they are sent.

    Args:
        said: What the document says of the answer.
        headers: The structure of its headers, a mapping of names, or nothing.

    Raises:
        Rejected: one that the document demands is missing, or has another type.
        ValueError: one cannot be sent.
    """
    if headers is None:
        if said.headers is not None and demands(said.headers):
            raise Rejected(violations_of(said.headers, {}))
        return ()
    if isinstance(headers, msgspec.Struct):
        text = encode_valid(headers, type(headers))
        members: Mapping[str, Any] = msgspec.json.decode(text)
    else:
        members = headers
    return tuple(
        line
        for name, value in members.items()
        if value is not None
        for line in _lines(said, name, value)
    )


@lru_cache(maxsize=1024)
def demands(headers: type[msgspec.Struct]) -> bool:
    """Return whether there is a header that an answer must have."""
    return any(field.required for field in msgspec.structs.fields(headers))


def _lines(said: Answer, name: str, value: Any) -> Iterator[Header]:
    key = name.lower()
    if not _NAME.fullmatch(name) or key in _FRAMING:
        raise ValueError(f"{name!r} is no header that an answer may have")
    write = header_writer(said.header(name))
    # Cookies have commas of their own: each is a header by itself.
    for each in value if key == COOKIES and isinstance(value, list) else [value]:
        yield key.encode(), (write(each) or "").encode("latin-1")


_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_FRAMING = frozenset({"content-length", "transfer-encoding", "connection"})
