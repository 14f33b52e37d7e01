"""What the header `WWW-Authenticate` asks of callers, from the schemes of a spec."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from ..asgi import Header
from .schemes import (
    TOKENS,
    ApiKeyScheme,
    BasicScheme,
    HttpScheme,
    Security,
    SecurityScheme,
)

BASIC = (b"www-authenticate", b'Basic realm="service", charset="UTF-8"')


def challenge_of(scheme: SecurityScheme, scopes: Sequence[str] = ()) -> list[Header]:
    """Return the challenges of a scheme: none where HTTP has no word for it.

    That of a digest is not the same for all requests, and so not here.
    """
    if isinstance(scheme, TOKENS):
        return [bearer(scopes)]
    if isinstance(scheme, BasicScheme):
        return [BASIC]
    if isinstance(scheme, HttpScheme):
        return [_challenge(scheme.scheme)] if _TOKEN.fullmatch(scheme.scheme) else []
    if isinstance(scheme, ApiKeyScheme):
        name = quote(scheme.name, safe=" !#$&'()*+,-./:;<=>?@[]^_`{|}~")
        return [_challenge(f'ApiKey in="{scheme.location}", name="{name}"')]
    return []


def challenges_of(
    asked: Security, schemes: Mapping[str, SecurityScheme]
) -> tuple[Header, ...]:
    """Return the challenges of all alternatives, each once."""
    found: dict[Header, None] = {}
    for requirement in asked:
        for name, scopes in requirement.items():
            found |= dict.fromkeys(challenge_of(schemes[name], scopes))
    return tuple(found)


def bearer(scopes: Sequence[str] = (), error: str = "") -> Header:
    """Return the challenge to send a token, or what is wrong with that which came."""
    told = [f'error="{error}"'] if error else []
    allowed = [each for each in scopes if _SCOPE.fullmatch(each)]
    told += [f'scope="{" ".join(allowed)}"'] if allowed else []
    return _challenge(" ".join(filter(None, ["Bearer", ", ".join(told)])))


def is_challenge(header: Header) -> bool:
    """Return whether a header asks for a proof."""
    return header[0] == b"www-authenticate"


def _challenge(text: str) -> Header:
    return (b"www-authenticate", text.encode())


_TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_SCOPE = re.compile(r"[!#-\[\]-~]+")
"""What RFC 6749 allows in the name of a scope needs no escape."""
