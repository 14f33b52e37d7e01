"""The transports that call an ASGI application in this process, without a network."""

from __future__ import annotations

import threading
import weakref
from concurrent.futures import CancelledError, Future

from msgspec.structs import replace

from ..forks import PerProcess
from ..transport import ByteStream, Request, Response, Timeout
from . import closed, misused
from .asgi_calls import Application, call
from .asgi_streams import SynchronousStream
from .loop_thread import LoopThread


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
        return await call(self._app, request, timeout)

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
            response = future.result()
            if response.stream is None:
                return response
            return replace(response, stream=self._synchronous(response, request))
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
            return self._thread.submit(call(self._app, request, timeout))

    def _synchronous(self, response: Response, request: Request) -> ByteStream:
        thread = self._thread
        if thread is None:
            raise closed(request)
        return SynchronousStream(response.stream, request, thread)

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
