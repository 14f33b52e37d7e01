"""A client's transport, which proves with each request who calls.

Each request is signed when it is sent, also when it is sent again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

import msgspec

from ..detached import Late
from ..errors import TransportTimeout
from ..operation import Operation, Service
from ..protocol import Proofs
from ..sources import Source
from ..transport import AsyncTransport, Request, Response, Timeout, Transport
from .authenticator import AnyTransport, Authenticator
from .plan import Plan

REFUSALS = frozenset({400, 401, 403})
"""Statuses with which a service may refuse a proof."""

T = TypeVar("T", bound=AnyTransport)


class Proven(Generic[T]):
    """The transport of a client, and what it is for each operation.

    Args:
        transport: What sends the requests.
        plan: Which proof each operation takes; `None` if nothing is proved.
        wrap: Returns `transport` with a proof.
    """

    def __init__(
        self, transport: T, plan: Plan | None, wrap: Callable[[Authenticator], T]
    ) -> None:
        self._transport = transport
        self._plan = plan
        self._wrap = wrap
        self._made: dict[Operation[Any, Any], T] = {}

    def to(self, operation: Operation[Any, Any]) -> T:
        """Return the transport that proves what an operation asks for.

        Raises:
            MissingCredentials: what was given is not enough for it.
        """
        made = self._made.get(operation)
        if made is None:
            made = self._made[operation] = self._make(operation)
        return made

    def _make(self, operation: Operation[Any, Any]) -> T:
        auth = None if self._plan is None else self._plan.of(operation)
        return self._transport if auth is None else self._wrap(auth)


def authenticated(
    transport: Transport,
    auth: Proofs | None,
    service: Service,
    variables: Mapping[str, str],
    clock: Callable[[], float],
) -> Proven[Transport]:
    """Return a transport that proves with each request who calls.

    Raises:
        ValueError: `auth` needs to know something that the spec does not tell, or is
            not enough for any operation.
    """
    plan = None if auth is None else Plan(auth, service, variables, transport)
    return Proven(transport, plan, lambda it: _Authenticated(transport, it, clock))


def authenticated_async(
    transport: AsyncTransport,
    auth: Proofs | None,
    service: Service,
    variables: Mapping[str, str],
    clock: Callable[[], float],
) -> Proven[AsyncTransport]:
    """Return a transport that proves with each request who calls.

    Raises:
        ValueError: `auth` needs to know something that the spec does not tell, or is
            not enough for any operation.
    """
    plan = None if auth is None else Plan(auth, service, variables, transport)
    return Proven(transport, plan, lambda it: _AsyncAuthenticated(transport, it, clock))


class _Authenticated:
    def __init__(
        self, transport: Transport, auth: Authenticator, clock: Callable[[], float]
    ) -> None:
        self._transport = transport
        self._auth = auth
        self._clock = clock
        self.close = transport.close

    def send(self, request: Request, timeout: Timeout) -> Response:
        start = self._clock()
        signed = self._signed(request, timeout)
        left = _left(timeout, self._clock() - start)
        response = self._transport.send(signed, left)
        if _is_to_be_repeated(self._auth, signed, response):
            signed = self._signed(request, _left(timeout, self._clock() - start))
            left = _left(timeout, self._clock() - start)
            response = self._transport.send(signed, left)
        return response

    def _signed(self, request: Request, timeout: Timeout) -> Request:
        try:
            return self._auth.sign_within(request, timeout.total)
        except Late as error:
            raise _too_late(timeout) from error


class _AsyncAuthenticated:
    def __init__(
        self, transport: AsyncTransport, auth: Authenticator, clock: Callable[[], float]
    ) -> None:
        self._transport = transport
        self._auth = auth
        self._clock = clock
        self.close = transport.close

    async def send(self, request: Request, timeout: Timeout) -> Response:
        start = self._clock()
        signed = await self._signed(request, timeout)
        left = _left(timeout, self._clock() - start)
        response = await self._transport.send(signed, left)
        if _is_to_be_repeated(self._auth, signed, response):
            signed = await self._signed(request, _left(timeout, self._clock() - start))
            left = _left(timeout, self._clock() - start)
            response = await self._transport.send(signed, left)
        return response

    async def _signed(self, request: Request, timeout: Timeout) -> Request:
        if timeout.total is None:
            return await self._auth.sign(request)
        # Here and not above: a synchronous client has no use for asyncio.
        import asyncio

        limit = asyncio.timeout(timeout.total)
        try:
            async with limit:
                return await self._auth.sign(request)
        except TimeoutError as error:
            if not limit.expired():
                raise
            raise _too_late(timeout) from error


def _is_to_be_repeated(
    auth: Authenticator, request: Request, response: Response
) -> bool:
    """Return whether a refusal taught how to do better, and there is a body to do it with.

    What was learned is good for the next call in any case.
    """
    if response.status not in REFUSALS or not auth.learns_from(request, response):
        return False
    return not (isinstance(request.body, Source) and request.body.spent)


def _left(timeout: Timeout, spent: float) -> Timeout:
    """Return what is left of a timeout after so many seconds.

    Raises:
        TransportTimeout: that is nothing.
    """
    if timeout.total is None:
        return timeout
    if spent >= timeout.total:
        raise _too_late(timeout)
    return msgspec.structs.replace(timeout, total=timeout.total - spent)


def _too_late(timeout: Timeout) -> TransportTimeout:
    error = TransportTimeout()
    error.step = "credentials"
    error.limit = "total"
    error.seconds = timeout.total
    # What was sent before it, if anything, was refused.
    error.may_have_arrived = False
    return error
