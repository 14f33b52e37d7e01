"""The server's half of AWS JSON 1.1, as an ASGI application."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import TypeAlias

from . import refusals
from .admission import Admission
from .answer import Answer
from .asgi import (
    Disconnected,
    Receive,
    Scope,
    Send,
    read_body,
    send_early,
    serve_lifespan,
)
from .context import Authenticate, bound
from .dispatch import Dispatcher
from .failures import ErrorStatus, Failures
from .head import DEFAULT_MEDIA_TYPE, Head, head_of
from .operation import Service
from .refusals import SLOW, Refusal
from .request_ids import new_request_id
from .routing import Handlers, Router
from .threads import HandlerThreads

Lifespan: TypeAlias = Callable[[], AbstractAsyncContextManager[object]]
"""Gives what is entered before the first request, and left after the last."""


class Application:
    """Serves the operations of a service under any ASGI server."""

    def __init__(
        self,
        service: Service,
        handlers: Handlers,
        *,
        authenticate: Authenticate,
        error_status: ErrorStatus = "documented",
        validate_responses: bool = True,
        max_body_bytes: int | None = None,
        max_header_bytes: int = 32 * 1024,
        max_concurrent_requests: int | None = 1000,
        request_timeout: float | None = 300.0,
        shutdown_timeout: float = 30.0,
        handler_threads: int = 40,
        lifespan: Lifespan | None = None,
    ) -> None:
        """Take what serves each operation, and how."""
        self._log = logging.getLogger(f"{service.name}.server")
        self._router = Router(service, handlers, max_body_bytes, max_header_bytes)
        self._admission = Admission(max_concurrent_requests, request_timeout)
        self._threads = HandlerThreads(handler_threads)
        self._dispatcher = Dispatcher(
            bound(authenticate, service),
            Failures(service, error_status, self._log),
            self._threads,
            validate_responses=validate_responses,
        )
        self._shutdown_timeout = shutdown_timeout
        self._lifespan = lifespan or nullcontext

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection's worth of ASGI: a request, or the lifespan."""
        if scope["type"] != "http":
            await self._live(scope, receive, send)
            return
        request_id = new_request_id()
        head = head_of(scope)
        try:
            answer = await self._answer(scope, receive, head, request_id)
        except Disconnected:
            return
        except Refusal as refusal:
            answer = self._refused(refusal, request_id)
        start = answer.start(request_id, head.media_type or DEFAULT_MEDIA_TYPE)
        if answer.early:
            await send_early(start, answer.body, receive, send)
            return
        await send(start)
        await send({"type": "http.response.body", "body": answer.body})

    async def _live(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "lifespan":
            raise NotImplementedError(f"{scope['type']} is not served, only http")
        await serve_lifespan(receive, send, self._lifetime())

    @asynccontextmanager
    async def _lifetime(self) -> AsyncIterator[None]:
        self._admission.open()
        async with self._lifespan():
            yield
            left = await self._admission.close(self._shutdown_timeout)
            if left:
                self._log.error("%d requests are cut off by the shutdown", left)
            # A function whose request was given up may still run.
            await self._threads.close(self._shutdown_timeout)

    async def _answer(
        self, scope: Scope, receive: Receive, head: Head, request_id: str
    ) -> Answer:
        turn = self._admission.enter()
        try:
            route = self._router.route(scope, head)
            body = await read_body(receive, head.content_length, route.limit)
            turn.received = True
            return await self._dispatcher.answer(route, scope, body, request_id)
        except asyncio.CancelledError as error:
            if turn.is_over():
                raise refusals.slow(received=turn.received) from error
            raise
        finally:
            self._admission.leave(turn)

    def _refused(self, refusal: Refusal, request_id: str) -> Answer:
        if refusal.status == SLOW:
            self._log.error("%s Request %s", refusal, request_id, exc_info=refusal)
        return refusal.answer()
