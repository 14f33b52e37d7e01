"""The server's half of AWS JSON, as an ASGI application."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from time import monotonic
from typing import TypeAlias

from .. import refusals
from ..admission import Admission
from ..asgi import (
    Disconnected,
    Receive,
    Scope,
    Send,
    send_early,
    serve_lifespan,
)
from ..bodies import Body
from ..context import Authenticate, bound
from ..declared import leaves_much
from ..operation import Service
from ..outgoing import Outgoing, ValidateResponses
from ..refusals import SLOW, Refusal
from ..request_ids import new_request_id
from ..threads import HandlerThreads
from .answer import Answer
from .dispatch import Dispatcher
from .failures import ErrorStatus, Failures
from .head import Head, head_of
from .routing import Handlers, Router
from .unreadable import answer_of

OPERATION = "operation"
"""Where the scope of a request has the name of the operation that it is for."""

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
        validate_responses: ValidateResponses = True,
        max_body_bytes: int | None = None,
        max_header_bytes: int = 32 * 1024,
        max_concurrent_requests: int | None = 1000,
        max_held_bytes: int | None = 256 * 1024 * 1024,
        receive_timeout: float | None = 20.0,
        request_timeout: float | None = 300.0,
        shutdown_timeout: float = 30.0,
        handler_threads: int = 40,
        lifespan: Lifespan | None = None,
    ) -> None:
        """Take what serves each operation, and how.

        Raises:
            ValueError: a number is out of range, or `authenticate` needs to know
                something that the spec does not tell.
        """
        _check_at_least(
            0,
            max_body_bytes=max_body_bytes,
            max_header_bytes=max_header_bytes,
            max_held_bytes=max_held_bytes,
            receive_timeout=receive_timeout,
            request_timeout=request_timeout,
            shutdown_timeout=shutdown_timeout,
        )
        _check_at_least(
            1,
            max_concurrent_requests=max_concurrent_requests,
            handler_threads=handler_threads,
        )
        self._log = logging.getLogger(f"{service.name}.server")
        self._access = logging.getLogger(f"{service.name}.access")
        self._router = Router(service, handlers, max_body_bytes, max_header_bytes)
        self._admission = Admission(
            max_concurrent_requests, request_timeout, receive_timeout, max_held_bytes
        )
        self._threads = HandlerThreads(handler_threads)
        outgoing = Outgoing(validate_responses, self._log)
        self._dispatcher = Dispatcher(
            bound(authenticate, service),
            Failures(service, error_status, outgoing, self._log),
            self._threads,
            outgoing,
        )
        self._shutdown_timeout = shutdown_timeout
        self._lifespan = lifespan or nullcontext

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection's worth of ASGI: a request, or the lifespan."""
        if scope["type"] != "http":
            await self._live(scope, receive, send)
            return
        began = monotonic()
        request_id = new_request_id()
        head = head_of(scope, self._router.media_types)
        try:
            answer = await self._answer(scope, receive, head, request_id)
        except Disconnected:
            return
        except Refusal as refusal:
            answer = self._refused(refusal, request_id)
        if self._access.isEnabledFor(logging.INFO):
            self._tell(scope, answer, request_id, monotonic() - began)
        start = answer.start(
            request_id, head.media_type or self._router.media_types.preferred
        )
        if answer.early:
            with self._admission.lingering() as may_linger:
                await send_early(start, answer.body, receive, send, linger=may_linger)
            return
        await send(start)
        await send({"type": "http.response.body", "body": answer.body})

    async def _live(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            # Before it is accepted, that is an answer: 403.
            await receive()
            await send({"type": "websocket.close"})
            return
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
            scope[OPERATION] = route.operation.name
            body = Body(
                receive, head.content_length, route.limit, self._admission, turn
            )
            return await self._dispatcher.answer(route, scope, body, request_id)
        except Refusal as refusal:
            refusal.early |= not turn.received and leaves_much(
                scope, head.content_length
            )
            raise
        except asyncio.CancelledError as error:
            if not turn.is_over():
                raise
            if turn.awaited and not turn.received:
                raise refusals.overdue() from error
            raise refusals.slow(early=not turn.received) from error
        finally:
            self._admission.leave(turn)

    def _tell(
        self, scope: Scope, answer: Answer, request_id: str, seconds: float
    ) -> None:
        client = scope.get("client")
        self._access.info(
            "%s %s %d %s %.1f ms, request %s",
            *(client[0] if client else "-", scope.get(OPERATION, "-"), answer.status),
            *(answer.code or "-", seconds * 1000, request_id),
        )

    def _refused(self, refusal: Refusal, request_id: str) -> Answer:
        if refusal.status == SLOW:
            self._log.error("%s Request %s", refusal, request_id, exc_info=refusal)
        return answer_of(refusal)


def _check_at_least(least: int, **numbers: float | None) -> None:
    """Check the arguments of these names; `None` stands for no limit.

    Raises:
        ValueError: one is less than `least`, or no number.
    """
    for name, number in numbers.items():
        if number is not None and not number >= least:
            raise ValueError(f"{name} must be at least {least}, not {number!r}")
