"""The connections of httpx2, kept to the deadline of the request that they carry."""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from ..extras import Library
from .deadlines import Address, connected, limits
from .httpx2_streams import httpx2
from .libraries import AsyncHttpx2, Httpx2, NetworkBackend, NetworkStream

_PIECE = 16 * 1024

httpcore2 = Library("httpcore2", extra="httpx2", feature="The transport over httpx2")


def punctual(transport: Any) -> Httpx2:
    """Return a transport of httpx2 whose every step asks before it how long it may take."""
    # httpx2 does not hand this argument of a pool on.
    transport._pool._network_backend = _Backend()
    punctual: Httpx2 = transport
    return punctual


def tidy(transport: Any) -> AsyncHttpx2:
    """Return a transport of httpx2 that closes what it gives up on while it connects."""
    pool = transport._pool
    pool._network_backend = _TidyBackend(pool._network_backend)
    tidied: AsyncHttpx2 = transport
    return tidied


def proxy_for(url: str | None, trust: ssl.SSLContext) -> Any:
    """Return a proxy as httpx2 wants it; one that is encrypted proves who it is."""
    if url is None or not url.lower().startswith("https:"):
        return url
    return httpx2.Proxy(url, ssl_context=trust)


class _Backend:
    """Opens connections."""

    def __init__(self) -> None:
        self._backend: NetworkBackend = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> NetworkStream:
        def connect(address: Address, seconds: float | None) -> NetworkStream:
            where = address[4][0]
            return Stream(
                self._backend.connect_tcp(
                    where, port, seconds, local_address, socket_options
                )
            )

        with limits().connecting():
            return connected(host, port, connect)


class Stream:
    """A connection that stands; a large piece is written in small ones."""

    def __init__(self, stream: NetworkStream) -> None:
        self._stream = stream

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, limits().left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _PIECE):
            piece = buffer[start : start + _PIECE]
            self._stream.write(piece, limits().left("write"))
            limits().written()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> NetworkStream:
        with limits().connecting():
            if self._stream.get_extra_info("ssl_object") is not None:
                return TlsWithin(self, ssl_context, server_hostname)
            seconds = limits().left()
            stream = self._stream.start_tls(ssl_context, server_hostname, seconds)
        return Stream(stream)


class TlsWithin:
    """An encrypted connection within another one, as to a server behind a proxy.

    That of httpx2 takes its time for each of the reads that a step takes.
    """

    def __init__(
        self, outer: Stream, context: ssl.SSLContext, hostname: str | None
    ) -> None:
        self._outer = outer
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self._tls = context.wrap_bio(
            self._incoming, self._outgoing, server_hostname=hostname
        )
        try:
            self._run(self._tls.do_handshake)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._outer.close()

    def get_extra_info(self, info: str) -> Any:
        if info == "ssl_object":
            return self._tls
        return self._outer.get_extra_info(info)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        try:
            read: bytes = self._run(partial(self._tls.read, max_bytes))
            return read
        except (ssl.SSLZeroReturnError, ssl.SSLEOFError):
            return b""

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        for start in range(0, len(buffer), _PIECE):
            self._run(partial(self._tls.write, buffer[start : start + _PIECE]))

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> NetworkStream:
        raise OSError("a connection within another one has none in it")

    def _run(self, step: Callable[[], Any]) -> Any:
        """Return what a step of TLS does, with all that it has to send and to read."""
        while True:
            try:
                done, wants_more = step(), False
            except ssl.SSLWantReadError:
                done, wants_more = None, True
            if written := self._outgoing.read():
                self._outer.write(written)
            if not wants_more:
                return done
            if read := self._outer.read(_PIECE):
                self._incoming.write(read)
            else:
                self._incoming.write_eof()


class _TidyBackend:
    """Opens connections in an event loop."""

    def __init__(self, backend: Any) -> None:
        self._backend = backend

    def __getattr__(self, name: str) -> Any:
        return getattr(self._backend, name)

    async def connect_tcp(self, *args: Any, **options: Any) -> Any:
        return _TidyStream(await self._backend.connect_tcp(*args, **options))


class _TidyStream:
    """A connection that is closed if a handshake over it is cancelled."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    async def start_tls(self, *args: Any, **options: Any) -> Any:
        try:
            return _TidyStream(await self._stream.start_tls(*args, **options))
        except BaseException:
            await self._stream.aclose()
            raise
