"""The server's half of AWS JSON, as an ASGI application."""

from __future__ import annotations

from collections.abc import Mapping

from ..context import Authenticate
from ..identity.guard import Guard
from ..operation import Service
from ..outgoing import Outgoing, ValidateResponses
from ..serving import Lifespan, Serving, check_at_least
from .answer import Answer, starting
from .dispatch import Dispatcher
from .failures import ErrorStatus, Failures
from .head import Head, heads
from .routing import Handlers, Router
from .unreadable import answer_of


class Application(Serving[Head, Answer]):
    """Serves the operations of a service under any ASGI server."""

    def __init__(
        self,
        service: Service,
        handlers: Handlers,
        *,
        authenticate: Authenticate | Mapping[str, Authenticate],
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
        check_at_least(
            0, max_body_bytes=max_body_bytes, max_header_bytes=max_header_bytes
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
        outgoing = Outgoing(validate_responses, self._log)
        self._router = Router(
            service,
            handlers,
            guard=Guard(authenticate, service),
            outgoing=outgoing,
            max_body_bytes=max_body_bytes,
            max_header_bytes=max_header_bytes,
        )
        failures = Failures(service, error_status, outgoing, self._log)
        self._head = heads(self._router.media_types)
        self._serve = Dispatcher(
            self._router, failures, self._threads, outgoing, self._admission
        ).answer
        self._refused = answer_of
        self._start = starting(self._router.media_types.preferred)
