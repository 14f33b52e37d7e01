"""The transports over httpx2."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing, closing
from typing import Any

from ..forks import PerProcess
from ..sources import Source
from ..transport import AsyncByteStream, ByteStream, Request, Response, Timeout
from . import closed, framed
from .bodies import MAX_RESPONSE_BYTES, is_left, join, join_async
from .deadlines import Limits, limited
from .httpx2_connections import proxy_for, punctual, tidy
from .httpx2_streams import (
    AsyncStream,
    Progress,
    Stream,
    explained,
    httpx2,
    late_at,
)
from .libraries import AsyncHttpx2, Httpx2, Httpx2Response
from .outgoing import PIECE, pieces_async, pieces_of
from .per_loop import PerLoop, end_of
from .proxies import Proxies


class Httpx2Transport(PerProcess):
    """Sends requests over httpx2, from any number of threads.

    A server that takes longer than `Timeout.read` for a piece of a request is given up
    on, too.

    Args:
        pool_size: How many idle connections to keep. More are opened when more calls
            run at once, and closed after them.
        max_response_bytes: How long a response's body may be, once decompressed.
        ssl_context: What servers and proxies have to prove; by default, that they own a certificate
            that the platform trusts.
        trust_env: Whether to use the proxies that the environment names, in HTTP_PROXY,
            HTTPS_PROXY, ALL_PROXY and NO_PROXY.
        proxy: The one for all requests, as `http://host:port` or
            `http://user:password@host:port`; the environment does not count then.

    Raises:
        MissingExtra: httpx2 is not installed.
        ValueError: `proxy` is none.
    """

    def __init__(
        self,
        *,
        pool_size: int = 10,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        ssl_context: ssl.SSLContext | None = None,
        trust_env: bool = True,
        proxy: str | None = None,
    ) -> None:
        httpx2.load()
        super().__init__()
        self._max_response_bytes = max_response_bytes
        self._pool_size = pool_size
        self._ssl_context = ssl_context or httpx2.create_ssl_context(trust_env=False)
        self._proxies = Proxies(proxy, trust_env=trust_env)
        self._lock = threading.Lock()
        self._transports: dict[str | None, Httpx2] = {}
        self._closed = False

    def send(self, request: Request, timeout: Timeout) -> Response:
        """Send `request` and return the response, whatever its status.

        Raises:
            TransportTimeout: no response within `timeout`.
            TransportError: no connection, or one that broke; a response that is too
                large; a request that HTTP cannot carry.
        """
        if self._closed:
            raise closed(request)
        with limited(timeout) as limits:
            try:
                return self._exchange(request, timeout, limits)
            except Exception as error:
                late, sent = limits.last, limits.sent
                found = explained(request, error, late, timeout, sent=sent)
                if found is None:
                    raise
                raise found from error

    def close(self) -> None:
        """Close every connection, also those in use."""
        with self._lock:
            self._closed = True
        for transport in self._transports.values():
            transport.close()

    def _exchange(self, request: Request, timeout: Timeout, limits: Limits) -> Response:
        body = request.body
        content = body if isinstance(body, bytes) else pieces_of(body)
        answer = self._over(request).handle_request(_native(request, timeout, content))
        limits.reads = "body"
        encoding = answer.headers.get("content-encoding")
        if is_left(request, answer.status_code, encoding):
            return _left(answer, Stream(request, answer, limits))
        with closing(answer):
            read = join(answer.iter_raw(), self._max_response_bytes, encoding)
        return Response(status=answer.status_code, headers=answer.headers, body=read)

    def _over(self, request: Request) -> Httpx2:
        proxy = self._proxies.of(request.url)
        if (transport := self._transports.get(proxy)) is not None:
            return transport
        with self._lock:
            if self._closed:
                raise closed(request)
            if proxy not in self._transports:
                self._transports[proxy] = self._open(proxy)
            return self._transports[proxy]

    def _forked(self) -> None:
        # Threads that are not here may hold the locks of the old ones, so those are
        # not closed but let go: what they are made of closes with its last reference.
        self._lock = threading.Lock()
        self._transports = {}

    def _open(self, proxy: str | None) -> Httpx2:
        return punctual(
            httpx2.HTTPTransport(
                verify=self._ssl_context,
                trust_env=False,
                limits=_pool(self._pool_size),
                proxy=proxy_for(proxy, self._ssl_context),
            )
        )


class AsyncHttpx2Transport:
    """Sends requests over httpx2, many at a time; each event loop has its connections.

    A server that takes longer than `Timeout.read` for a piece of a request is given up
    on, too.

    Args:
        pool_size: How many idle connections to keep. More are opened when more calls
            run at once, and closed after them.
        max_response_bytes: How long a response's body may be, once decompressed.
        ssl_context: What servers and proxies have to prove; by default, that they own a certificate
            that the platform trusts.
        trust_env: Whether to use the proxies that the environment names, in HTTP_PROXY,
            HTTPS_PROXY, ALL_PROXY and NO_PROXY.
        proxy: The one for all requests, as `http://host:port` or
            `http://user:password@host:port`; the environment does not count then.

    Raises:
        MissingExtra: httpx2 is not installed.
        ValueError: `proxy` is none.
    """

    def __init__(
        self,
        *,
        pool_size: int = 10,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        ssl_context: ssl.SSLContext | None = None,
        trust_env: bool = True,
        proxy: str | None = None,
    ) -> None:
        httpx2.load()
        self._max_response_bytes = max_response_bytes
        self._pool_size = pool_size
        self._ssl_context = ssl_context or httpx2.create_ssl_context(trust_env=False)
        self._proxies = Proxies(proxy, trust_env=trust_env)
        self._transports = PerLoop(_no_transports, _close)
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
        progress = Progress()
        try:
            async with asyncio.timeout(timeout.total):
                return await self._exchange(request, timeout, progress)
        except Exception as error:
            late = late_at(error, progress.step, timeout)
            if (found := explained(request, error, late, timeout)) is None:
                raise
            raise found from error

    async def close(self) -> None:
        """Close every connection, also those in use."""
        self._closed = True
        await self._transports.close()

    async def _exchange(
        self, request: Request, timeout: Timeout, progress: Progress
    ) -> Response:
        end = end_of(timeout)
        transport = await self._over(request)
        native = _native(request, timeout, _outgoing(request.body))
        native.extensions["trace"] = progress
        answer = await transport.handle_async_request(native)
        progress.step = "body"
        encoding = answer.headers.get("content-encoding")
        if is_left(request, answer.status_code, encoding):
            return _left(answer, AsyncStream(request, answer, timeout, end))
        async with aclosing(answer):
            limit = self._max_response_bytes
            body = await join_async(answer.aiter_raw(), limit, encoding)
        return Response(status=answer.status_code, headers=answer.headers, body=body)

    async def _over(self, request: Request) -> AsyncHttpx2:
        transports = await self._transports.here()
        proxy = self._proxies.of(request.url)
        if proxy not in transports:
            transports[proxy] = self._open(proxy)
        return transports[proxy]

    def _open(self, proxy: str | None) -> AsyncHttpx2:
        return tidy(
            httpx2.AsyncHTTPTransport(
                verify=self._ssl_context,
                trust_env=False,
                limits=_pool(self._pool_size),
                proxy=proxy_for(proxy, self._ssl_context),
            )
        )


def _left(answer: Httpx2Response, stream: ByteStream | AsyncByteStream) -> Response:
    return Response(
        status=answer.status_code, headers=answer.headers, body=b"", stream=stream
    )


def _no_transports() -> dict[str | None, AsyncHttpx2]:
    return {}


async def _close(transports: dict[str | None, AsyncHttpx2]) -> None:
    for transport in transports.values():
        await transport.aclose()


def _pool(size: int) -> Any:
    return httpx2.Limits(max_connections=None, max_keepalive_connections=size)


def _outgoing(body: bytes | Source) -> bytes | AsyncIterator[bytes]:
    # The time to write is for a whole piece: in one piece, a large body that gets along
    # well would be given up on as soon as one that stands still.
    if isinstance(body, bytes) and len(body) <= PIECE:
        return body
    return pieces_async(body)


def _native(
    request: Request,
    timeout: Timeout,
    body: bytes | Iterator[bytes] | AsyncIterator[bytes],
) -> Any:
    limits = {
        "connect": _shorter(timeout.connect, timeout.total),
        "read": _shorter(timeout.read, timeout.total),
        "write": _shorter(timeout.read, timeout.total),
        "pool": None,
    }
    # The library takes texts for ASCII; the others take a character for each byte.
    headers = {
        name.encode("latin-1"): value.encode("latin-1")
        for name, value in framed(request).items()
    }
    return httpx2.Request(
        request.method,
        request.url,
        headers=headers,
        content=body,
        extensions={"timeout": limits},
    )


def _shorter(limit: float | None, total: float | None) -> float | None:
    return min((each for each in (limit, total) if each is not None), default=None)
