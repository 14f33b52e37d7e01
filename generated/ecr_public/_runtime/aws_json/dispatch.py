"""From the body of a request to its answer: decode, call the handler, encode."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any

from .. import refusals
from ..admission import Admission
from ..asgi import Disconnected, Receive, Scope
from ..bodies import Body
from ..codec import Malformed, Rejected
from ..context import AnyPrincipal, Call, Context, Unimplemented
from ..errors import ServiceError
from ..handling import in_thread, is_cancelled
from ..identity.guard import Found
from ..nesting import MAX_DEPTH, is_too_deep
from ..outgoing import Outgoing
from ..refusals import Refusal
from ..serving import OPERATION
from ..threads import HandlerThreads
from ..turns import Turn
from . import unreadable
from .answer import Answer
from .failures import Failures
from .head import Head
from .routing import Route, Router


class Dispatcher:
    """Lets the handlers of a service answer the requests that it accepts."""

    def __init__(
        self,
        router: Router,
        failures: Failures,
        threads: HandlerThreads,
        outgoing: Outgoing,
        admission: Admission,
    ) -> None:
        """Take what finds handlers, what words failures, and where functions run."""
        self._router = router
        self._failures = failures
        self._threads = threads
        self._outgoing = outgoing
        self._admission = admission

    async def answer(
        self, scope: Scope, receive: Receive, head: Head, turn: Turn, request_id: str
    ) -> Answer:
        """Return the answer to a request, whatever goes wrong in the service.

        Who calls is found out before the body is read, as far as that can be.

        Raises:
            Refusal: the request is not accepted, or not implemented.
            Disconnected: the caller went away before the end of the request.
        """
        route = self._router.route(scope, head)
        operation = route.operation
        scope[OPERATION] = operation.name
        length, limit = head.content_length, route.limit
        body = Body(receive, length, limit, self._admission, turn)
        try:
            principal: Any = None
            if route.found is not None:
                principal = await _principal(
                    route.found, Call(operation, scope, body.asked), body
                )
            text = await body.read()
            if len(text) > MAX_DEPTH and is_too_deep(text):
                raise refusals.too_deep(MAX_DEPTH)
            try:
                request = route.read(text)
            except (Malformed, Rejected) as error:
                raise self._unread(route, error) from error
            context = Context(operation.name, request_id, principal, scope)
            if route.is_async:
                output = await route.handler(request, context)
            else:
                output = await in_thread(self._threads, route.handler, request, context)
            if not isinstance(output, route.output):
                expected = route.output.__name__
                raise TypeError(f"the handler returned {output!r}, not a {expected}")
            try:
                text = route.encode(output)
            except Rejected as error:
                text = self._beyond(route, output, error, request_id)
            return Answer(200, text)
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

    def _unread(self, route: Route, error: Malformed | Rejected) -> Exception:
        if isinstance(error, Malformed):
            return refusals.malformed(str(error))
        found = error.violations
        return unreadable.undecodable(found) or self._failures.invalid_request(
            route.operation, found
        )

    def _beyond(
        self, route: Route, output: Any, error: Rejected, request_id: str
    ) -> bytes:
        try:
            return self._outgoing.beyond(route.operation, output, error, request_id)
        except Rejected:
            problems = "; ".join(map(str, error.violations))
            raise ValueError(
                f"the handler's response breaks the spec: {problems}"
            ) from error


async def _principal(found: Found, call: Call, body: Body) -> AnyPrincipal | None:
    try:
        principal = found(call)
        if isinstance(principal, Awaitable):
            principal = await principal
            body.restart()
    except ServiceError as error:
        raise _denied(error) from error
    return principal


def _denied(error: ServiceError) -> Refusal:
    refusal = Refusal(error.status or 403, error.code, error.message)
    # What cannot be sent is a fault of the service, here and not later.
    unreadable.answer_of(refusal)
    return refusal
