"""Tokens that a client asks for by itself, and asks for again before they end."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from typing import Self, cast
from urllib.parse import urljoin

from ..errors import ClientClosed, TransportError
from ..operation import Service
from ..transport import AsyncTransport, Request, Response, Timeout, Transport
from .additions import with_header
from .authenticator import AnyTransport, Authenticator
from .renewal import Renewal
from .schemes import TOKENS, OAuth2Scheme, first_of
from .tokens import (
    Client,
    ClientAuthentication,
    Token,
    checked_url,
    token_of,
    token_request,
    unreachable,
)

PATIENCE = Timeout(connect=10.0, read=30.0, total=30.0)
"""How long an authorization server may take; a call that has less time waits less."""


class TokenProof(Authenticator):
    """Sends a token that it gets from an authorization server, one for all calls.

    It is asked for by one call for all, and again shortly before its end, or when the
    service refuses it. What the service gets does not go to the authorization server, and
    the other way round.
    """

    proves = TOKENS

    def __init__(
        self,
        client: Client,
        token_url: str | None,
        scopes: Sequence[str],
        extra: Mapping[str, str] | None,
        transport: AnyTransport | None,
    ) -> None:
        self._client = client
        self._token_url = token_url and checked_url(token_url, given=True)
        self._grant = {**(extra or {}), "scope": " ".join(scopes)}
        self._own = self._transport = transport
        # Shared by all that are made of this one.
        self._tokens: dict[str, Renewal[Token]] = {}

    def bind(self, service: Service, variables: Mapping[str, str]) -> Self:
        """Return what gets tokens for the clients of `service`.

        Raises:
            ValueError: neither an argument nor the spec tells where from, or secrets
                must not go there.
        """
        bound = copy(self)
        url = self._token_url or self._told(
            first_of(service.schemes, OAuth2Scheme, OAuth2Scheme())
        )
        if not url:
            name = type(self).__name__
            raise ValueError(f"{name} needs `token_url=`: the spec does not tell it")
        is_below = url.startswith("/") and not url.startswith("//")
        if self._token_url is None and not is_below:
            checked_url(url, given=False)
        bound._token_url = url
        return bound

    def over(self, transport: AnyTransport) -> Self:
        """Return what asks for tokens over a client's transport."""
        bound = copy(self)
        bound._transport = self._own or transport
        return bound

    def __call__(self, request: Request) -> Request:
        """Return `request` with a token.

        Raises:
            TokenRefused: the authorization server issues none.
            TransportError: it cannot be reached.
        """
        return self.sign_within(request, None)

    def sign_within(self, request: Request, seconds: float | None) -> Request:
        """Return `request` with a token, after so many seconds at most.

        Raises:
            Late: there is no token yet.
            TokenRefused: the authorization server issues none.
            TransportError: it cannot be reached.
        """
        url, tokens = self._tokens_for(request)
        token = tokens.held() or tokens.key(seconds, lambda: self._fetch(url))
        return _with(request, token)

    async def sign(self, request: Request) -> Request:
        """Return `request` with a token, without blocking the event loop.

        Raises:
            TokenRefused: the authorization server issues none.
            TransportError: it cannot be reached.
        """
        url, tokens = self._tokens_for(request)
        token = tokens.held() or await tokens.key_async(lambda: self._fetch_async(url))
        return _with(request, token)

    def learns_from(self, request: Request, response: Response) -> bool:
        """Let go of a token that was refused, and return whether one was."""
        if response.status != 401:
            return False
        used = request.headers.get("Authorization", "")
        _, tokens = self._tokens_for(request)
        tokens.discard(lambda token: used == f"Bearer {token.access_token}")
        return True

    def _told(self, scheme: OAuth2Scheme) -> str | None:
        """Return the address that a spec tells."""
        return scheme.token_url

    def _asks(self) -> Mapping[str, str]:
        """Return what a token is asked for with."""
        raise NotImplementedError

    def _got(self, token: Token) -> Token:
        """Take note of a token that was issued."""
        return token

    def _tokens_for(self, request: Request) -> tuple[str, Renewal[Token]]:
        if self._token_url is None:
            raise ValueError(f"{type(self).__name__} needs a client")
        url = urljoin(request.url, self._token_url)
        if url not in self._tokens:
            made: Renewal[Token] = Renewal(_nowhere, time.time)
            self._tokens.setdefault(url, made)
        return url, self._tokens[url]

    def _fetch(self, url: str) -> Token:
        # A client has transports of its own kind.
        transport = cast(Transport, self._transport)
        asked = token_request(url, self._client, self._asks())
        try:
            response = transport.send(asked, PATIENCE)
        except TransportError as error:
            raise _failed(error) from error
        return self._got(token_of(url, response, time.time()))

    async def _fetch_async(self, url: str) -> Token:
        transport = cast(AsyncTransport, self._transport)
        asked = token_request(url, self._client, self._asks())
        try:
            response = await transport.send(asked, PATIENCE)
        except TransportError as error:
            raise _failed(error) from error
        return self._got(token_of(url, response, time.time()))


class ClientCredentials(TokenProof):
    """Sends a token that a client gets for itself: OAuth 2, client credentials.

    Args:
        client_id: Who asks for it.
        client_secret: The secret that proves it.
        scopes: What the token is to be good for; what the server thinks fit if absent.
        token_url: Where to ask; what the spec says if absent.
        authentication: Whether the secret goes into a header or into the body.
        extra: More parameters that the server asks for, such as `audience`.
        transport: Sends what asks for tokens, of the kind that the client has; the
            client's own if absent.

    Raises:
        ValueError: `token_url` is no address.
    """

    def __init__(
        self,
        client_id: str,
        client_secret: str,
        *,
        scopes: Sequence[str] = (),
        token_url: str | None = None,
        authentication: ClientAuthentication = "client_secret_basic",
        extra: Mapping[str, str] | None = None,
        transport: AnyTransport | None = None,
    ) -> None:
        client = Client(client_id, client_secret, authentication)
        super().__init__(client, token_url, scopes, extra, transport)

    def _asks(self) -> Mapping[str, str]:
        return {"grant_type": "client_credentials", **self._grant}


class RefreshToken(TokenProof):
    """Sends a token that a client gets for a refresh token, which somebody gave to it.

    Args:
        refresh_token: What a person's consent ended in, by whichever flow.
        client_id: Who asks.
        client_secret: The secret that proves it; `None` if the client has none.
        scopes: What the token is to be good for; all that was consented to if absent.
        token_url: Where to ask; what the spec says if absent.
        authentication: Whether the secret goes into a header or into the body.
        extra: More parameters that the server asks for.
        transport: Sends what asks for tokens, of the kind that the client has; the
            client's own if absent.
        on_refresh_token: Called with each refresh token that replaces the last one, to
            be kept.

    Raises:
        ValueError: `token_url` is no address.
    """

    def __init__(
        self,
        refresh_token: str,
        client_id: str,
        client_secret: str | None = None,
        *,
        scopes: Sequence[str] = (),
        token_url: str | None = None,
        authentication: ClientAuthentication = "client_secret_basic",
        extra: Mapping[str, str] | None = None,
        transport: AnyTransport | None = None,
        on_refresh_token: Callable[[str], object] | None = None,
    ) -> None:
        client = Client(client_id, client_secret, authentication)
        super().__init__(client, token_url, scopes, extra, transport)
        # In a list, so that all that are made of this one see the last one.
        self._refresh_tokens = [refresh_token]
        self._on_refresh_token = on_refresh_token

    def _told(self, scheme: OAuth2Scheme) -> str | None:
        return scheme.refresh_url or scheme.token_url

    def _asks(self) -> Mapping[str, str]:
        (refresh_token,) = self._refresh_tokens
        grant = {"grant_type": "refresh_token", "refresh_token": refresh_token}
        return {**grant, **self._grant}

    def _got(self, token: Token) -> Token:
        if token.refresh_token and [token.refresh_token] != self._refresh_tokens:
            self._refresh_tokens[0] = token.refresh_token
            if self._on_refresh_token is not None:
                self._on_refresh_token(token.refresh_token)
        return token


def _with(request: Request, token: Token) -> Request:
    return with_header(request, "Authorization", f"Bearer {token.access_token}")


def _failed(error: TransportError) -> TransportError:
    if isinstance(error, ClientClosed):
        # Another client may have asked for it.
        return unreachable(str(error))
    return unreachable(str(error), error)


def _nowhere() -> Token:
    raise RuntimeError("a token is asked for by whoever needs it")
