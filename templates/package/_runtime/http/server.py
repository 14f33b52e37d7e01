"""The server of operations with methods and paths, as an ASGI application."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from ..asgi import Receive, Send
from ..context import Authenticate
from ..identity.guard import Guard
from ..operation import Service
from ..outgoing import Outgoing, ValidateResponses
from ..serving import Lifespan, Serving, check_at_least
from .cors import Cors
from .dispatch import Dispatcher
from .failures import Failures
from .outcome import Outcome
from .problems import refused
from .request_head import Head, head_of
from .router import Handlers, Router
from .sending import send_chunks


class Application(Serving[Head, Outcome]):
    """Serves the operations of a service under any ASGI server."""

    def __init__(
        self,
        service: Service,
        handlers: Handlers,
        *,
        authenticate: Authenticate | Mapping[str, Authenticate],
        cors: Cors | None = None,
        validate_responses: ValidateResponses = True,
        max_body_bytes: int | None = None,
        max_upload_bytes: int | None = 2 * 1024**3,
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
            ValueError: a number is out of range, `authenticate` lacks a check that an
                operation needs, or needs to know something that the document does not
                tell.
        """
        check_at_least(
            0,
            max_body_bytes=max_body_bytes,
            max_upload_bytes=max_upload_bytes,
            max_header_bytes=max_header_bytes,
        )
        super().__init__(
            service.name,
            max_concurrent_requests=max_concurrent_requests,
            max_held_bytes=max_held_bytes,
            receive_timeout=receive_timeout,
            request_timeout=request_timeout,
            shutdown_timeout=shutdown_timeout,
            handler_threads=handler_threads,
            lifespan=lifespan,
        )
        self._router = Router(
            service,
            handlers,
            guard=Guard(authenticate, service),
            outgoing=Outgoing(validate_responses, self._log),
            threads=self._threads,
            log=self._log,
            cors=cors,
            max_body_bytes=max_body_bytes,
            max_upload_bytes=max_upload_bytes,
            max_header_bytes=max_header_bytes,
        )
        self._head = head_of
        self._serve = Dispatcher(
            self._router, Failures(self._log), self._threads, self._admission
        ).answer
        self._refused = partial(refused, binding=None)
        self._start = _starting(cors, self._router.exposed)

    async def _send_chunks(self, answer: Outcome, receive: Receive, send: Send) -> None:
        assert answer.chunks is not None
        chunks, unread = answer.chunks(), answer.unread
        await send_chunks(chunks, unread, receive, send, self._admission)


def _starting(
    cors: Cors | None, exposed: Sequence[str]
) -> Callable[[Outcome, Head, str], dict[str, Any]]:
    """Return what makes the ASGI message that begins an answer."""

    def started(answer: Outcome, head: Head, request_id: str) -> dict[str, Any]:
        headers = [*answer.headers, (b"x-request-id", request_id.encode())]
        if cors is not None and head.origin is not None:
            headers += cors.lines(head.origin, exposed)
        if answer.early:
            headers.append((b"connection", b"close"))
        if head.is_head:
            answer.body, answer.chunks = b"", None
        return {
            "type": "http.response.start",
            "status": answer.status,
            "headers": headers,
        }

    return started
