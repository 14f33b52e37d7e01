"""Responses that were left to be read, and are read after all."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable
from typing import cast

from msgspec.structs import replace

from .errors import TransportError
from .transport import AsyncByteStream, ByteStream, Response

MAX_BYTES = 64 * 1024 * 1024
"""How long the body of such a response may be."""


def whole(response: Response) -> Response:
    """Return a response with all that is left of it.

    Raises:
        TransportError: the connection broke, or there is too much.
    """
    stream = cast(ByteStream, response.stream)
    body = bytearray()
    try:
        for piece in cast(Iterable[bytes], stream):
            body += piece
            _check(body)
    finally:
        stream.close()
    return replace(response, body=bytes(body), stream=None)


async def whole_async(response: Response) -> Response:
    """Return a response with all that is left of it.

    Raises:
        TransportError: the connection broke, or there is too much.
    """
    stream = cast(AsyncByteStream, response.stream)
    body = bytearray()
    try:
        async for piece in cast(AsyncIterable[bytes], stream):
            body += piece
            _check(body)
    finally:
        await stream.aclose()
    return replace(response, body=bytes(body), stream=None)


def _check(body: bytearray) -> None:
    if len(body) > MAX_BYTES:
        error = TransportError(f"the response is larger than {MAX_BYTES} bytes")
        error.retryable = False
        raise error
