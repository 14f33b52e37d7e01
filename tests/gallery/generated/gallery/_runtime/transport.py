"""What a transport is: a request goes in, a response comes out.

The rest of the client does no input or output of its own, so a transport is all that it
takes to run it over another HTTP library, or over none.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping
from typing import Protocol

import msgspec

from .address import without_query
from .sources import Source, size_of


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """An HTTP request, ready to be sent."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: bytes | Source
    """Bytes, or what they are read from while they are sent."""

    repeatable: bool = True
    """Whether it may be served twice: that does no harm, or a token tells the service."""

    streamed: bool = False
    """Whether the body of an answer with a status of 2xx may be left to be read: then it
    is the `stream` of the response. A transport that cannot do so reads it as ever."""

    def __repr__(self) -> str:
        """Return what is no secret: keys travel in headers and queries."""
        names = ", ".join(self.headers)
        where = without_query(self.url)
        return f"<Request {self.method} {where} ({names}; {told(self.body)})>"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        """Return the same, part by part."""
        return [
            ("method", self.method),
            ("url", without_query(self.url)),
            ("headers", list(self.headers)),
            ("body", told(self.body)),
        ]


def told(body: bytes | Source) -> str:
    """Return how long a body is, in words."""
    size = size_of(body)
    return "bytes as they come" if size is None else f"{size} bytes"


class ByteStream(Protocol):
    """What is left to be read of a body.

    Whatever reads or closes it may raise `TransportError`.
    """

    def __iter__(self) -> Iterator[bytes]:
        """Return the pieces, as they come in."""
        ...

    def close(self) -> None:
        """Let go of the connection."""


class AsyncByteStream(Protocol):
    """What is left to be read of a body, in an event loop.

    Whatever reads or closes it may raise `TransportError`.
    """

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Return the pieces, as they come in."""
        ...

    async def aclose(self) -> None:
        """Let go of the connection."""


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """An HTTP response, read to its end unless there is a stream."""

    status: int
    headers: Mapping[str, str]
    """Looked up by lower-case names."""

    body: bytes

    stream: ByteStream | AsyncByteStream | None = None
    """What is left to be read of a body, of a request that was to be streamed; whoever
    does not read it to its end closes it."""


class Timeout(msgspec.Struct, frozen=True, kw_only=True):
    """How long a call may take, in seconds; `None` waits for ever."""

    connect: float | None = 10.0
    """Until the connection stands."""

    read: float | None = 60.0
    """Between two pieces of the response."""

    total: float | None = None
    """From the start of the call to its end, whatever it takes: a transport is told how
    much of it is left for a request."""

    def __post_init__(self) -> None:
        """Refuse what libraries read in different ways.

        Raises:
            ValueError: a time is not above zero.
        """
        for seconds in (self.connect, self.read, self.total):
            if seconds is not None and not seconds > 0:
                raise ValueError(f"a timeout must be above 0 s, not {seconds}")


def timeout_from(given: Timeout | float | None, default: Timeout) -> Timeout:
    """Return the timeout that `given` means: a number is for the whole call."""
    if given is None:
        return default
    if isinstance(given, Timeout):
        return given
    return Timeout(connect=given, read=given, total=given)


class Transport(Protocol):
    """Sends requests, one at a time or from many threads at once."""

    def send(self, request: Request, timeout: Timeout) -> Response:
        """Send `request` and return the response, whatever its status.

        Redirects are not followed.

        Raises:
            TransportTimeout: no response within `timeout`.
            TransportError: no connection, or one that broke; `retryable` says whether
                the same request may get an answer later.
        """
        ...

    def close(self) -> None:
        """Close every connection."""


class AsyncTransport(Protocol):
    """Sends requests, many at a time."""

    async def send(self, request: Request, timeout: Timeout) -> Response:
        """Send `request` and return the response, whatever its status.

        Redirects are not followed; cancelling the call releases its connection.

        Raises:
            TransportTimeout: no response within `timeout`.
            TransportError: no connection, or one that broke; `retryable` says whether
                the same request may get an answer later.
        """
        ...

    async def close(self) -> None:
        """Close every connection."""
