"""What is left of the responses of httpx2, and what its errors mean."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

from ..errors import Error
from ..errors.transport import Step
from ..extras import Library
from ..transport import Request, Timeout
from . import OutOfTime, failed, misused, timed_out, waited_for
from .deadlines import Limits, Resumed
from .libraries import Httpx2Response
from .outgoing import unreadable
from .per_loop import end_of, require_time

httpx2 = Library("httpx2", extra="httpx2", feature="The transport over httpx2")


class Stream:
    """What is left of a response, within the limits of its request."""

    def __init__(
        self, request: Request, answer: Httpx2Response, limits: Limits
    ) -> None:
        self._request = request
        self._answer = answer
        self._limits = limits

    def __iter__(self) -> Iterator[bytes]:
        pieces = self._answer.iter_raw()
        while piece := self._next(pieces):
            yield piece

    def renew(self) -> None:
        self._limits.renew()

    def close(self) -> None:
        # What was read to its end has given its connection back.
        self._answer.close()

    def _next(self, pieces: Iterator[bytes]) -> bytes:
        with Resumed(self._limits):
            try:
                return next(pieces, b"")
            except Exception as error:
                late, timeout = self._limits.last, self._limits.timeout
                found = explained(self._request, error, late, timeout)
                if found is None:
                    raise
                raise found from error


class AsyncStream:
    """What is left of a response, until the end of the time for its request."""

    def __init__(
        self,
        request: Request,
        answer: Httpx2Response,
        timeout: Timeout,
        end: float | None,
    ) -> None:
        self._request = request
        self._answer = answer
        self._end = end
        self._timeout = timeout

    async def __aiter__(self) -> AsyncIterator[bytes]:
        pieces = self._answer.aiter_raw()
        while piece := await self._next(pieces):
            yield piece

    def renew(self) -> None:
        self._end = end_of(self._timeout)

    async def aclose(self) -> None:
        # What was read to its end has given its connection back.
        await self._answer.aclose()

    async def _next(self, pieces: AsyncIterator[bytes]) -> bytes:
        try:
            require_time(self._end)
            async with asyncio.timeout_at(self._end):
                return await anext(pieces, b"")
        except Exception as error:
            late = late_at(error, "body", self._timeout)
            found = explained(self._request, error, late, self._timeout)
            if found is None:
                raise
            raise found from error


class Progress:
    """What a request in an event loop waits for, as httpx2 tells it."""

    def __init__(self) -> None:
        """Begin."""
        self.step: Step = "pool"

    async def __call__(self, event: str, about: object) -> None:
        """Hear of a step that begins or is over."""
        _, _, what = event.partition(".")
        for word, step in _BEGUN:
            if what.startswith(word) and what.endswith(".started"):
                self.step = step


def late_at(error: Exception, step: Step, timeout: Timeout) -> OutOfTime:
    """Return what ran out in an event loop: of the whole time it is only an error."""
    for kind, its_step in _steps():
        if isinstance(error, kind):
            return waited_for(step if its_step == "head" else its_step, timeout)
    return OutOfTime(step, "total")


def explained(
    request: Request,
    error: Exception,
    late: OutOfTime,
    timeout: Timeout,
    *,
    sent: bool = True,
) -> Error | None:
    """Return the error of a request that failed so; `None` if that is none of its.

    `late` tells what ran out if that is how it failed.
    """
    if (cause := unreadable(error)) is not None:
        return misused(request, cause)
    sent = sent and _is_sent(error)
    if isinstance(error, httpx2.TimeoutException | TimeoutError):
        return timed_out(request, late, timeout, sent=sent)
    if isinstance(error, _misuses()):
        return misused(request, error)
    return failed(request, error, sent=sent) if isinstance(error, _failures()) else None


def _steps() -> tuple[tuple[type[Exception], Step], ...]:
    return (
        (httpx2.PoolTimeout, "pool"),
        (httpx2.ConnectTimeout, "connect"),
        (httpx2.WriteTimeout, "write"),
        (httpx2.ReadTimeout, "head"),
    )


def _misuses() -> tuple[type[Exception], ...]:
    return httpx2.InvalidURL, httpx2.UnsupportedProtocol, httpx2.LocalProtocolError


def _failures() -> tuple[type[Exception], ...]:
    return httpx2.HTTPError, OSError, ValueError


def _is_sent(error: Exception) -> bool:
    # What has no connection, be it for want of a proxy, sends nothing.
    return not isinstance(
        error,
        httpx2.ConnectError
        | httpx2.ConnectTimeout
        | httpx2.PoolTimeout
        | httpx2.ProxyError,
    )


_BEGUN: tuple[tuple[str, Step], ...] = (
    ("connect", "connect"),
    ("start_tls", "connect"),
    ("send_request", "write"),
    ("receive_response_headers", "head"),
)
"""How the events of httpx2 begin, and what is waited for after them."""
