"""The transports that call an ASGI application in this process, without a network."""

from __future__ import annotations

import asyncio
import math
import threading
import weakref
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import CancelledError, Future
from functools import lru_cache
from typing import Any, TypeAlias
from urllib.parse import unquote, urlsplit

from ..forks import PerProcess
from ..transport import Request, Response, Timeout
from . import closed, failed, framed, misused, timed_out
from .loop_thread import LoopThread

# Every framework has types of its own for the scope and the two functions.
Application: TypeAlias = Callable[[Any, Any, Any], Awaitable[None]]
"""An ASGI 3 application."""

Message: TypeAlias = dict[str, Any]

_PORTS = {"http": 80, "https": 443}


class AsyncAsgiTransport:
    """Calls an ASGI application in the running event loop.

    A call ends when the application returns, which may be after the end of its
    response. Lifespan events are not sent.

    Args:
        app: The application.
    """

    def __init__(self, app: Application) -> None:
        self._app = app
        self._closed = False

    async def send(self, request: Request, timeout: Timeout) -> Response:
        """Let the application answer `request`.

        Raises:
            TransportTimeout: no piece of the response came within `timeout.read`, or
                not all within `timeout.total`; the application was cancelled.
            TransportError: the application raised an exception, or returned before
                the end of its response.
        """
        if self._closed:
            raise closed(request)
        return await _call(self._app, request, timeout)

    async def close(self) -> None:
        """Refuse further requests."""
        self._closed = True


class AsgiTransport(PerProcess):
    """Calls an ASGI application from any number of threads.

    The application runs in an event loop in a thread of its own, which starts with the
    first request, and ends with the transport. A call ends when the application
    returns, which may be after the end of its response. Lifespan events are not sent.

    Args:
        app: The application.
    """

    def __init__(self, app: Application) -> None:
        super().__init__()
        self._app = app
        self._lock = threading.Lock()
        self._thread: LoopThread | None = None
        self._abandoned: weakref.finalize[[], AsgiTransport] | None = None
        self._closed = False

    def send(self, request: Request, timeout: Timeout) -> Response:
        """Let the application answer `request`.

        Raises:
            TransportTimeout: no piece of the response came within `timeout.read`, or
                not all within `timeout.total`; the application was cancelled.
            TransportError: the application raised an exception, or returned before
                the end of its response; or it is the application that calls.
        """
        future = self._submit(request, timeout)
        try:
            return future.result()
        except CancelledError as error:
            raise closed(request) from error
        finally:
            future.cancel()

    def close(self) -> None:
        """Cancel the calls that are under way, and end the thread."""
        with self._lock:
            self._closed = True
            thread, self._thread = self._thread, None
        if thread is not None:
            thread.stop()
            thread.join()

    def _submit(self, request: Request, timeout: Timeout) -> Future[Response]:
        with self._lock:
            if self._closed:
                raise closed(request)
            if self._thread is None or not self._thread.is_alive():
                self._thread = self._start()
            if self._thread.is_current():
                raise misused(request, "the application would wait for itself")
            return self._thread.submit(_call(self._app, request, timeout))

    def _start(self) -> LoopThread:
        thread = LoopThread()
        # A client that is let go without being closed leaves no thread.
        self._abandoned = weakref.finalize(self, thread.stop)
        self._abandoned.atexit = False
        return thread

    def _forked(self) -> None:
        if self._abandoned is not None:
            self._abandoned.detach()
        self._lock = threading.Lock()
        self._thread = None


async def _call(app: Application, request: Request, timeout: Timeout) -> Response:
    try:
        scope = _scope(request)
        async with asyncio.timeout(None) as limit:
            exchange = _Exchange(request, _Clock(timeout, limit))
            await _run(app, scope, exchange)
    except TimeoutError as error:
        raise timed_out(request, error) from error
    except ValueError as error:
        raise failed(request, error) from error
    return exchange.response()


async def _run(app: Application, scope: Message, exchange: _Exchange) -> None:
    try:
        await app(scope, exchange.receive, exchange.send)
    except Exception as error:
        what = f"the application raised {error!r}"
        raise failed(exchange.request, what) from error


class _Clock:
    """Ends a call whose response takes too long."""

    def __init__(self, timeout: Timeout, limit: asyncio.Timeout) -> None:
        self._now = asyncio.get_running_loop().time
        self._limit = limit
        self._read = math.inf if timeout.read is None else timeout.read
        total = math.inf if timeout.total is None else timeout.total
        self._end = self._now() + total
        self.restart()

    def restart(self) -> None:
        when = min(self._end, self._now() + self._read)
        self._limit.reschedule(None if when == math.inf else when)

    def stop(self) -> None:
        self._limit.reschedule(None)


class _Exchange:
    """A request and its response, as the application sees them."""

    def __init__(self, request: Request, clock: _Clock) -> None:
        self.request = request
        self._clock = clock
        self._received = False
        self._status: int | None = None
        self._headers: dict[str, str] = {}
        self._body = bytearray()
        self._complete = asyncio.Event()

    async def receive(self) -> Message:
        if self._received:
            await self._complete.wait()
            return {"type": "http.disconnect"}
        self._received = True
        body = self.request.body
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(self, message: Message) -> None:
        self._clock.restart()
        match message["type"]:
            case "http.response.start" if self._status is None:
                self._status = message["status"]
                self._headers = _joined(message.get("headers", ()))
            case "http.response.body" if self._is_open():
                self._body += message.get("body", b"")
                if not message.get("more_body", False):
                    self._complete.set()
                    self._clock.stop()
            case unexpected:
                raise RuntimeError(f"{unexpected!r} is out of place")

    def response(self) -> Response:
        if self._status is None or not self._complete.is_set():
            raise failed(self.request, "the application did not end its response")
        body = bytes(self._body)
        return Response(status=self._status, headers=self._headers, body=body)

    def _is_open(self) -> bool:
        return self._status is not None and not self._complete.is_set()


def _scope(request: Request) -> Message:
    return {
        **_where(request.url),
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": request.method,
        "root_path": "",
        "headers": _encoded(request),
        "client": ("127.0.0.1", 0),
    }


@lru_cache(maxsize=64)
def _where(url: str) -> Message:
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError("not the address of an HTTP server")
    path = parts.path or "/"
    return {
        "scheme": parts.scheme,
        "path": unquote(path),
        "raw_path": path.encode("ascii"),
        "query_string": parts.query.encode("ascii"),
        "server": (parts.hostname, parts.port or _PORTS[parts.scheme]),
    }


def _encoded(request: Request) -> list[tuple[bytes, bytes]]:
    # Nothing travels, so there is no use in compressing it.
    headers = {"host": urlsplit(request.url).netloc, **framed(request)}
    return [
        (name.lower().encode("latin-1"), value.encode("latin-1"))
        for name, value in headers.items()
        if name.lower() != "accept-encoding"
    ]


def _joined(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    joined: dict[str, str] = {}
    for raw_name, raw_value in headers:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        joined[name] = f"{joined[name]}, {value}" if name in joined else value
    return joined
