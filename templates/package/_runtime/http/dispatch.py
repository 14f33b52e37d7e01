"""From a request to its answer: who calls, what with, the handler, what it returns."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import AsyncIterator
from typing import Any

from ..admission import Admission
from ..asgi import Disconnected, Receive, Scope
from ..bodies import Body
from ..context import Call, Context, Unimplemented
from ..declared import leaves_much
from ..errors import ServiceError
from ..handling import in_thread, is_cancelled
from ..refusals import Refusal
from ..serving import OPERATION
from ..threads import HandlerThreads
from ..turns import Turn
from .failures import Failures
from .outcome import Chunks, Outcome
from .parameters import Values
from .problems import refused
from .refused import unimplemented
from .request_head import Head
from .router import Route, Router
from .spool import Spool
from .violated import Fault, Invalid


class Dispatcher:
    """Lets the handlers of a service answer the requests that it accepts."""

    def __init__(
        self,
        router: Router,
        failures: Failures,
        threads: HandlerThreads,
        admission: Admission,
    ) -> None:
        """Take what finds handlers, what words failures, and where functions run."""
        self._router = router
        self._failures = failures
        self._threads = threads
        self._admission = admission

    async def answer(
        self, scope: Scope, receive: Receive, head: Head, turn: Turn, request_id: str
    ) -> Outcome:
        """Return the answer to a request, whatever goes wrong in the service.

        Who calls is found out before anything else of the request is looked at.

        Raises:
            Refusal: there is no operation for it.
            Disconnected: the caller went away before the end of the request.
        """
        match = self._router.find(scope, head)
        if isinstance(match, Outcome):
            return match
        route = match.target
        operation = route.operation
        scope[OPERATION] = operation.name
        body: Body | None = None
        if route.asks_for_body:
            length, limit = head.content_length, route.limit
            body = Body(receive, length, limit, self._admission, turn)
        principal: Any = None
        spool: Spool | None = None
        try:
            if route.handler is None:
                raise unimplemented(operation.name)
            if route.found is not None:
                assert body is not None
                principal = route.found(Call(operation, scope, body.asked))
                if inspect.isawaitable(principal):
                    principal = await principal
                    body.restart()
            faults: list[Fault] = []
            values: Values = {}
            if route.parameters is not None:
                plain = route.quick.read(scope, match.values)
                if plain is None:
                    values, faults = route.parameters.read(scope, match.values)
                else:
                    values = plain
            if route.contents is not None:
                assert body is not None
                spool = await route.contents.read(head, body, values, faults)
            if faults:
                raise Invalid(faults)
            request = operation.input(**values)
            context = Context(operation.name, request_id, principal, scope)
            if route.is_async:
                output = await route.handler(request, context)
            else:
                output = await in_thread(self._threads, route.handler, request, context)
            outcome = route.answers.outcome(output, head, request_id)
            if outcome.chunks is not None and not turn.received:
                outcome.unread = body
            if spool is not None and outcome.chunks is not None:
                # It may be what came in that goes out.
                outcome.chunks, spool = _closing(outcome.chunks, spool), None
        except Disconnected:
            raise
        except asyncio.CancelledError as error:
            if is_cancelled():
                raise
            # The handler waited for what somebody else had cancelled.
            outcome = self._failures.unexpected(route, error, request_id)
        except Exception as error:
            outcome = self._failed(route, error, head, request_id)
        finally:
            if spool is not None:
                spool.close()
        if not turn.received and outcome.chunks is None and head.has_body:
            outcome.early |= leaves_much(scope, head.content_length)
        return outcome

    def _failed(
        self, route: Route, error: Exception, head: Head, request_id: str
    ) -> Outcome:
        """Return the answer to a request that was refused, or that the service failed."""
        operation = route.operation
        if isinstance(error, ServiceError):
            return self._failures.raised(route, error, head, request_id)
        if isinstance(error, Unimplemented):
            error = unimplemented(operation.name)
        if isinstance(error, Refusal):
            return refused(error, operation.binding)
        return self._failures.unexpected(route, error, request_id)


def _closing(chunks: Chunks, spool: Spool) -> Chunks:
    """Return what reads the same, and lets go of what came in once that is sent."""

    async def read() -> AsyncIterator[bytes]:
        try:
            async for chunk in chunks():
                yield chunk
        finally:
            spool.close()

    return read
