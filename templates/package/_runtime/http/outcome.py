"""What a request is answered with."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import TypeAlias

import msgspec

from ..asgi import Header
from ..bodies import Body

Chunks: TypeAlias = Callable[[], AsyncIterator[bytes]]
"""Begins to read a body that is not held in memory."""


class Outcome(msgspec.Struct, gc=False):
    """An answer, save for what it has in common with all others."""

    status: int
    body: bytes = b""
    headers: tuple[Header, ...] = ()
    chunks: Chunks | None = None
    """The body, if it is not `body`."""

    unread: Body | None = None
    """The body of the request, if some of it may be read while that is sent."""

    code: str | None = None
    """What the log of accesses calls it, if it is an error."""

    early: bool = False
    """Whether it is sent before the request has come in, which spends the connection."""


def with_body(
    status: int, media_type: str, body: bytes, headers: tuple[Header, ...] = ()
) -> Outcome:
    """Return an answer with a body that is there as a whole."""
    length = (b"content-length", b"%d" % len(body))
    return Outcome(status, body, (*typed(media_type, headers), length))


def typed(media_type: str, headers: tuple[Header, ...]) -> tuple[Header, ...]:
    """Return headers with the type of the body, unless they tell it already."""
    for name, _ in headers:
        if name == b"content-type":
            return headers
    return ((b"content-type", media_type.encode("latin-1")), *headers)


def without_body(status: int, headers: tuple[Header, ...] = ()) -> Outcome:
    """Return an answer that has no body, and says so where that may be in doubt."""
    if status in _UNSIZED:
        return Outcome(status, b"", headers)
    return Outcome(status, b"", ((b"content-length", b"0"), *headers))


_UNSIZED = frozenset({204, 304})
"""Statuses of answers that end with their headers, so that no length is told."""

BODILESS = _UNSIZED | {205}
"""Statuses of answers that have no body, whatever else is said of it."""
