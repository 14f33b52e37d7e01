"""From the body of a request to its answer: decode, call the handler, encode."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any

from .. import refusals
from ..asgi import Disconnected, Scope
from ..bodies import Body
from ..codec import Malformed, Rejected, decode
from ..context import AnyPrincipal, Call, Context, Returns, Unimplemented
from ..errors import ServiceError
from ..handling import in_thread, is_cancelled
from ..identity.guard import Guard
from ..nesting import MAX_DEPTH, is_too_deep
from ..operation import Input, Operation
from ..outgoing import Outgoing
from ..refusals import Refusal
from ..threads import HandlerThreads
from . import unreadable
from .answer import Answer
from .failures import Failures
from .routing import Route
from .target import output_of


class Dispatcher:
    """Lets the handlers of a service answer the requests that it accepts."""

    def __init__(
        self,
        guard: Guard,
        failures: Failures,
        threads: HandlerThreads,
        outgoing: Outgoing,
    ) -> None:
        self._guard = guard
        self._failures = failures
        self._threads = threads
        self._outgoing = outgoing

    async def answer(
        self, route: Route, scope: Scope, body: Body, request_id: str
    ) -> Answer:
        """Return the answer to a request, whatever goes wrong in the service.

        Who calls is found out before the body is read, as far as that can be.

        Raises:
            Refusal: the request is not accepted, or not implemented.
            Disconnected: the caller went away before the end of the request.
        """
        operation = route.operation
        try:
            principal: Any = self._principal(Call(operation, scope, body.asked))
            if principal is not None and isinstance(principal, Awaitable):
                principal = await _awaited(principal)
                body.restart()
            request = self._request(operation, await body.read())
            context = Context(operation.name, request_id, principal, scope)
            if route.is_async:
                output = await route.handler(request, context)
            else:
                output = await in_thread(self._threads, route.handler, request, context)
            return Answer(200, self._encoded(operation, output, request_id))
        except ServiceError as error:
            return self._failures.raised(operation, error, request_id)
        except Unimplemented:
            raise refusals.unimplemented(operation.name) from None
        except (Refusal, Disconnected):
            raise
        except asyncio.CancelledError as error:
            if is_cancelled():
                raise
            # The handler waited for what somebody else had cancelled.
            return self._failures.unexpected(operation, error, request_id)
        except Exception as error:
            return self._failures.unexpected(operation, error, request_id)

    def _principal(self, call: Call) -> Returns[AnyPrincipal | None]:
        try:
            return self._guard(call)
        except ServiceError as error:
            raise _denied(error) from error

    def _request(self, operation: Operation[Input, Any], body: bytes) -> Input:
        if is_too_deep(body):
            raise refusals.too_deep(MAX_DEPTH)
        try:
            return decode(body, operation.input)
        except Malformed as error:
            raise refusals.malformed(str(error)) from error
        except Rejected as error:
            found = error.violations
        raise unreadable.undecodable(found) or self._failures.invalid_request(
            operation, found
        )

    def _encoded(
        self, operation: Operation[Any, Any], output: Any, request_id: str
    ) -> bytes:
        type_ = output_of(operation)
        if not isinstance(output, type_):
            expected = type_.__name__
            raise TypeError(f"the handler returned {output!r}, not a {expected}")
        try:
            return self._outgoing.output(operation, output, type_, request_id)
        except Rejected as error:
            problems = "; ".join(map(str, error.violations))
            raise ValueError(
                f"the handler's response breaks the spec: {problems}"
            ) from error


async def _awaited(
    principal: Awaitable[AnyPrincipal | None],
) -> AnyPrincipal | None:
    try:
        return await principal
    except ServiceError as error:
        raise _denied(error) from error


def _denied(error: ServiceError) -> Refusal:
    refusal = Refusal(error.status or 403, error.code, error.message)
    # What cannot be sent is a fault of the service, here and not later.
    unreadable.answer_of(refusal)
    return refusal
