"""The body of a response: whole, unpacked, and never longer than is allowed.

What is packed is unpacked here, and by no library: theirs unpack a piece to its end
before anybody can say that it is too much.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable, Iterable

from ..remade import Remade
from ..transport import Request

MAX_RESPONSE_BYTES = 64 * 1024 * 1024
"""How long a response's body may be unless its transport is told otherwise."""

_GZIP_OR_ZLIB = zlib.MAX_WBITS | 32


class ResponseTooLarge(Remade, ValueError):
    """A response's body is longer than its transport accepts."""

    def __init__(self, limit: int) -> None:
        """Take the limit, in bytes."""
        super().__init__(f"the response is larger than {limit} bytes")


def join(pieces: Iterable[bytes], limit: int, encoding: str | None) -> bytes:
    """Return the body that comes in `pieces`, in a content encoding if there is one.

    Raises:
        ResponseTooLarge: there are more than `limit` bytes, as they come or unpacked.
        ValueError: it is in an encoding that nobody has asked for.
        OSError: it is not what its encoding says.
    """
    body = _body(limit, encoding)
    for piece in pieces:
        body.add(piece)
    return body.whole()


async def join_async(
    pieces: AsyncIterable[bytes], limit: int, encoding: str | None
) -> bytes:
    """Return the body that comes in `pieces`, as `join` does."""
    body = _body(limit, encoding)
    async for piece in pieces:
        body.add(piece)
    return body.whole()


def is_left(request: Request, status: int, encoding: str | None) -> bool:
    """Return whether the body of a response is left for the caller to read.

    One that is packed, though nobody has asked for that, is not: a few bytes of it may
    stand for very many.
    """
    if not request.streamed or not 200 <= status < 300:
        return False
    return encoding is None or encoding.strip().lower() in ("", "identity")


class _Body:
    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._bytes = bytearray()

    def add(self, piece: bytes) -> None:
        self._bytes += piece
        if len(self._bytes) > self._limit:
            raise ResponseTooLarge(self._limit)

    def whole(self) -> bytes:
        return bytes(self._bytes)


class _PackedBody(_Body):
    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
        self._is_empty = True
        self._packed = 0

    def add(self, piece: bytes) -> None:
        self._is_empty = self._is_empty and not piece
        self._packed += len(piece)
        if self._packed > self._limit:
            raise ResponseTooLarge(self._limit)
        while piece:
            if self._stream.eof:
                # A text of gzip may be several, one after the other.
                self._stream = zlib.decompressobj(_GZIP_OR_ZLIB)
            super().add(self._unpacked(piece))
            piece = self._stream.unused_data

    def whole(self) -> bytes:
        if not (self._is_empty or self._stream.eof):
            raise OSError("the compressed response ends too soon")
        return super().whole()

    def _unpacked(self, piece: bytes) -> bytes:
        room = self._limit - len(self._bytes)
        try:
            return self._stream.decompress(piece, room + 1)
        except zlib.error as error:
            raise OSError("the response is not compressed as it says") from error


def _body(limit: int, encoding: str | None) -> _Body:
    match (encoding or "identity").strip().lower():
        case "identity":
            return _Body(limit)
        case "gzip" | "x-gzip" | "deflate":
            return _PackedBody(limit)
    raise ValueError(f"the response is encoded as {encoding!r}, unasked")
