"""Spans of OpenTelemetry: of the requests of a client, and of those that a server serves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from .address import without_query
from .extras import Library
from .hooks import Attempt, Hooks, with_headers
from .public import public
from .transport import Request, Response

_trace = Library("opentelemetry.trace", extra="opentelemetry", feature="A trace")
_propagate = Library(
    "opentelemetry.propagate", extra="opentelemetry", feature="A trace"
)

_PACKAGE = public("").rstrip(".")
_STATUS = "http.response.status_code"


class ClientTracing(Hooks):
    """A hook of clients: each attempt is a span, called like the operation.

    The request carries the span's context, so that the server's span is below it.
    Neither headers nor bodies are recorded.

    Args:
        tracer_provider: Makes the tracer; the global one, if absent.

    Raises:
        MissingExtra: OpenTelemetry is not installed.
    """

    __module__ = public("telemetry")

    def __init__(self, tracer_provider: Any = None) -> None:
        self._tracer = _trace.get_tracer(_PACKAGE, tracer_provider=tracer_provider)

    def before_request(self, attempt: Attempt) -> Request:
        """Begin the span, and return the request with its context."""
        request = attempt.request
        where = urlsplit(request.url)
        attributes = {
            **_called(attempt.operation, request.headers),
            "http.request.method": request.method,
            "server.address": where.hostname or "",
            "url.full": without_query(request.url),
        }
        if where.port is not None:
            attributes["server.port"] = where.port
        if attempt.number > 1:
            attributes["http.request.resend_count"] = attempt.number - 1
        span = self._tracer.start_span(
            attempt.operation, kind=_trace.SpanKind.CLIENT, attributes=attributes
        )
        attempt.state[self] = span
        headers: dict[str, str] = {}
        _propagate.inject(headers, context=_trace.set_span_in_context(span))
        return with_headers(request, headers)

    def after_response(self, attempt: Attempt, response: Response) -> None:
        """End the span of an attempt that succeeded."""
        span = attempt.state.pop(self)
        span.set_attribute(_STATUS, response.status)
        span.end()

    def on_failure(
        self, attempt: Attempt, error: BaseException, response: Response | None
    ) -> None:
        """End the span of an attempt that failed."""
        span = attempt.state.pop(self)
        if response is not None:
            span.set_attribute(_STATUS, response.status)
        _fail(span, getattr(error, "code", None) or type(error).__name__)
        span.end()


class ServerTracing:
    """An ASGI application around another: each request is a span.

    It is called like the operation, once that is known, and is the current one while a
    handler runs, in whatever thread. A fault of the service is an error of the span.

    Args:
        app: What `create_app` returned.
        tracer_provider: Makes the tracer; the global one, if absent.

    Raises:
        MissingExtra: OpenTelemetry is not installed.
    """

    __module__ = public("telemetry")

    def __init__(
        self, app: Callable[..., Awaitable[None]], tracer_provider: Any = None
    ) -> None:
        self._app = app
        self._tracer = _trace.get_tracer(_PACKAGE, tracer_provider=tracer_provider)

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve a request within a span."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        carrier = {
            name.decode("latin-1"): value.decode("latin-1")
            for name, value in scope["headers"]
        }
        with self._tracer.start_as_current_span(
            scope["method"],
            context=_propagate.extract(carrier),
            kind=_trace.SpanKind.SERVER,
            attributes={
                "http.request.method": scope["method"],
                "url.path": scope["path"],
                "url.scheme": scope.get("scheme", "http"),
            },
        ) as span:

            async def told(message: Any) -> None:
                if message["type"] == "http.response.start":
                    _answered(span, scope, message["status"])
                await send(message)

            await self._app(scope, receive, told)


def _answered(span: Any, scope: Any, status: int) -> None:
    if (operation := scope.get("operation")) is not None:
        span.update_name(operation)
        names = [name.decode("latin-1") for name, _ in scope["headers"]]
        span.set_attributes(_called(operation, names))
    span.set_attribute(_STATUS, status)
    if status >= 500:
        _fail(span, str(status))


def _called(operation: str, headers: Iterable[str]) -> dict[str, Any]:
    """Return what a remote procedure call is called; a method with a path is none."""
    if not any(name.lower() == "x-amz-target" for name in headers):
        return {}
    return {
        "rpc.system": "aws_json",
        "rpc.service": _PACKAGE,
        "rpc.method": operation,
    }


def _fail(span: Any, what: str) -> None:
    span.set_attribute("error.type", what)
    span.set_status(_trace.Status(_trace.StatusCode.ERROR))
