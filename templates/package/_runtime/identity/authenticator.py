"""Authentication of a client's requests, around its transport.

Each request is signed when it is sent, also when it is sent again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

import msgspec

from ..detached import Late, within
from ..errors import TransportTimeout
from ..operation import Service
from ..protocol import Auth
from ..transport import AsyncTransport, Request, Response, Timeout, Transport
from .schemes import SecurityScheme

REFUSALS = frozenset({400, 401, 403})
"""Statuses with which a service may refuse a proof."""


class Authenticator:
    """An `Auth` that knows its service, may have to wait, and learns from refusals."""

    proves: ClassVar[type[SecurityScheme] | None] = None
    """The kind of scheme that it is a proof for; any if `None`."""

    def bind(self, service: Service, variables: Mapping[str, str]) -> Authenticator:
        """Return the authenticator for a client of `service`.

        Raises:
            ValueError: something is missing that the spec does not tell, either.
        """
        return self

    def __call__(self, request: Request) -> Request:
        """Return `request` with its proof."""
        raise NotImplementedError

    def sign_within(self, request: Request, seconds: float | None) -> Request:
        """Return `request` with its proof, after so many seconds at most.

        Raises:
            Late: the proof takes longer.
        """
        return self(request)

    async def sign(self, request: Request) -> Request:
        """Return `request` with its proof, without blocking the event loop."""
        return self(request)

    def learns_from(self, request: Request, response: Response) -> bool:
        """Return whether the refusal of a proof taught how to make a better one."""
        return False


def authenticated(
    transport: Transport,
    auth: Auth | None,
    service: Service,
    variables: Mapping[str, str],
    clock: Callable[[], float],
) -> Transport:
    """Return a transport that proves with each request who calls.

    Raises:
        ValueError: `auth` needs to know something that the spec does not tell.
    """
    if auth is None:
        return transport
    return _Authenticated(transport, bound(auth, service, variables), clock)


def authenticated_async(
    transport: AsyncTransport,
    auth: Auth | None,
    service: Service,
    variables: Mapping[str, str],
    clock: Callable[[], float],
) -> AsyncTransport:
    """Return a transport that proves with each request who calls.

    Raises:
        ValueError: `auth` needs to know something that the spec does not tell.
    """
    if auth is None:
        return transport
    return _AsyncAuthenticated(transport, bound(auth, service, variables), clock)


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
        if response.status in REFUSALS and self._auth.learns_from(signed, response):
            signed = self._signed(request, _left(timeout, self._clock() - start))
            left = _left(timeout, self._clock() - start)
            response = self._transport.send(signed, left)
        return response

    def _signed(self, request: Request, timeout: Timeout) -> Request:
        try:
            return self._auth.sign_within(request, timeout.total)
        except Late as error:
            raise _too_late() from error


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
        if response.status in REFUSALS and self._auth.learns_from(signed, response):
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
            raise _too_late() from error


class _Plain(Authenticator):
    """A function that was written for one request at a time."""

    def __init__(self, auth: Auth) -> None:
        self._auth = auth

    def __call__(self, request: Request) -> Request:
        return self._auth(request)

    def sign_within(self, request: Request, seconds: float | None) -> Request:
        if seconds is None:
            return self._auth(request)
        return within(seconds, self._auth, request)


def bound(auth: Auth, service: Service, variables: Mapping[str, str]) -> Authenticator:
    """Return what proves to `service` who calls.

    Raises:
        ValueError: `auth` needs to know something that the spec does not tell.
    """
    known = auth if isinstance(auth, Authenticator) else _Plain(auth)
    return known.bind(service, variables)


def _left(timeout: Timeout, spent: float) -> Timeout:
    """Return what is left of a timeout after so many seconds.

    Raises:
        TransportTimeout: that is nothing.
    """
    if timeout.total is None:
        return timeout
    if spent >= timeout.total:
        raise _too_late()
    return msgspec.structs.replace(timeout, total=timeout.total - spent)


def _too_late() -> TransportTimeout:
    error = TransportTimeout("timed out before the signed request was sent")
    # What was sent before it, if anything, was refused.
    error.may_have_arrived = False
    return error
