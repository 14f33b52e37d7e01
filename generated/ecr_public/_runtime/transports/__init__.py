"""Transports, one module a library, and the words and limits that they share.

No module here imports another's library: whoever uses a transport imports its module.
"""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterable, Iterable

from ..address import without_query
from ..errors import ClientClosed, TransportError, TransportTimeout
from ..remade import Remade
from ..transport import Request

MAX_RESPONSE_BYTES = 64 * 1024 * 1024
"""How long a response's body may be unless its transport is told otherwise."""


class ResponseTooLarge(Remade, ValueError):
    """A response's body is longer than its transport accepts."""

    def __init__(self, limit: int) -> None:
        """Take the limit, in bytes."""
        super().__init__(f"the response is larger than {limit} bytes")


def closed(request: Request) -> ClientClosed:
    """Return the error of a request to a client that was closed before its end."""
    return ClientClosed(_sentence(request, "the client is closed"))


def failed(request: Request, cause: Exception | str) -> TransportError:
    """Return the error of a request that got no response because of `cause`.

    A `ValueError` stands for a request that HTTP cannot carry, or a response that is
    too large: both would be so again, as would a certificate that nobody vouches for.
    """
    error = TransportError(_sentence(request, str(cause) or type(cause).__name__))
    if isinstance(cause, Exception):
        error.retryable = not (isinstance(cause, ValueError) or _is_untrusted(cause))
    return error


def misused(request: Request, cause: Exception | str) -> TransportError:
    """Return the error of a request that cannot be sent in this way, now or later."""
    error = failed(request, cause)
    error.retryable = False
    return error


def timed_out(request: Request, cause: Exception) -> TransportTimeout:
    """Return the error of a request that got no response in time."""
    return TransportTimeout(_sentence(request, str(cause) or "timed out"))


def framed(request: Request) -> dict[str, str]:
    """Return the headers of `request`, and the length of its body."""
    return {**request.headers, "content-length": str(len(request.body))}


def join(pieces: Iterable[bytes], limit: int) -> bytes:
    """Return the body that comes in `pieces`.

    Raises:
        ResponseTooLarge: there are more than `limit` bytes.
    """
    body = bytearray()
    for piece in pieces:
        _append(body, piece, limit)
    return bytes(body)


async def join_async(pieces: AsyncIterable[bytes], limit: int) -> bytes:
    """Return the body that comes in `pieces`.

    Raises:
        ResponseTooLarge: there are more than `limit` bytes.
    """
    body = bytearray()
    async for piece in pieces:
        _append(body, piece, limit)
    return bytes(body)


def _is_untrusted(cause: BaseException | None) -> bool:
    # Every library wraps the error in one of its own.
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _append(body: bytearray, piece: bytes, limit: int) -> None:
    body += piece
    if len(body) > limit:
        raise ResponseTooLarge(limit)


def _sentence(request: Request, what: str) -> str:
    return f"{request.method} {without_query(request.url)}: {what}"
