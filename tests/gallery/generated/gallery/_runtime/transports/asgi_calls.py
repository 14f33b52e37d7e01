"""Calls of an ASGI application, whose responses may be left to be read."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeAlias

from ..errors import Error, TransportError
from ..errors.transport import Step
from ..transport import Request, Response, Timeout
from . import OutOfTime, failed, misused, timed_out
from .asgi_scopes import Message, joined, scope_of
from .bodies import is_left
from .outgoing import Unreadable, pieces_async

# Every framework has types of its own for the scope and the two functions.
Application: TypeAlias = Callable[[Any, Any, Any], Awaitable[None]]
"""An ASGI 3 application."""

_WAITING = 2
"""Pieces of a response that wait to be read; an application that goes on waits."""


async def call(app: Application, request: Request, timeout: Timeout) -> Response:
    """Let an application answer `request`.

    Raises:
        TransportError: it does not answer, or not in time.
    """
    clock = _Clock(timeout)
    try:
        scope = scope_of(request)
        exchange = _Exchange(request, clock)
        if request.streamed:
            return await _left_to_read(app, scope, exchange)
        async with clock.running():
            await _run(app, scope, exchange)
    except TimeoutError as error:
        raise timed_out(request, clock.late(), timeout) from error
    except ValueError as error:
        raise failed(request, error) from error
    return exchange.response()


async def _left_to_read(
    app: Application, scope: Message, exchange: _Exchange
) -> Response:
    """Return the response as soon as it has begun, if it may be left to be read."""
    task = asyncio.create_task(_run(app, scope, exchange))
    task.add_done_callback(exchange.finished)
    begun = asyncio.create_task(exchange.begun.wait())
    try:
        async with exchange.clock.running():
            await asyncio.wait({task, begun}, return_when=asyncio.FIRST_COMPLETED)
            if not exchange.is_left:
                await task
    except BaseException:
        task.cancel()
        raise
    finally:
        begun.cancel()
    if exchange.is_left:
        return exchange.response(_Stream(exchange, task))
    return exchange.response()


async def _run(app: Application, scope: Message, exchange: _Exchange) -> None:
    try:
        await app(scope, exchange.receive, exchange.send)
    except Exception as error:
        exchange.require_read()
        what = f"the application raised {error!r}"
        raise failed(exchange.request, what) from error
    exchange.require_read()


class _Clock:
    """Ends a call whose response takes too long."""

    def __init__(self, timeout: Timeout) -> None:
        self.timeout = timeout
        self.reads: Step = "head"
        self._now = asyncio.get_running_loop().time
        self._limit: asyncio.Timeout | None = None
        self._read = math.inf if timeout.read is None else timeout.read
        total = math.inf if timeout.total is None else timeout.total
        self._end = self._now() + total
        self._is_whole = False

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """End what is done meanwhile, unless the clock starts anew."""
        try:
            async with asyncio.timeout(None) as self._limit:
                self.restart()
                yield
        finally:
            self._limit = None

    def late(self) -> OutOfTime:
        """Return what ran out."""
        return OutOfTime(self.reads, "total" if self._is_whole else "read")

    def renew(self) -> None:
        """Let the time for all begin anew, for what is begun after this."""
        if self.timeout.total is not None:
            self._end = self._now() + self.timeout.total

    def restart(self) -> None:
        if self._limit is not None:
            when = min(self._end, self._now() + self._read)
            self._is_whole = when == self._end
            self._limit.reschedule(None if when == math.inf else when)

    def stop(self) -> None:
        if self._limit is not None:
            self._limit.reschedule(None)


class _Exchange:
    """A request and its response, as the application sees them."""

    def __init__(self, request: Request, clock: _Clock) -> None:
        self.request = request
        self.clock = clock
        self.begun = asyncio.Event()
        self.is_left = False
        """Whether the response has begun, and is read by whoever called."""

        self._pieces: asyncio.Queue[bytes | Error | None] = asyncio.Queue()
        self._room = asyncio.Event()
        self._incoming = pieces_async(request.body)
        self._received = False
        self._unread: Unreadable | None = None
        self._status: int | None = None
        self._headers: dict[str, str] = {}
        self._body = bytearray()
        self._complete = asyncio.Event()

    async def receive(self) -> Message:
        if self._received:
            await self._complete.wait()
            return {"type": "http.disconnect"}
        body = self.request.body
        if isinstance(body, bytes):
            self._received = True
            return {"type": "http.request", "body": body, "more_body": False}
        try:
            piece = await anext(self._incoming, None)
        except Unreadable as error:
            # To the application, the caller has gone away.
            self._unread, self._received = error, True
            return {"type": "http.disconnect"}
        self._received = piece is None
        return {
            "type": "http.request",
            "body": piece or b"",
            "more_body": not self._received,
        }

    def require_read(self) -> None:
        """Raise the error of a body that could not be read."""
        if self._unread is not None:
            raise misused(self.request, self._unread) from self._unread

    async def send(self, message: Message) -> None:
        self.clock.restart()
        match message["type"]:
            case "http.response.start" if self._status is None:
                status: int = message["status"]
                self._status = status
                self.clock.reads = "body"
                self._headers = joined(message.get("headers", ()))
                encoding = self._headers.get("content-encoding")
                self.is_left = is_left(self.request, status, encoding)
                self.begun.set()
            case "http.response.body" if self._is_open():
                await self._add(message.get("body", b""))
                if not message.get("more_body", False):
                    self._complete.set()
                    self.clock.stop()
            case unexpected:
                raise RuntimeError(f"{unexpected!r} is out of place")

    async def _add(self, piece: bytes) -> None:
        if not self.is_left:
            self._body += piece
        elif piece:
            self._pieces.put_nowait(bytes(piece))
            if self._pieces.qsize() >= _WAITING:
                self._room.clear()
                await self._room.wait()

    async def piece(self) -> bytes | None:
        """Return the next piece of a response, `None` at its end.

        Raises:
            TransportError: there is no end.
        """
        piece = await self._pieces.get()
        self._room.set()
        if isinstance(piece, Error):
            raise piece
        return piece

    def finished(self, task: asyncio.Task[None]) -> None:
        """Note the end of the application, for whoever reads the response."""
        error = None if task.cancelled() else task.exception()
        if not isinstance(error, Error):
            error = self.unended()
        self._pieces.put_nowait(error)

    def unended(self) -> TransportError | None:
        """Return the error of a response without an end, if it is one."""
        if self._complete.is_set():
            return None
        return failed(self.request, "the application did not end its response")

    def response(self, stream: _Stream | None = None) -> Response:
        error = self.unended() if stream is None else None
        if self._status is None or error is not None:
            raise error or failed(self.request, "the application did not answer")
        return Response(
            status=self._status,
            headers=self._headers,
            body=bytes(self._body),
            stream=stream,
        )

    def _is_open(self) -> bool:
        return self._status is not None and not self._complete.is_set()


class _Stream:
    """What is left of a response, within the limits of its request."""

    def __init__(self, exchange: _Exchange, task: asyncio.Task[None]) -> None:
        self._exchange = exchange
        self._task = task

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while piece := await self._next():
            yield piece

    def renew(self) -> None:
        self._exchange.clock.renew()

    async def aclose(self) -> None:
        self._task.cancel()
        # What it ended with was for the reader.
        await asyncio.wait({self._task})

    async def _next(self) -> bytes | None:
        exchange = self._exchange
        try:
            async with exchange.clock.running():
                return await exchange.piece()
        except TimeoutError as error:
            clock = exchange.clock
            raise timed_out(exchange.request, clock.late(), clock.timeout) from error
