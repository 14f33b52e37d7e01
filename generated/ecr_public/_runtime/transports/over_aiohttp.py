"""The transport over aiohttp."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextvars import ContextVar
from functools import cache, lru_cache, partial
from typing import Any

from msgspec.structs import replace

from ..extras import Library
from ..headers import Fields
from ..sources import Source
from ..transport import Request, Response, Timeout
from . import closed, framed
from .aiohttp_answers import handler_class
from .aiohttp_streams import Progress, Stream, aiohttp, explained
from .bodies import MAX_RESPONSE_BYTES, is_left, join_async
from .libraries import AiohttpResponse, AiohttpSession
from .outgoing import PIECE, pieces_async
from .per_loop import PerLoop, end_of
from .proxies import Proxies

yarl = Library("yarl", extra="async", feature="The asynchronous client")

_NOT_ASKED_FOR = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


class AiohttpTransport:
    """Sends requests over aiohttp, many at a time; each event loop has its connections.

    Passwords of the environment are not used, and cookies are not kept. A server that
    takes longer than `Timeout.read` for 64 KiB of a request is given up on, too.

    Args:
        pool_size: How many connections there may be at a time; a call beyond them waits
            until one is free.
        max_response_bytes: How long a response's body may be, once decompressed.
        ssl_context: What servers and proxies have to prove; by default, that they own a certificate
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
        session = self._sessions.found() or await self._sessions.here()
        progress = Progress()
        before = _under_way.set(progress)
        try:
            body = request.body
            if isinstance(body, bytes) and len(body) <= PIECE:
                return await self._exchange(session, request, timeout, body, progress)
            async with asyncio.timeout(None) as progress.stall:
                pieces = _pieces(body, timeout.read, progress)
                response = await self._exchange(
                    session, request, timeout, pieces, progress
                )
            # The answer may have begun while the request goes on.
            progress.stall = None
            return response
        except Exception as error:
            late = progress.late(error, timeout)
            if (found := explained(request, error, late, timeout)) is None:
                raise
            raise found from error
        finally:
            _under_way.reset(before)

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
        progress: Progress,
    ) -> Response:
        if request.streamed:
            return await self._left(session, request, timeout, body, progress)
        response = await self._begun(session, request, timeout, body)
        progress.step = "body"
        return await self._whole(response)

    async def _left(
        self,
        session: AiohttpSession,
        request: Request,
        timeout: Timeout,
        body: bytes | AsyncIterator[bytes],
        progress: Progress,
    ) -> Response:
        """Return a response whose body is left to be read, if it may be."""
        end = end_of(timeout)
        # aiohttp's own clock for all would go on while the body is read.
        limits = replace(timeout, total=None)
        async with asyncio.timeout_at(end):
            response = await self._begun(session, request, limits, body)
            progress.step = "body"
            encoding = response.headers.get("content-encoding")
            if not is_left(request, response.status, encoding):
                return await self._whole(response)
        stream = Stream(request, response, timeout, end)
        return Response(
            status=response.status, headers=_fields(response), body=b"", stream=stream
        )

    async def _whole(self, response: AiohttpResponse) -> Response:
        encoding = response.headers.get("content-encoding")
        length = response.content_length
        if encoding is None and length and length <= self._max_response_bytes:
            # It gives back the connection, and closes it if anything goes wrong.
            read = await response.read()
        else:
            async with response:
                pieces = response.content.iter_any()
                read = await join_async(pieces, self._max_response_bytes, encoding)
        return Response(status=response.status, headers=_fields(response), body=read)

    async def _begun(
        self,
        session: AiohttpSession,
        request: Request,
        timeout: Timeout,
        body: bytes | AsyncIterator[bytes],
    ) -> AiohttpResponse:
        return await session.request(
            request.method,
            yarl.URL(request.url, encoded=True),
            # An empty one would be written, and waited for.
            data=body or None,
            headers=_headers(request),
            allow_redirects=False,
            proxy=self._proxies.of(request.url),
            timeout=_limits(timeout),
        )


_under_way: ContextVar[Progress] = ContextVar("progress")


@cache
def _connector_class() -> Any:
    class Connector(aiohttp.TCPConnector):  # type: ignore[misc, name-defined]  # a class of a library that may not be there
        """Tells a request where it stands."""

        # Neither is called for a request that finds a connection that is free.
        async def _wait_for_available_connection(
            self, *args: Any, **options: Any
        ) -> None:
            progress = _under_way.get()
            progress.step = "pool"
            await super()._wait_for_available_connection(*args, **options)
            progress.step = "head"

        async def _create_connection(self, *args: Any, **options: Any) -> Any:
            progress = _under_way.get()
            progress.step = "connect"
            connection = await super()._create_connection(*args, **options)
            progress.step = "head"
            return connection

    return Connector


def _open(pool_size: int, ssl_context: ssl.SSLContext | None) -> AiohttpSession:
    connector = _connector_class()(limit=pool_size, ssl=ssl_context or True)
    handler = handler_class(aiohttp.load("client_proto").ResponseHandler)
    # There is no public way. Where it has no effect, answers are read by aiohttp's own.
    connector._factory = partial(handler, loop=asyncio.get_running_loop())
    session: AiohttpSession = aiohttp.ClientSession(
        connector=connector,
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


def _headers(request: Request) -> dict[str, str]:
    headers = framed(request)
    # Where the length is not known, aiohttp says so itself.
    headers.pop("transfer-encoding", None)
    return {
        name: value if value.isascii() else _as_text(value)
        for name, value in headers.items()
    }


def _as_text(value: str) -> str:
    """Return the text whose bytes in UTF-8 a value stands for: that is what is sent."""
    try:
        return value.encode("latin-1").decode()
    except UnicodeError:
        return value


def _fields(response: AiohttpResponse) -> Mapping[str, str]:
    """Return the headers of a response; its own look up the first of those of one name."""
    headers = response.headers
    if len(headers) == len({name.lower() for name in headers}):
        return headers
    return Fields(headers.items())


@lru_cache(maxsize=64)
def _limits(timeout: Timeout) -> Any:
    return aiohttp.ClientTimeout(
        total=timeout.total, sock_connect=timeout.connect, sock_read=timeout.read
    )


async def _pieces(
    body: bytes | Source, wait: float | None, progress: Progress
) -> AsyncIterator[bytes]:
    # aiohttp's own clock starts at the end of the request: for a server that stops
    # reading a large one it would wait for ever.
    now = asyncio.get_running_loop().time
    async for piece in pieces_async(body):
        progress.step = "write"
        progress.stall_at(None if wait is None else now() + wait)
        yield piece
        progress.stall_at(None)
    progress.step = "head"
