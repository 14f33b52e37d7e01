"""The server's checks of proofs that are the same for every request."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias
from urllib.parse import parse_qs, unquote

from ..context import AnyPrincipal, Call, Reply
from ..operation import Service
from .principal import headers_of, incomplete, missing, only, settled, unrecognized
from .schemes import ApiKeyScheme, BasicScheme, BearerScheme, alone

FindPrincipal: TypeAlias = Callable[[str], Reply[AnyPrincipal | None]]
"""Returns whose secret a text is, `None` if it is nobody's.

Compare secrets with `hmac.compare_digest`, or look up their hashes: the time that an
answer takes must not tell how much of a guess was right. What that returns is no answer,
as it says whether and not who: `"ann" if compare_digest(text.encode(), key) else None`
is one. Whatever is false stands for nobody, and `True` is a fault of the service.
"""

FindUser: TypeAlias = Callable[[str, str], Reply[AnyPrincipal | None]]
"""Returns whose user name and password these are, `None` if nobody's."""


@dataclass(frozen=True, slots=True)
class BearerVerifier:
    """Lets in who sends a token that is known."""

    find: FindPrincipal
    """Returns `context.principal` for a token, or `None`."""

    def bind(self, service: Service) -> BearerVerifier:
        """Return the check for the requests to `service`.

        Raises:
            ValueError: the spec asks for more than a token.
        """
        alone(service.security, BearerScheme, BearerScheme())
        return self

    async def __call__(self, call: Call) -> AnyPrincipal:
        """Return whose token came with a request.

        Raises:
            Refusal: there is none, or it is nobody's.
        """
        token = _credentials(call, "bearer", _BEARER)
        found = await settled(self.find(token))
        if found is None:
            raise unrecognized(_BEARER, status=401)
        return found


@dataclass(frozen=True, slots=True)
class BasicVerifier:
    """Lets in who sends a user name and a password that are known."""

    find: FindUser
    """Returns `context.principal` for a user name and a password, or `None`."""

    def bind(self, service: Service) -> BasicVerifier:
        """Return the check for the requests to `service`.

        Raises:
            ValueError: the spec asks for more than a password.
        """
        alone(service.security, BasicScheme, BasicScheme())
        return self

    async def __call__(self, call: Call) -> AnyPrincipal:
        """Return whose user name and password came with a request.

        Raises:
            Refusal: there are none, or they are nobody's.
        """
        pair = _credentials(call, "basic", _BASIC)
        try:
            text = b64decode(pair, validate=True).decode()
        except (binascii.Error, ValueError):
            raise incomplete("The user name and password must be base64.") from None
        username, colon, password = text.partition(":")
        found = await settled(self.find(username, password)) if colon else None
        if found is None:
            raise unrecognized(_BASIC, status=401)
        return found


@dataclass(frozen=True, slots=True)
class ApiKeyVerifier:
    """Lets in who sends a key that is known, where the spec says."""

    find: FindPrincipal
    """Returns `context.principal` for a key, or `None`."""

    header: str | None = None
    """The header that carries the key; what the spec says if absent."""

    place: ApiKeyScheme | None = None
    """Where the spec says that the key is; found out by `bind`."""

    def bind(self, service: Service) -> ApiKeyVerifier:
        """Return the check for the requests to `service`.

        Raises:
            ValueError: neither a field nor the spec tells where the key is, or the spec
                asks for more than one key.
        """
        place = self.place or (
            ApiKeyScheme(self.header)
            if self.header
            else alone(service.security, ApiKeyScheme, ApiKeyScheme(""))
        )
        if not place.name:
            raise ValueError(
                "ApiKeyVerifier needs `header=`: the spec does not tell it"
            )
        return replace(self, place=place)

    async def __call__(self, call: Call) -> AnyPrincipal:
        """Return whose key came with a request.

        Raises:
            Refusal: there is none, or it is nobody's.
            ValueError: the place was not given.
        """
        place = self.place or ApiKeyScheme(self.header or "")
        if not place.name:
            raise ValueError("ApiKeyVerifier needs `header=` by itself")
        key = _key(call, place)
        if not key:
            raise missing()
        found = await settled(self.find(key))
        if found is None:
            raise unrecognized()
        return found


def _credentials(call: Call, kind: str, challenge: tuple[bytes, bytes]) -> str:
    authorization = only(headers_of(call.scope), "authorization") or ""
    scheme, _, text = authorization.partition(" ")
    if scheme.lower() != kind or not text.strip():
        raise missing(challenge, status=401)
    return text.strip()


def _key(call: Call, place: ApiKeyScheme) -> str | None:
    keys = _keys(call, place)
    if len(keys) > 1:
        raise incomplete(f"{place.name} is given more than once.")
    return keys[0] if keys else None


def _keys(call: Call, place: ApiKeyScheme) -> list[str]:
    if place.location == "query":
        query = call.scope.get("query_string", b"").decode("latin-1")
        return parse_qs(query, keep_blank_values=True).get(place.name, [])
    headers = headers_of(call.scope)
    if place.location == "header":
        return headers.get(place.name.lower(), [])
    return [unquote(value) for value in _cookies(headers, place.name)]


def _cookies(headers: Mapping[str, list[str]], name: str) -> list[str]:
    """Return the values of all cookies of a name, whatever stands beside them."""
    pairs = (
        pair.partition("=")
        for header in headers.get("cookie", [])
        for pair in header.split(";")
    )
    return [
        _unquoted(value.strip(" \t"))
        for key, _, value in pairs
        if key.strip(" \t") == name
    ]


def _unquoted(value: str) -> str:
    is_quoted = len(value) > 1 and value[0] == value[-1] == '"'
    return value[1:-1] if is_quoted else value


_BEARER = (b"www-authenticate", b"Bearer")
_BASIC = (b"www-authenticate", b'Basic realm="service", charset="UTF-8"')
