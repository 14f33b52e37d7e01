"""The server's checks of proofs that are the same for every request."""

from __future__ import annotations

import binascii
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass, replace
from http.cookies import CookieError, SimpleCookie
from typing import Any, TypeAlias
from urllib.parse import parse_qs, unquote

from ..context import Call, Reply
from ..operation import Service
from .principal import headers_of, incomplete, missing, only, settled, unrecognized
from .schemes import ApiKeyScheme, first_of

FindPrincipal: TypeAlias = Callable[[str], Reply[Any]]
"""Returns whose secret a text is, `None` if it is nobody's.

Compare secrets with `hmac.compare_digest`, or look up their hashes: the time that an
answer takes must not tell how much of a guess was right.
"""

FindUser: TypeAlias = Callable[[str, str], Reply[Any]]
"""Returns whose user name and password these are, `None` if nobody's."""


@dataclass(frozen=True, slots=True)
class BearerVerifier:
    """Lets in who sends a token that is known."""

    find: FindPrincipal
    """Returns `context.principal` for a token, or `None`."""

    async def __call__(self, call: Call) -> Any:
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

    async def __call__(self, call: Call) -> Any:
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
            ValueError: neither a field nor the spec tells where the key is.
        """
        place = first_of(service.security, ApiKeyScheme, ApiKeyScheme(""))
        place = ApiKeyScheme(self.header) if self.header else place
        if not place.name:
            raise ValueError(
                "ApiKeyVerifier needs `header=`: the spec does not tell it"
            )
        return replace(self, place=place)

    async def __call__(self, call: Call) -> Any:
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
    if place.location == "header":
        return only(headers_of(call.scope), place.name.lower())
    if place.location == "query":
        query = call.scope.get("query_string", b"").decode("latin-1")
        values = parse_qs(query).get(place.name, [])
        if len(values) > 1:
            raise incomplete(f"{place.name} is given more than once.")
        return values[0] if values else None
    return _cookie(only(headers_of(call.scope), "cookie") or "", place.name)


def _cookie(header: str, name: str) -> str | None:
    try:
        morsel = SimpleCookie(header).get(name)
    except CookieError:
        return None
    return unquote(morsel.value) if morsel else None


_BEARER = (b"www-authenticate", b"Bearer")
_BASIC = (b"www-authenticate", b'Basic realm="service", charset="UTF-8"')
