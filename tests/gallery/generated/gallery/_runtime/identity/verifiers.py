"""The server's checks of proofs in the header `Authorization`, the same each time."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, ClassVar, TypeAlias

from ..context import AnyPrincipal, Call, Returns
from ..operation import Service
from .challenges import BASIC, bearer, challenge_of
from .principal import (
    headers_of,
    incomplete,
    is_readable,
    missing,
    only,
    settled,
    unrecognized,
)
from .schemes import TOKENS, BasicScheme, HttpScheme, first_of

FindPrincipal: TypeAlias = Callable[[str], Returns[AnyPrincipal | None]]
"""Returns whose secret a text is, `None` if it is nobody's.

Compare secrets with `hmac.compare_digest`, or look up their hashes: the time that an
answer takes must not tell how much of a guess was right. What that returns is no answer,
as it says whether and not who: `"ann" if compare_digest(text.encode(), key) else None`
is one. Whatever is false stands for nobody, and `True` is a fault of the service.
"""

FindUser: TypeAlias = Callable[[str, str], Returns[AnyPrincipal | None]]
"""Returns whose user name and password these are, `None` if nobody's."""

ScopesOf: TypeAlias = Callable[[Any], Iterable[str]]
"""Returns the scopes that whoever was found has; a text has spaces between them."""


@dataclass(frozen=True, slots=True)
class BearerVerifier:
    """Lets in who sends a token that is known, whoever has issued it.

    That is for the schemes `oauth2` and `openIdConnect` of a spec, too.
    """

    verifies: ClassVar = TOKENS

    find: FindPrincipal
    """Returns `context.principal` for a token, or `None`."""

    scopes: ScopesOf | None = None
    """Returns the scopes of a principal, as in `lambda claims: claims["scope"]`; needed
    where an operation asks for some."""

    def bind(self, service: Service) -> BearerVerifier:
        """Return the check for the requests to `service`."""
        return self

    async def __call__(self, call: Call) -> AnyPrincipal:
        """Return whose token came with a request.

        Raises:
            Refusal: there is none, or it is nobody's.
        """
        token = _credentials(call, "bearer")
        if token is None:
            raise missing(bearer(), status=401)
        found = await settled(self.find(token)) if is_readable(token) else None
        if found is None:
            raise unrecognized(bearer(error="invalid_token"), status=401)
        return found


@dataclass(frozen=True, slots=True)
class BasicVerifier:
    """Lets in who sends a user name and a password that are known."""

    verifies: ClassVar = (BasicScheme,)

    find: FindUser
    """Returns `context.principal` for a user name and a password, or `None`."""

    scopes: ScopesOf | None = None
    """Returns the roles of a principal; needed where an operation asks for some."""

    def bind(self, service: Service) -> BasicVerifier:
        """Return the check for the requests to `service`."""
        return self

    async def __call__(self, call: Call) -> AnyPrincipal:
        """Return whose user name and password came with a request.

        Raises:
            Refusal: there are none, or they are nobody's.
        """
        pair = _credentials(call, "basic")
        if pair is None:
            raise missing(BASIC, status=401)
        try:
            text = b64decode(pair, validate=True).decode()
        except (binascii.Error, ValueError):
            raise incomplete("The user name and password must be base64.") from None
        username, colon, password = text.partition(":")
        is_pair = bool(colon) and is_readable(text)
        found = await settled(self.find(username, password)) if is_pair else None
        if found is None:
            raise unrecognized(BASIC, status=401)
        return found


@dataclass(frozen=True, slots=True)
class AuthorizationVerifier:
    """Lets in who sends credentials of any other scheme of HTTP that are known."""

    verifies: ClassVar = (HttpScheme,)

    find: FindPrincipal
    """Returns `context.principal` for what stands behind the name of the scheme."""

    scheme: str | None = None
    """What the scheme is called, such as `Negotiate`; what the spec says if absent."""

    scopes: ScopesOf | None = None
    """Returns the roles of a principal; needed where an operation asks for some."""

    def bind(self, service: Service) -> AuthorizationVerifier:
        """Return the check for the requests to `service`.

        Raises:
            ValueError: neither a field nor the spec tells the scheme.
        """
        said = first_of(service.schemes, HttpScheme, HttpScheme("")).scheme
        if not (self.scheme or said):
            raise ValueError(
                "AuthorizationVerifier needs `scheme=`: the spec does not tell it"
            )
        return replace(self, scheme=self.scheme or said)

    async def __call__(self, call: Call) -> AnyPrincipal:
        """Return whose credentials came with a request.

        Raises:
            Refusal: there are none, or they are nobody's.
            ValueError: the scheme was not given.
        """
        if not self.scheme:
            raise ValueError("AuthorizationVerifier needs `scheme=` by itself")
        challenges = challenge_of(HttpScheme(self.scheme))
        told = _credentials(call, self.scheme.lower())
        if told is None:
            raise missing(*challenges, status=401)
        found = await settled(self.find(told)) if is_readable(told) else None
        if found is None:
            raise unrecognized(*challenges, status=401)
        return found


def _credentials(call: Call, kind: str) -> str | None:
    authorization = only(headers_of(call.scope), "authorization") or ""
    scheme, _, text = authorization.partition(" ")
    return text.strip() or None if scheme.lower() == kind else None
