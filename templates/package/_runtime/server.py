"""The server's half of AWS JSON 1.1, as an ASGI application."""

from __future__ import annotations

import asyncio
import inspect
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias
from uuid import uuid4

import msgspec

from . import refusals
from .asgi import (
    BodyTooLarge,
    Disconnected,
    Receive,
    Scope,
    Send,
    answer,
    header,
    read_body,
    serve_lifespan,
)
from .context import Authenticate, Call, Context, Unimplemented, bound
from .errors import ErrorBody, ServiceError
from .limits import request_limit
from .operation import Input, Operation, Service
from .refusals import Refusal
from .structure import Malformed, Rejected, Structure, convert, decode, encode, plain
from .violations import Violation

Handler: TypeAlias = Callable[[Any, Context], Any]

ErrorStatus: TypeAlias = Literal["documented", "aws"]
"""Whether errors have the spec's statuses, or 400 and 500 as real AWS answers."""

Answer: TypeAlias = tuple[int, str | None, bytes]
"""A status, the code of an error if it is one, and the body."""

DEFAULT_MEDIA_TYPE = b"application/x-amz-json-1.1"
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
    ) -> None:
        """Take what serves each operation, and how."""
        self._service = service
        self._authenticate = bound(authenticate, service)
        self._error_status = error_status
        self._validate_responses = validate_responses
        self._log = logging.getLogger(f"{service.name}.server")
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
        if scope["type"] == "lifespan":
            await serve_lifespan(receive, send)
        elif scope["type"] == "http":
            await self._serve(scope, receive, send)
        else:
            raise NotImplementedError(f"{scope['type']} is not served, only http")

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        request_id = str(uuid4())
        media_type = DEFAULT_MEDIA_TYPE
        headers = [(b"x-amzn-requestid", request_id.encode())]
        try:
            route = self._route(scope)
            media_type = _media_type(scope)
            body = await _body(scope, receive, route.limit)
            status, code, text = await self._perform(route, scope, body, request_id)
        except Disconnected:
            return
        except Refusal as refusal:
            headers += refusal.headers
            error = ErrorBody(kind=refusal.code, message=refusal.message)
            status, code, text = refusal.status, refusal.code, encode(error)
        if code is not None:
            headers.append((b"x-amzn-errortype", code.encode()))
        headers.append((b"content-type", media_type))
        await answer(send, status, headers, text)

    def _route(self, scope: Scope) -> Route:
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        if path not in ("/", ""):
            raise refusals.wrong_path(path)
        if scope["method"] != "POST":
            raise refusals.wrong_method(scope["method"])
        target = header(scope, b"x-amz-target")
        route = self._routes.get(target) if target else None
        if route is None:
            raise refusals.unknown_target(self._service, target)
        return route

    async def _perform(
        self, route: Route, scope: Scope, body: bytes, request_id: str
    ) -> Answer:
        operation = route.operation
        try:
            principal = await self._principal(Call(operation, scope, body))
            request = self._request(operation, body)
            context = Context(operation.name, request_id, principal, scope)
            output = await _handled(route, request, context)
            return 200, None, self._encoded(operation, output)
        except ServiceError as error:
            return self._failed(operation, error, request_id)
        except Unimplemented:
            raise refusals.unimplemented(operation.name) from None
        except Refusal:
            raise
        except Exception:
            self._log.exception("%s failed, request %s", operation.name, request_id)
            return self._internal_error(operation, request_id)

    async def _principal(self, call: Call) -> object:
        try:
            principal = self._authenticate(call)
            return await principal if inspect.isawaitable(principal) else principal
        except ServiceError as error:
            raise Refusal(error.status or 403, error.code, error.message) from error

    def _request(self, operation: Operation[Input, Any], body: bytes) -> Input:
        try:
            return decode(body, operation.input, operation.validate_input)
        except Malformed as error:
            raise refusals.malformed(str(error)) from error
        except Rejected as error:
            found = error.violations
        if refusal := refusals.undecodable(found):
            raise refusal
        raise self._invalid_request(operation, found)

    def _invalid_request(
        self, operation: Operation[Any, Any], found: list[Violation]
    ) -> Exception:
        message = "; ".join(map(refusals.sentence, found))
        class_ = self._service.invalid_request
        if class_ is None:
            return Refusal(400, "ValidationException", message)
        error = class_(message)
        if operation.status_of(error) is None:
            return Refusal(400, error.code, message)
        return error

    def _encoded(self, operation: Operation[Any, Any], output: object) -> bytes:
        if not isinstance(output, operation.output):
            expected = operation.output.__name__
            raise TypeError(f"the handler returned {output!r}, not a {expected}")
        found = operation.validate_output(output) if self._validate_responses else []
        if found:
            problems = "; ".join(map(str, found))
            raise ValueError(f"the handler's response breaks the spec: {problems}")
        return encode(output)

    def _failed(
        self, operation: Operation[Any, Any], error: ServiceError, request_id: str
    ) -> Answer:
        status = operation.status_of(error)
        text = _error_text(error)
        if status is not None and text is not None:
            return self._status(status, error.fault), error.code, text
        problem = (
            "raised an error that its spec does not document"
            if status is None
            else "raised an error whose members break the spec"
        )
        name = operation.name
        self._log.error("%s %s, request %s", name, problem, request_id, exc_info=error)
        return self._internal_error(operation, request_id)

    def _internal_error(
        self, operation: Operation[Any, Any], request_id: str
    ) -> Answer:
        message = f"The service failed; its log tells more of request {request_id}."
        class_ = self._service.internal_error
        if class_ is None:
            code = "InternalFailure"
            return 500, code, encode(ErrorBody(kind=code, message=message))
        error = class_(message)
        status = operation.status_of(error) or 500
        return self._status(status, "server"), error.code, encode(error.to_body())

    def _status(self, documented: int, fault: str) -> int:
        if self._error_status == "documented":
            return documented
        return 500 if fault == "server" else 400


async def _handled(route: Route, request: Structure, context: Context) -> object:
    if route.is_async:
        return await route.handler(request, context)
    output = await asyncio.to_thread(_called, route.handler, request, context)
    return await output if inspect.isawaitable(output) else output


def _called(handler: Handler, request: Structure, context: Context) -> object:
    try:
        return handler(request, context)
    except StopIteration as error:
        # A future cannot carry it: whoever waits for the thread would wait for ever.
        raise RuntimeError("the handler raised StopIteration") from error


async def _body(scope: Scope, receive: Receive, limit: int) -> bytes:
    try:
        return await read_body(scope, receive, limit)
    except BodyTooLarge:
        raise refusals.too_large(limit) from None


def _media_type(scope: Scope) -> bytes:
    given = header(scope, b"content-type")
    if given is None or given in MEDIA_TYPES:
        return given or DEFAULT_MEDIA_TYPE
    name, *parameters = (part.strip().lower() for part in given.split(b";"))
    charsets = [value for value in parameters if value.startswith(b"charset=")]
    if name not in MEDIA_TYPES or not set(charsets) <= _UTF_8:
        raise refusals.wrong_media_type(given)
    return name


def _error_text(error: ServiceError) -> bytes | None:
    """Return an error as it is sent, `None` if its members break the spec."""
    body = error.to_body()
    try:
        convert(plain(body), error.body_type)
        return encode(body)
    except (msgspec.ValidationError, TypeError, UnicodeEncodeError):
        return None


_UTF_8 = frozenset({b"charset=utf-8", b'charset="utf-8"', b"charset=utf8"})
