"""The server's half of AWS JSON 1.1, as an ASGI application."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass
from itertools import chain
from os import urandom
from typing import Any, TypeAlias

from . import refusals
from .admission import Admission
from .asgi import (
    Disconnected,
    Receive,
    Scope,
    Send,
    headers_of,
    read_body,
    serve_lifespan,
)
from .context import Authenticate, Call, Context, Reply, Unimplemented, bound
from .errors import ServiceError
from .failures import Answer, ErrorStatus, Failures
from .limits import request_limit
from .nesting import MAX_DEPTH, is_too_deep
from .operation import Input, Operation, Service
from .refusals import Refusal
from .structure import (
    Malformed,
    Rejected,
    Structure,
    decode,
    encode,
    encode_valid,
)
from .threads import HandlerThreads

Handler: TypeAlias = Callable[[Any, Context], Any]

Lifespan: TypeAlias = Callable[[], AbstractAsyncContextManager[object]]
"""Gives what is entered before the first request, and left after the last."""

Headers: TypeAlias = Mapping[bytes, bytes]

DEFAULT_MEDIA_TYPE = b"application/x-amz-json-1.1"
SLOW = 504
MEDIA_TYPES = frozenset({DEFAULT_MEDIA_TYPE, b"application/json"})


@dataclass(frozen=True, slots=True)
class Route:
    """An operation and what serves it."""

    operation: Operation[Any, Any]
    handler: Handler
    is_async: bool
    limit: int
    """The most bytes that the body of a request may have."""


class Application:
    """Serves the operations of a service under any ASGI server."""

    def __init__(
        self,
        service: Service,
        handlers: Mapping[Operation[Any, Any], Handler],
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
        self._service = service
        self._authenticate = bound(authenticate, service)
        self._validate_responses = validate_responses
        self._max_header_bytes = max_header_bytes
        self._admission = Admission(max_concurrent_requests, request_timeout)
        self._shutdown_timeout = shutdown_timeout
        self._threads = HandlerThreads(handler_threads)
        self._lifespan = lifespan or nullcontext
        self._log = logging.getLogger(f"{service.name}.server")
        self._failures = Failures(service, error_status, self._log)
        self._routes = {
            operation.binding.target.encode(): Route(
                operation,
                handler,
                inspect.iscoroutinefunction(handler),
                max_body_bytes or request_limit(operation.input),
            )
            for operation, handler in handlers.items()
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection's worth of ASGI: a request, or the lifespan."""
        if scope["type"] == "http":
            await self._serve(scope, receive, send)
        elif scope["type"] == "lifespan":
            await serve_lifespan(receive, send, self._lifetime())
        else:
            raise NotImplementedError(f"{scope['type']} is not served, only http")

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

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        request_id = _request_id()
        headers = [(b"x-amzn-requestid", request_id.encode())]
        media_type = DEFAULT_MEDIA_TYPE
        try:
            turn = self._admission.enter()
            try:
                given = self._headers(scope)
                route = self._route(scope, given.get(b"x-amz-target"))
                media_type = _media_type(given.get(b"content-type"))
                length = given.get(b"content-length")
                body = await read_body(receive, length, route.limit)
                turn.received = True
                status, code, text = await self._perform(route, scope, body, request_id)
            except asyncio.CancelledError as error:
                if turn.is_over():
                    raise refusals.slow(received=turn.received) from error
                raise
            finally:
                self._admission.leave(turn)
        except Disconnected:
            return
        except Refusal as refusal:
            if refusal.status == SLOW:
                self._log.error("%s Request %s", refusal, request_id, exc_info=refusal)
            headers += refusal.headers
            status, code, text = refusal.status, refusal.code, refusal.body()
        if code is not None:
            headers.append((b"x-amzn-errortype", code.encode()))
        headers.append((b"content-type", media_type))
        headers.append((b"content-length", b"%d" % len(text)))
        await send(
            {"type": "http.response.start", "status": status, "headers": headers}
        )
        await send({"type": "http.response.body", "body": text})

    def _headers(self, scope: Scope) -> Headers:
        headers = scope["headers"]
        if sum(map(len, chain.from_iterable(headers))) > self._max_header_bytes:
            raise refusals.headers_too_large(self._max_header_bytes)
        return headers_of(scope)

    def _route(self, scope: Scope, target: bytes | None) -> Route:
        path = scope["path"]
        if path != "/":
            path = path.removeprefix(scope.get("root_path", ""))
            if path not in ("/", ""):
                raise refusals.wrong_path(path)
        if scope["method"] != "POST":
            raise refusals.wrong_method(scope["method"])
        route = self._routes.get(target) if target else None
        if route is None:
            raise refusals.unknown_target(self._service, target)
        return route

    async def _perform(
        self, route: Route, scope: Scope, body: bytes, request_id: str
    ) -> Answer:
        operation = route.operation
        try:
            principal: Any = self._principal(Call(operation, scope, body))
            if principal is not None and isinstance(principal, Awaitable):
                principal = await _awaited(principal)
            request = self._request(operation, body)
            context = Context(operation.name, request_id, principal, scope)
            if route.is_async:
                output = await route.handler(request, context)
            else:
                output = await self._in_thread(route.handler, request, context)
            return 200, None, self._encoded(operation, output)
        except ServiceError as error:
            return self._failures.raised(operation, error, request_id)
        except Unimplemented:
            raise refusals.unimplemented(operation.name) from None
        except Refusal:
            raise
        except asyncio.CancelledError as error:
            if _is_cancelled():
                raise
            # The handler waited for what somebody else had cancelled.
            return self._failures.unexpected(operation, error, request_id)
        except Exception as error:
            return self._failures.unexpected(operation, error, request_id)

    def _principal(self, call: Call) -> Reply[object]:
        try:
            return self._authenticate(call)
        except ServiceError as error:
            raise _denied(error) from error

    async def _in_thread(
        self, handler: Handler, request: Structure, context: Context
    ) -> object:
        output = await self._threads.run(handler, request, context)
        return await output if isinstance(output, Awaitable) else output

    def _request(self, operation: Operation[Input, Any], body: bytes) -> Input:
        if is_too_deep(body):
            raise refusals.too_deep(MAX_DEPTH)
        try:
            return decode(body, operation.input, operation.validate_input)
        except Malformed as error:
            raise refusals.malformed(str(error)) from error
        except Rejected as error:
            found = error.violations
        if refusal := refusals.undecodable(found):
            raise refusal
        raise self._failures.invalid_request(operation, found)

    def _encoded(self, operation: Operation[Any, Any], output: object) -> bytes:
        if not isinstance(output, operation.output):
            expected = operation.output.__name__
            raise TypeError(f"the handler returned {output!r}, not a {expected}")
        if not self._validate_responses:
            return encode(output)
        try:
            return encode_valid(output, operation.output, operation.validate_output)
        except Rejected as error:
            problems = "; ".join(map(str, error.violations))
            raise ValueError(
                f"the handler's response breaks the spec: {problems}"
            ) from error


def _request_id() -> str:
    """Return random digits in the form of a UUID, which takes longer to make."""
    digits = urandom(16).hex()
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


async def _awaited(principal: Awaitable[object]) -> object:
    try:
        return await principal
    except ServiceError as error:
        raise _denied(error) from error


def _denied(error: ServiceError) -> Refusal:
    return Refusal(error.status or 403, error.code, error.message)


def _is_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0


def _media_type(given: bytes | None) -> bytes:
    if given is None or given in MEDIA_TYPES:
        return given or DEFAULT_MEDIA_TYPE
    name, *parameters = (part.strip().lower() for part in given.split(b";"))
    charsets = [value for value in parameters if value.startswith(b"charset=")]
    if name not in MEDIA_TYPES or not set(charsets) <= _UTF_8:
        raise refusals.wrong_media_type(given)
    return name


_UTF_8 = frozenset({b"charset=utf-8", b'charset="utf-8"', b"charset=utf8"})
