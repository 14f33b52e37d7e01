"""The transport over aiohttp."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator
from functools import lru_cache

from ..errors import MissingExtra
from ..transport import Request, Response, Timeout
from . import (
    MAX_RESPONSE_BYTES,
    closed,
    failed,
    framed,
    join_async,
    misused,
    timed_out,
)
from .proxies import Proxies

_missing: ImportError | None = None
try:
    import aiohttp
    from yarl import URL
except ImportError as error:
    _missing = error

_PIECE = 64 * 1024
_NOT_ASKED_FOR = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


class AiohttpTransport:
    """Sends requests over aiohttp, many at a time, within one event loop.

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

    Raises:
        MissingExtra: aiohttp is not installed.
    """

    def __init__(
        self,
        *,
        pool_size: int = 100,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        ssl_context: ssl.SSLContext | None = None,
        trust_env: bool = False,
    ) -> None:
        if _missing is not None:
            feature = "The asynchronous client"
            raise MissingExtra(feature, "aiohttp", "async") from _missing
        self._pool_size = pool_size
        self._max_response_bytes = max_response_bytes
        self._ssl_context = ssl_context
        self._proxies = Proxies(trust_env=trust_env)
        self._session: aiohttp.ClientSession | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._closed = False

    async def send(self, request: Request, timeout: Timeout) -> Response:
        """Send `request` and return the response, whatever its status.

        Raises:
            TransportTimeout: no response within `timeout`.
            TransportError: no connection, or one that broke; a response that is too
                large; a request that HTTP cannot carry; another event loop than in the
                calls before.
        """
        if self._closed:
            raise closed(request)
        session = self._session or self._open()
        if self._loop is not asyncio.get_running_loop():
            raise misused(request, "the client belongs to another event loop")
        try:
            if len(request.body) <= _PIECE:
                return await self._exchange(session, request, timeout, request.body)
            async with asyncio.timeout(None) as stall:
                pieces = _pieces(request.body, timeout.read, stall)
                return await self._exchange(session, request, timeout, pieces)
        except TimeoutError as error:
            raise timed_out(request, error) from error
        except aiohttp.NonHttpUrlClientError as error:
            raise misused(request, error) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise failed(request, error) from error

    async def close(self) -> None:
        """Close every connection, also those in use."""
        self._closed = True
        if self._session is not None:
            await self._session.close()

    async def _exchange(
        self,
        session: aiohttp.ClientSession,
        request: Request,
        timeout: Timeout,
        body: bytes | AsyncIterator[bytes],
    ) -> Response:
        async with session.request(
            request.method,
            URL(request.url, encoded=True),
            data=body,
            headers=framed(request),
            allow_redirects=False,
            proxy=self._proxies.of(request.url),
            timeout=_limits(timeout),
        ) as response:
            pieces = response.content.iter_any()
            read = await join_async(pieces, self._max_response_bytes)
        return Response(status=response.status, headers=response.headers, body=read)

    def _open(self) -> aiohttp.ClientSession:
        self._loop = asyncio.get_running_loop()
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=self._pool_size, ssl=self._ssl_context or True
            ),
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=_NOT_ASKED_FOR,
        )
        return self._session


@lru_cache(maxsize=64)
def _limits(timeout: Timeout) -> aiohttp.ClientTimeout:
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
