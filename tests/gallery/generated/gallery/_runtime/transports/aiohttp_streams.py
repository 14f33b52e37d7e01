"""What is left of the responses of aiohttp, and what its errors mean."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from ..errors import Error
from ..errors.transport import Limit, Step
from ..extras import Library
from ..transport import Request, Timeout
from . import OutOfTime, failed, misused, timed_out, waited_for
from .libraries import AiohttpResponse
from .outgoing import unreadable
from .per_loop import end_of, require_time

aiohttp = Library("aiohttp", extra="async", feature="The asynchronous client")


class Stream:
    """What is left of a response, within the limits of its request."""

    def __init__(
        self,
        request: Request,
        response: AiohttpResponse,
        timeout: Timeout,
        end: float | None,
    ) -> None:
        self._request = request
        self._response = response
        self._timeout = timeout
        self._end = end
        _stop_clock(response)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        pieces = self._response.content.iter_any()
        while piece := await self._next(pieces):
            yield piece

    def renew(self) -> None:
        self._end = end_of(self._timeout)

    async def _next(self, pieces: AsyncIterator[bytes]) -> bytes:
        until = self._end
        try:
            require_time(until)
            if piece := self._response.content.read_nowait():
                # A timer for each piece that is there already takes longer than it.
                return piece
            until = self._until()
            async with asyncio.timeout_at(until):
                return await anext(pieces, b"")
        except Exception as error:
            limit: Limit = "total" if until == self._end else "read"
            late = OutOfTime("body", limit)
            found = explained(self._request, error, late, self._timeout)
            if found is None:
                raise
            raise found from error

    def _until(self) -> float | None:
        """Return when the next piece has to be there."""
        wait = self._timeout.read
        if wait is None:
            return self._end
        at = asyncio.get_running_loop().time() + wait
        return at if self._end is None else min(at, self._end)

    async def aclose(self) -> None:
        # What was read to its end has given its connection back.
        self._response.close()


def _stop_clock(response: AiohttpResponse) -> None:
    """Let nothing run out while nobody reads: aiohttp's own clock goes on then."""
    connection: Any = getattr(response, "connection", None)
    if connection is not None and connection.protocol is not None:
        connection.protocol.read_timeout = None
        connection.protocol.start_timeout()


class Progress:
    """What a request waits for."""

    def __init__(self, step: Step = "head") -> None:
        """Begin."""
        self.step: Step = step
        self.stall: asyncio.Timeout | None = None
        """What gives up on a server that stops reading."""

    def stall_at(self, when: float | None) -> None:
        """Give up at some time on a server that stops reading, unless it has answered."""
        if self.stall is not None:
            self.stall.reschedule(when)

    def late(self, error: Exception, timeout: Timeout) -> OutOfTime:
        """Return what ran out: of the whole time there is only an error."""
        if isinstance(error, aiohttp.ConnectionTimeoutError):
            return waited_for("connect", timeout)
        is_stalled = self.stall is not None and self.stall.expired()
        if is_stalled or isinstance(error, aiohttp.SocketTimeoutError):
            return waited_for(self.step, timeout)
        return OutOfTime(self.step, "total")


def explained(
    request: Request, error: Exception, late: OutOfTime, timeout: Timeout
) -> Error | None:
    """Return the error of a request that failed so; `None` if that is none of its."""
    if (cause := unreadable(error)) is not None:
        return misused(request, cause)
    if isinstance(error, TimeoutError):
        return timed_out(request, late, timeout, sent=_is_sent(error))
    if isinstance(error, aiohttp.NonHttpUrlClientError):
        return misused(request, error)
    if isinstance(error, aiohttp.ClientError | OSError | ValueError):
        return failed(request, error, sent=_is_sent(error))
    return None


def _is_sent(error: Exception) -> bool:
    # What has no connection, be it for want of a proxy, sends nothing.
    return not isinstance(
        error,
        aiohttp.ClientConnectorError
        | aiohttp.ClientHttpProxyError
        | aiohttp.ConnectionTimeoutError
        | aiohttp.ServerFingerprintMismatch,
    )
