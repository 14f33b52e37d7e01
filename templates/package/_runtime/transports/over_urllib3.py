"""The transport over urllib3."""

from __future__ import annotations

import re
import ssl
import threading
from collections.abc import Iterator
from functools import cache, lru_cache
from http.client import HTTPException
from urllib.parse import unquote

import urllib3
from urllib3 import exceptions, util

from ..errors import TransportError
from ..forks import PerProcess
from ..transport import Request, Response, Timeout
from . import closed, failed, framed, misused, timed_out
from .bodies import MAX_RESPONSE_BYTES, is_left, join
from .deadlines import Limits, Resumed, limited
from .outgoing import Unreadable, pieces_of
from .proxies import Proxies
from .urllib3_connections import POOLS

_PIECE = 64 * 1024
_LARGE_PIECE = 256 * 1024
_USUAL = re.compile(
    r"(https?://[a-z0-9.-]++(?::[0-9]++)?)"
    r"(/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]++|%[0-9A-F]{2})*+"
    r"(?:\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]++|%[0-9A-F]{2})*+)?)"
)
"""A URL of which nothing is left to encode: its origin, and the rest."""

_NEVER_AGAIN = urllib3.Retry(total=False)


class Urllib3Transport(PerProcess):
    """Sends requests over urllib3, from any number of threads.

    A server that takes longer than `Timeout.read` for a piece of a request is given up
    on, too.

    Args:
        pool_size: How many idle connections to keep for each server. More are opened
            when more calls run at once, and closed after them.
        max_response_bytes: How long a response's body may be, once decompressed.
        ssl_context: What servers and proxies have to prove; by default, that they own a certificate
            that the platform trusts.
        trust_env: Whether to use the proxies that the environment names, in HTTP_PROXY,
            HTTPS_PROXY, ALL_PROXY and NO_PROXY.
        proxy: The one for all requests, as `http://host:port` or
            `http://user:password@host:port`; the environment does not count then.

    Raises:
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
        super().__init__()
        self._max_response_bytes = max_response_bytes
        self._ssl_context = ssl_context
        self._pool_size = pool_size
        self._proxies = Proxies(proxy, trust_env=trust_env)
        self._lock = threading.Lock()
        self._pools: dict[str, urllib3.HTTPConnectionPool] = {}
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
            except Unreadable as error:
                raise misused(request, error) from error
            except exceptions.ClosedPoolError as error:
                raise closed(request) from error
            except (exceptions.HTTPError, HTTPException, OSError, ValueError) as error:
                raise _explained(request, error, limits, sent=limits.sent) from error

    def close(self) -> None:
        """Close every connection; those in use, once their call has ended."""
        with self._lock:
            self._closed = True
        for pool in self._pools.values():
            pool.close()

    def _exchange(self, request: Request, timeout: Timeout, limits: Limits) -> Response:
        origin, target = _split(request.url)
        pool = self._pools.get(origin) or self._opened(request, origin)
        body = request.body
        response = pool.urlopen(
            request.method,
            # A proxy that passes on what is not encrypted needs to know where to.
            request.url if pool.proxy and pool.scheme == "http" else target,
            assert_same_host=False,
            # Of an empty one the headers tell, where there is anything to tell.
            body=(body or None) if isinstance(body, bytes) else pieces_of(body),
            headers=_headers(request),
            retries=_NEVER_AGAIN,
            redirect=False,
            timeout=_limits(timeout),
            preload_content=False,
            decode_content=False,
        )
        limits.reads = "body"
        encoding = response.headers.get("content-encoding")
        if is_left(request, response.status, encoding):
            stream = _Stream(request, response, limits)
            return Response(
                status=response.status,
                headers=response.headers,
                body=b"",
                stream=stream,
            )
        with response:
            read = self._read(response, encoding)
        return Response(status=response.status, headers=response.headers, body=read)

    def _read(self, response: urllib3.BaseHTTPResponse, encoding: str | None) -> bytes:
        length = response.length_remaining
        if encoding is None and length and length <= self._max_response_bytes:
            return response.read()
        pieces = iter(lambda: response.read1(_PIECE), b"")
        read = join(pieces, self._max_response_bytes, encoding)
        if not read and _is_unframed(response):
            raise OSError("the connection was closed before the response")
        return read

    def _opened(self, request: Request, origin: str) -> urllib3.HTTPConnectionPool:
        with self._lock:
            if self._closed:
                raise closed(request)
            if origin not in self._pools:
                self._pools[origin] = self._open(origin)
            return self._pools[origin]

    def _forked(self) -> None:
        pools, self._pools = self._pools, {}
        self._lock = threading.Lock()
        for pool in pools.values():
            _let_go(pool)

    def _open(self, origin: str) -> urllib3.HTTPConnectionPool:
        # A pool of its own accord reads the platform's certificates anew for each
        # connection, which takes longer than the handshake.
        tls = None
        if origin.startswith("https:"):
            tls = self._ssl_context or _platform_trust()
        trust = self._ssl_context
        manager = _manager(self._proxies.of(origin), self._pool_size, trust)
        return manager.connection_from_url(origin, {"ssl_context": tls})


class _Stream:
    """What is left of a response, within the limits of its request."""

    def __init__(
        self, request: Request, response: urllib3.BaseHTTPResponse, limits: Limits
    ) -> None:
        self._request = request
        self._response = response
        self._limits = limits

    def __iter__(self) -> Iterator[bytes]:
        while piece := self._read():
            yield piece

    def renew(self) -> None:
        self._limits.renew()

    def close(self) -> None:
        # What was read to its end has given its connection back.
        self._response.close()

    def _read(self) -> bytes:
        with Resumed(self._limits):
            try:
                return self._response.read1(_LARGE_PIECE)
            except (exceptions.HTTPError, HTTPException, OSError, ValueError) as error:
                raise _explained(self._request, error, self._limits) from error


def _let_go(pool: urllib3.HTTPConnectionPool) -> None:
    """Close the connections that the parent keeps, here only."""
    if pool.pool is not None:
        # A thread that is not here may hold the lock.
        pool.pool.mutex.acquire(blocking=False)
        pool.pool.mutex.release()
        pool.close()


def _manager(
    proxy: str | None, pool_size: int, trust: ssl.SSLContext | None
) -> urllib3.PoolManager:
    manager = _plain(proxy, pool_size, trust)
    manager.pool_classes_by_scheme = POOLS
    return manager


def _plain(
    proxy: str | None, pool_size: int, trust: ssl.SSLContext | None
) -> urllib3.PoolManager:
    if proxy is None:
        return urllib3.PoolManager(maxsize=pool_size, block=False)
    password = util.parse_url(proxy).auth
    is_encrypted = proxy.lower().startswith("https:")
    return urllib3.ProxyManager(
        proxy,
        maxsize=pool_size,
        block=False,
        proxy_ssl_context=(trust or _platform_trust()) if is_encrypted else None,
        proxy_headers=util.make_headers(
            proxy_basic_auth=unquote(password) if password else None
        ),
    )


@cache
def _platform_trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _headers(request: Request) -> dict[str, str]:
    headers = framed(request)
    # http.client says the same by itself, in less time.
    del headers["accept-encoding"]
    return headers


def _split(url: str) -> tuple[str, str]:
    usual = _USUAL.fullmatch(url)
    if usual is None or "/." in usual[2]:
        return _parsed(url)
    return usual[1], usual[2]


@lru_cache(maxsize=64)
def _parsed(url: str) -> tuple[str, str]:
    parsed = util.parse_url(url)
    return f"{parsed.scheme}://{parsed.netloc or ''}", parsed.request_uri


@lru_cache(maxsize=64)
def _limits(timeout: Timeout) -> urllib3.Timeout:
    return urllib3.Timeout(
        connect=timeout.connect, read=timeout.read, total=timeout.total
    )


def _is_unframed(response: urllib3.BaseHTTPResponse) -> bool:
    # A head that breaks off is a complete one for http.client, of a body that lasts
    # until the connection is closed.
    return not response.chunked and response.length_remaining is None


def _explained(
    request: Request, error: Exception, limits: Limits, *, sent: bool = True
) -> TransportError:
    reason = _reason(error)
    if isinstance(reason, (exceptions.TimeoutError, TimeoutError)):
        return timed_out(request, limits.last, limits.timeout, sent=sent)
    return failed(request, reason, sent=sent)


def _reason(error: Exception) -> Exception:
    # What broke a connection is the last argument of what urllib3 makes of it.
    if isinstance(error, exceptions.ProxyError):
        return _reason(error.original_error)
    wrapping = (exceptions.ProtocolError, exceptions.SSLError)
    last = error.args[-1] if isinstance(error, wrapping) else None
    return last if isinstance(last, Exception) else error
