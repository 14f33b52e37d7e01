"""What checks of every kind share: headers, refusals, who was found."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import quote

from ..context import Call, Returns, somebody
from ..refusals import Refusal
from .challenges import bearer
from .schemes import TOKENS, SecurityScheme

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Principal:
    """Who calls."""

    access_key_id: str
    """Of the access key that signed the request."""


async def settled(reply: Returns[Found]) -> Found | None:
    """Return whom a function found, or will have found once it is awaited.

    Raises:
        TypeError: it answered whether, and not who.
    """
    if inspect.isawaitable(reply):
        found: Found = await reply
        return somebody(found)
    return somebody(reply)


def headers_of(scope: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the values of each header, in the order of the request."""
    headers: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        text = value.decode("latin-1")
        headers.setdefault(name.decode("latin-1").lower(), []).append(text)
    return headers


def only(headers: Mapping[str, list[str]], name: str) -> str | None:
    """Return the value of a header, `None` without one.

    Raises:
        Refusal: there are several, and no telling which of them counts.
    """
    values = headers.get(name, [])
    if len(values) > 1:
        raise incomplete(f"The header {name} is given more than once.")
    return values[0] if values else None


def target_of(call: Call) -> str:
    """Return the path of a request, and its query, as they were sent."""
    query = call.scope.get("query_string", b"").decode("latin-1")
    return f"{raw_path(call)}{'?' if query else ''}{query}"


def raw_path(call: Call) -> str:
    """Return the path of a request as it was sent."""
    raw: bytes | None = call.scope.get("raw_path")
    # Only the server knows how the path was spelled; it need not say.
    return (
        raw.decode("latin-1")
        if raw
        else quote(call.scope["path"], safe="/~:@!$&'()*+,;=")
    )


def is_readable(secret: str) -> bool:
    """Return whether a text can be anybody's secret.

    What has control characters in it is none: those who look it up may stumble over a
    NUL, and not say no.
    """
    return not any(each < " " or each == "\x7f" for each in secret)


def missing(*challenge: tuple[bytes, bytes], status: int = 403) -> Refusal:
    """Refuse a request that proves nothing."""
    return Refusal(
        status,
        _MISSING,
        "The request does not prove who sends it.",
        *challenge,
    )


def insufficient(scheme: SecurityScheme, scopes: Sequence[str]) -> Refusal:
    """Refuse a sender who is known, and lacks a scope that the operation asks for."""
    is_token = isinstance(scheme, TOKENS)
    challenge = [bearer(scopes, "insufficient_scope")] if is_token else []
    message = f"The sender may not do that: it takes {' '.join(scopes)}."
    return Refusal(403, "AccessDeniedException", message, *challenge)


def is_unrecognized(refusal: Refusal) -> bool:
    """Return whether a request was refused because nobody knows its sender."""
    return refusal.code == _UNRECOGNIZED


def is_missing(refusal: Refusal) -> bool:
    """Return whether a request was refused because it proves nothing."""
    return refusal.code == _MISSING


def incomplete(message: str) -> Refusal:
    """Refuse a request whose proof is not written as it must be."""
    return Refusal(400, "IncompleteSignatureException", message)


def invalid(message: str) -> Refusal:
    """Refuse a request whose signature is not that of its sender."""
    return Refusal(403, "InvalidSignatureException", message)


def unrecognized(*challenge: tuple[bytes, bytes], status: int = 403) -> Refusal:
    """Refuse a sender who is not known."""
    return Refusal(
        status,
        _UNRECOGNIZED,
        "The request names nobody who may call.",
        *challenge,
    )


def expired() -> Refusal:
    """Refuse an access key that was lent, and is due."""
    return Refusal(403, "ExpiredTokenException", "The session token has expired.")


_UNRECOGNIZED = "UnrecognizedClientException"
_MISSING = "MissingAuthenticationTokenException"
