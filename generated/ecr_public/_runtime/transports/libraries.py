"""What the transports use of libraries that may not be installed."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from typing import Any, Protocol, Self


class AiohttpBody(Protocol):
    """The body of a response, as aiohttp reads it."""

    def read_nowait(self) -> bytes:
        """Return what has come in, which may be nothing."""
        ...

    def iter_any(self) -> AsyncIterator[bytes]:
        """Return the pieces, as they come."""
        ...


class AiohttpResponse(Protocol):
    """A response of aiohttp."""

    @property
    def status(self) -> int:
        """Its status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """Its headers, whose names have no case."""
        ...

    @property
    def content(self) -> AiohttpBody:
        """Its body."""
        ...

    @property
    def content_length(self) -> int | None:
        """How long its body is, if it says so."""
        ...

    async def read(self) -> bytes:
        """Return its body."""
        ...

    async def __aenter__(self) -> Self:
        """Return it."""
        ...

    async def __aexit__(self, *error: object) -> None:
        """Let go of its connection."""

    def close(self) -> None:
        """Let go of its connection, which is closed unless all was read."""


class AiohttpSession(Protocol):
    """A session of aiohttp."""

    @property
    def connector(self) -> Any:
        """What keeps its connections; `None` once it is closed."""
        ...

    async def request(self, method: str, url: Any, **options: Any) -> AiohttpResponse:
        """Send a request; the response is open until it is read or closed."""
        ...

    async def close(self) -> None:
        """Close every connection."""


class Httpx2Response(Protocol):
    """A response of httpx2."""

    @property
    def status_code(self) -> int:
        """Its status."""
        ...

    @property
    def headers(self) -> Mapping[str, str]:
        """Its headers, whose names have no case."""
        ...

    def iter_raw(self) -> Iterator[bytes]:
        """Return the pieces of its body, as they come."""
        ...

    def aiter_raw(self) -> AsyncIterator[bytes]:
        """Return the pieces of its body, as they come."""
        ...

    def close(self) -> None:
        """Let go of its connection."""

    async def aclose(self) -> None:
        """Let go of its connection."""


class Httpx2(Protocol):
    """The transport of httpx2."""

    def handle_request(self, request: Any, /) -> Httpx2Response:
        """Send a request."""
        ...

    def close(self) -> None:
        """Close every connection."""


class AsyncHttpx2(Protocol):
    """The transport of httpx2 in an event loop."""

    async def handle_async_request(self, request: Any, /) -> Httpx2Response:
        """Send a request."""
        ...

    async def aclose(self) -> None:
        """Close every connection."""


class NetworkStream(Protocol):
    """A connection of httpx2."""

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return what comes."""
        ...

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send all of it."""

    def close(self) -> None:
        """Close it."""

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> NetworkStream:
        """Return one over this one that is encrypted."""
        ...

    def get_extra_info(self, info: str) -> Any:
        """Return what is known of it under a name."""
        ...


class NetworkBackend(Protocol):
    """What opens the connections of httpx2."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> NetworkStream:
        """Open one."""
        ...
