"""What an ASGI application of any binding does: who is let in, for how long, what is told."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from time import monotonic
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from . import refusals
from .admission import Admission
from .asgi import Disconnected, Receive, Scope, Send, send_early, serve_lifespan
from .declared import leaves_much
from .refusals import SLOW, Refusal
from .request_ids import new_request_id
from .threads import HandlerThreads
from .turns import Turn

OPERATION = "operation"
"""Where the scope of a request has the name of the operation that it is for."""

Lifespan: TypeAlias = Callable[[], AbstractAsyncContextManager[object]]
"""Gives what is entered before the first request, and left after the last."""


class AnyHead(Protocol):
    """What the headers of a request say."""

    @property
    def content_length(self) -> bytes | None:
        """How long its body is, as it says."""
        ...


class AnyAnswer(Protocol):
    """What a request is answered with."""

    @property
    def status(self) -> int:
        """Of HTTP."""
        ...

    @property
    def code(self) -> str | None:
        """Of the error, if it is one."""
        ...

    @property
    def early(self) -> bool:
        """Whether it is sent before the request has come in."""
        ...

    @property
    def body(self) -> bytes:
        """The whole body."""
        ...

    @property
    def chunks(self) -> object | None:
        """What the body is if it is not there as a whole."""
        ...


HeadT = TypeVar("HeadT", bound=AnyHead)
AnswerT = TypeVar("AnswerT", bound=AnyAnswer)


class Serving(Generic[HeadT, AnswerT]):
    """Serves requests under any ASGI server, one binding's way."""

    _head: Callable[[Scope], HeadT]
    """Returns what the headers of a request say."""

    _serve: Callable[[Scope, Receive, HeadT, Turn, str], Awaitable[AnswerT]]
    """Returns the promise of the answer to a request that was let in, and has this id.

    Raises a `Refusal` if the request is not accepted.
    """

    _refused: Callable[[Refusal], AnswerT]
    """Returns the answer to a request that is not accepted."""

    _start: Callable[[AnswerT, HeadT, str], dict[str, Any]]
    """Returns the ASGI message that begins an answer."""

    def __init__(
        self,
        name: str,
        *,
        max_concurrent_requests: int | None,
        max_held_bytes: int | None,
        receive_timeout: float | None,
        request_timeout: float | None,
        shutdown_timeout: float,
        handler_threads: int,
        lifespan: Lifespan | None,
    ) -> None:
        """Take the name of the package, and how much may happen at once.

        Raises:
            ValueError: a number is out of range.
        """
        check_at_least(
            0,
            max_held_bytes=max_held_bytes,
            receive_timeout=receive_timeout,
            request_timeout=request_timeout,
            shutdown_timeout=shutdown_timeout,
        )
        check_at_least(
            1,
            max_concurrent_requests=max_concurrent_requests,
            handler_threads=handler_threads,
        )
        self._log = logging.getLogger(f"{name}.server")
        self._access = logging.getLogger(f"{name}.access")
        self._admission = Admission(
            max_concurrent_requests, request_timeout, receive_timeout, max_held_bytes
        )
        self._threads = HandlerThreads(handler_threads)
        self._shutdown_timeout = shutdown_timeout
        self._lifespan = lifespan or nullcontext

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection's worth of ASGI: a request, or the lifespan."""
        if scope["type"] != "http":
            await self._live(scope, receive, send)
            return
        is_told = self._access.isEnabledFor(logging.INFO)
        began = monotonic() if is_told else 0.0
        request_id = new_request_id()
        head = self._head(scope)
        try:
            turn = self._admission.enter()
            try:
                answer = await self._serve(scope, receive, head, turn, request_id)
            except Refusal as refusal:
                if not turn.received and leaves_much(scope, head.content_length):
                    refusal.early = True
                raise
            except asyncio.CancelledError as error:
                if not turn.is_over():
                    raise
                raise _late(turn) from error
            finally:
                self._admission.leave(turn)
        except Disconnected:
            return
        except Refusal as refusal:
            if refusal.status == SLOW:
                self._log.error("%s Request %s", refusal, request_id, exc_info=refusal)
            answer = self._refused(refusal)
        if is_told:
            self._tell(scope, answer, request_id, monotonic() - began)
        start = self._start(answer, head, request_id)
        if answer.early:
            with self._admission.lingering() as may_linger:
                await send_early(start, answer.body, receive, send, linger=may_linger)
            return
        await send(start)
        if answer.chunks is None:
            await send({"type": "http.response.body", "body": answer.body})
        else:
            await self._send_chunks(answer, receive, send)

    async def _send_chunks(self, answer: AnswerT, receive: Receive, send: Send) -> None:
        """Send a body that is not there as a whole; not all bindings have such."""
        raise NotImplementedError

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

    def _tell(
        self, scope: Scope, answer: AnswerT, request_id: str, seconds: float
    ) -> None:
        client = scope.get("client")
        self._access.info(
            "%s %s %d %s %.1f ms, request %s",
            *(client[0] if client else "-", scope.get(OPERATION, "-"), answer.status),
            *(answer.code or "-", seconds * 1000, request_id),
        )


def _late(turn: Turn) -> Refusal:
    """Return how a request is refused that was cancelled for being late."""
    if turn.awaited and not turn.received:
        return refusals.overdue()
    return refusals.slow(early=not turn.received)


def check_at_least(least: int, **numbers: float | None) -> None:
    """Check the arguments of these names; `None` stands for no limit.

    Raises:
        ValueError: one is less than `least`, or no number.
    """
    for name, number in numbers.items():
        if number is not None and not number >= least:
            raise ValueError(f"{name} must be at least {least}, not {number!r}")
