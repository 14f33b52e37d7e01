"""The body of a request as it is handed to a library, piece by piece."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

from ..sources import Source

PIECE = 64 * 1024
"""The most bytes that a library is given at a time: its time to write is for a piece."""


class Unreadable(Exception):
    """A body could not be read while it was sent: no fault of the connection."""


def pieces_of(body: bytes | Source) -> Iterator[bytes]:
    """Return the pieces of a body.

    Raises:
        Unreadable: it cannot be read, or not to its end.
    """
    if not isinstance(body, Source):
        yield from _cut(body)
        return
    try:
        for chunk in body.chunks():
            yield from _cut(chunk)
    except Exception as error:
        raise Unreadable(str(error)) from error


async def pieces_async(body: bytes | Source) -> AsyncIterator[bytes]:
    """Return the pieces of a body, without blocking the event loop.

    Raises:
        Unreadable: it cannot be read, or not to its end.
    """
    if not isinstance(body, Source):
        for piece in _cut(body):
            yield piece
        return
    try:
        async for chunk in body.chunks_async():
            for piece in _cut(chunk):
                yield piece
    except Exception as error:
        raise Unreadable(str(error)) from error


def unreadable(error: BaseException | None) -> Unreadable | None:
    """Return why a body could not be read, if that is why a request failed."""
    while error is not None:
        if isinstance(error, Unreadable):
            return error
        error = error.__cause__ or error.__context__
    return None


def _cut(chunk: bytes) -> Iterator[bytes]:
    if len(chunk) <= PIECE:
        yield chunk
        return
    view = memoryview(chunk)
    for start in range(0, len(chunk), PIECE):
        yield bytes(view[start : start + PIECE])
