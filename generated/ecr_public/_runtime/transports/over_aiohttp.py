"""The transport over aiohttp."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from functools import lru_cache, partial
from typing import Any

from ..extras import Library
from ..transport import Request, Response, Timeout
from . import (
    closed,
    failed,
    framed,
    misused,
    timed_out,
)
from .bodies import MAX_RESPONSE_BYTES, join_async
from .libraries import AiohttpSession
from .per_loop import PerLoop
from .proxies import Proxies

aiohttp = Library("aiohttp", extra="async", feature="The asynchronous client")
yarl = Library("yarl", extra="async", feature="The asynchronous client")

_PIECE = 64 * 1024
_NOT_ASKED_FOR = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


class AiohttpTransport:
    """Sends requests over aiohttp, many at a time; each event loop has its connections.

    Passwords of the environment are not used, and cookies are not kept. A server that
    takes longer than `Timeout.read` for 64 KiB of a request is given up on, too.

    Args:
        pool_size: How many connections there may be at a time; a call beyond them waits
            until one is free.
        max_response_bytes: How long a response's body may be, once decompressed.
        ssl_context: What servers have to prove; by default, that they own a certificate
            that the platform trusts.
        trust_env: Whether to use the proxies that the environment names, in HTTP_PROXY,
            HTTPS_PROXY, ALL_PROXY and NO_PROXY.
        proxy: The one for all requests, as `http://host:port` or
            `http://user:password@host:port`; the environment does not count then.

    Raises:
        MissingExtra: aiohttp is not installed.
        ValueError: `proxy` is none.
    """

    def __init__(
        self,
        *,
        pool_size: int = 100,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        ssl_context: ssl.SSLContext | None = None,
        trust_env: bool = True,
        proxy: str | None = None,
    ) -> None:
        aiohttp.load()
        self._max_response_bytes = max_response_bytes
        self._proxies = Proxies(proxy, trust_env=trust_env)
        self._sessions = PerLoop(
            partial(_open, pool_size, ssl_context), _close, _disown
        )
        self._closed = False

    async def send(self, request: Request, timeout: Timeout) -> Response:
        """Send `request` and return the response, whatever its status.

        Raises:
            TransportTimeout: no response within `timeout`.
            TransportError: no connection, or one that broke; a response that is too
                large; a request that HTTP cannot carry.
        """
        if self._closed:
            raise closed(request)
        session = await self._sessions.here()
        try:
            if len(request.body) <= _PIECE:
                return await self._exchange(session, request, timeout, request.body)
            async with asyncio.timeout(None) as stall:
                pieces = _pieces(request.body, timeout.read, stall)
                return await self._exchange(session, request, timeout, pieces)
        except TimeoutError as error:
            raise timed_out(request, error, sent=_is_sent(error)) from error
        except aiohttp.NonHttpUrlClientError as error:
            raise misused(request, error) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise failed(request, error, sent=_is_sent(error)) from error

    async def close(self) -> None:
        """Close every connection, also those in use."""
        self._closed = True
        await self._sessions.close()

    async def _exchange(
        self,
        session: AiohttpSession,
        request: Request,
        timeout: Timeout,
        body: bytes | AsyncIterator[bytes],
    ) -> Response:
        async with session.request(
            request.method,
            yarl.URL(request.url, encoded=True),
            data=body,
            headers=framed(request),
            allow_redirects=False,
            proxy=self._proxies.of(request.url),
            timeout=_limits(timeout),
        ) as response:
            pieces = response.content.iter_any()
            encoding = response.headers.get("content-encoding")
            read = await join_async(pieces, self._max_response_bytes, encoding)
        return Response(status=response.status, headers=response.headers, body=read)


def _open(pool_size: int, ssl_context: ssl.SSLContext | None) -> AiohttpSession:
    session: AiohttpSession = aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=pool_size, ssl=ssl_context or True),
        auto_decompress=False,
        cookie_jar=aiohttp.DummyCookieJar(),
        skip_auto_headers=_NOT_ASKED_FOR,
    )
    return session


async def _close(session: AiohttpSession) -> None:
    await session.close()


def _disown(session: AiohttpSession) -> None:
    connector = session.connector
    if connector is not None:
        # There is no public way. One that counts as open closes itself when it is
        # destroyed, and tells the parent's event loop to listen no more.
        connector._closed = True


def _is_sent(error: Exception) -> bool:
    # What has no connection, be it for want of a proxy, sends nothing.
    return not isinstance(
        error,
        aiohttp.ClientConnectorError
        | aiohttp.ClientHttpProxyError
        | aiohttp.ConnectionTimeoutError
        | aiohttp.ServerFingerprintMismatch,
    )


@lru_cache(maxsize=64)
def _limits(timeout: Timeout) -> Any:
    return aiohttp.ClientTimeout(
        total=timeout.total, sock_connect=timeout.connect, sock_read=timeout.read
    )


async def _pieces(
    body: bytes, wait: float | None, stall: asyncio.Timeout
) -> AsyncIterator[bytes]:
    # aiohttp's own clock starts at the end of the request: for a server that stops
    # reading a large one it would wait for ever.
    now = asyncio.get_running_loop().time
    for start in range(0, len(body), _PIECE):
        stall.reschedule(None if wait is None else now() + wait)
        yield body[start : start + _PIECE]
    stall.reschedule(None)
