"""The connections of httpx2, kept to the deadline of the request that they carry."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from typing import Any

from ..extras import Library
from .deadlines import Address, connected, limits
from .libraries import Httpx2, NetworkBackend, NetworkStream

_PIECE = 16 * 1024

httpcore2 = Library("httpcore2", extra="httpx2", feature="The transport over httpx2")


def punctual(transport: Any) -> Httpx2:
    """Return a transport of httpx2 whose every step asks before it how long it may take."""
    # httpx2 does not hand this argument of a pool on.
    transport._pool._network_backend = _Backend()
    punctual: Httpx2 = transport
    return punctual


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
            seconds = limits().left()
            stream = self._stream.start_tls(ssl_context, server_hostname, seconds)
        return Stream(stream)
