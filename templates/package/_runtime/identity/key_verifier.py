"""The server's check of keys in a header, in the query or in a cookie."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar
from urllib.parse import parse_qs, unquote

from ..context import AnyPrincipal, Call
from ..operation import Service
from .challenges import challenge_of
from .principal import (
    headers_of,
    incomplete,
    is_readable,
    missing,
    settled,
    unrecognized,
)
from .schemes import ApiKeyScheme, first_of
from .verifiers import FindPrincipal, ScopesOf


@dataclass(frozen=True, slots=True)
class ApiKeyVerifier:
    """Lets in who sends a key that is known, where the spec says."""

    verifies: ClassVar = (ApiKeyScheme,)

    find: FindPrincipal
    """Returns `context.principal` for a key, or `None`."""

    header: str | None = None
    """The header that carries the key; what the spec says if absent."""

    place: ApiKeyScheme | None = None
    """Where the spec says that the key is; found out by `bind`."""

    scopes: ScopesOf | None = None
    """Returns the roles of a principal; needed where an operation asks for some."""

    def bind(self, service: Service) -> ApiKeyVerifier:
        """Return the check for the requests to `service`.

        Raises:
            ValueError: neither a field nor the spec tells where the key is.
        """
        place = self.place or (
            ApiKeyScheme(self.header)
            if self.header
            else first_of(service.schemes, ApiKeyScheme, ApiKeyScheme(""))
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
            raise missing(*challenge_of(place), status=401)
        found = await settled(self.find(key)) if is_readable(key) else None
        if found is None:
            raise unrecognized(*challenge_of(place), status=401)
        return found


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
        return [*map(_as_text, headers.get(place.name.lower(), []))]
    return [unquote(value) for value in _cookies(headers, place.name)]


def _as_text(value: str) -> str:
    """Return what a header says in UTF-8, or in the encoding of old if it is none."""
    try:
        return value.encode("latin-1").decode()
    except UnicodeDecodeError:
        return value


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
