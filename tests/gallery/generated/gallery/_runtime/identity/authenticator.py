"""What proves who calls, one request at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from ..detached import within
from ..errors import Error
from ..operation import Service
from ..protocol import Auth
from ..public import public
from ..transport import AsyncTransport, Request, Response, Transport
from .schemes import SecurityScheme

AnyTransport: TypeAlias = Transport | AsyncTransport


class MissingCredentials(Error):
    """What a call asks for to prove who makes it, the client has not."""

    __module__ = public("auth")


class Authenticator:
    """An `Auth` that knows its service, may have to wait, and learns from refusals."""

    proves: tuple[type[SecurityScheme], ...] = ()
    """The kinds of schemes that it is a proof for; any if there are none."""

    def bind(self, service: Service, variables: Mapping[str, str]) -> Authenticator:
        """Return the authenticator for a client of `service`.

        Raises:
            ValueError: something is missing that the spec does not tell, either.
        """
        return self

    def over(self, transport: AnyTransport) -> Authenticator:
        """Return the authenticator for a client that has this transport."""
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


class Plain(Authenticator):
    """A function that was written for one request at a time."""

    def __init__(self, auth: Auth) -> None:
        self._auth = auth

    def __call__(self, request: Request) -> Request:
        return self._auth(request)

    def sign_within(self, request: Request, seconds: float | None) -> Request:
        if seconds is None:
            return self._auth(request)
        return within(seconds, self._auth, request)
