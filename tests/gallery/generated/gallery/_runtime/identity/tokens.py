"""What is asked of an authorization server of OAuth 2, and what it answers."""

from __future__ import annotations

import math
from base64 import b64encode
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, TypeAlias
from urllib.parse import quote_plus, urlencode, urlsplit

import msgspec

from ..address import without_query
from ..errors import Error, TransportError
from ..headers import VALUE
from ..public import public
from ..transport import Request, Response

ClientAuthentication: TypeAlias = Literal["client_secret_basic", "client_secret_post"]
"""How a client tells an authorization server its secret: in a header or in the body."""

PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
"""Statuses of an authorization server that may be another one later."""


class TokenRefused(Error):
    """An authorization server issues no token."""

    __module__ = public("auth")

    def __init__(self, message: str, code: str = "", status: int | None = None) -> None:
        """Take what happened, and the code and the status of the answer."""
        super().__init__(message)
        self.code = code
        self.status = status


class Token(msgspec.Struct, frozen=True):
    """A token that an authorization server has issued; it does not show."""

    access_token: str
    expires_at: datetime | None = None
    """With a time zone; `None` if the server does not say."""

    refresh_token: str | None = None

    def __repr__(self) -> str:
        """Return what is no secret."""
        return f"<Token until {self.expires_at}>"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        """Return the same."""
        return [("expires_at", self.expires_at)]


class Client(msgspec.Struct, frozen=True):
    """Who asks for tokens; the secret does not show."""

    client_id: str
    client_secret: str | None
    authentication: ClientAuthentication

    def __repr__(self) -> str:
        """Return what is no secret."""
        return f"<Client {self.client_id}>"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        """Return the same."""
        return [("client_id", self.client_id)]


def token_request(url: str, client: Client, grant: Mapping[str, str]) -> Request:
    """Return the request for a token: nothing of the service's own goes with it."""
    headers = {
        "Accept": "application/json",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    fields = {name: value for name, value in grant.items() if value}
    if client.client_secret is None:
        fields["client_id"] = client.client_id
    elif client.authentication == "client_secret_post":
        fields["client_id"] = client.client_id
        fields["client_secret"] = client.client_secret
    else:
        pair = f"{quote_plus(client.client_id)}:{quote_plus(client.client_secret)}"
        headers["Authorization"] = f"Basic {b64encode(pair.encode()).decode()}"
    body = urlencode(fields).encode()
    return Request(method="POST", url=url, headers=headers, body=body)


def token_of(url: str, response: Response, now: float) -> Token:
    """Return the token that an authorization server answers with.

    Raises:
        TokenRefused: it answers with none.
        TransportError: it may answer with one later.
    """
    where = f"the token endpoint {without_query(url)}"
    said = _object(response.body)
    if response.status in PASSING:
        raise unreachable(f"{where} answers with {response.status}")
    if response.status != 200:
        code = str(said.get("error", ""))[:_SHOWN]
        told = f"{response.status} {code}".strip()
        raise TokenRefused(f"{where} answers with {told}", code, response.status)
    token, kind = said.get("access_token"), said.get("token_type", "bearer")
    if not isinstance(token, str) or not token or not VALUE.fullmatch(token):
        raise TokenRefused(f"{where} answers without a token", status=200)
    if str(kind).lower() != "bearer":
        shown = repr(str(kind)[:_SHOWN])
        raise TokenRefused(f"{where} issues no bearer tokens, but {shown}", status=200)
    again = said.get("refresh_token")
    return Token(
        token,
        _end(said.get("expires_in"), now),
        again if isinstance(again, str) and again else None,
    )


def unreachable(message: str, cause: TransportError | None = None) -> TransportError:
    """Return the error of a call that has no token yet: it has not been sent."""
    error = (type(cause) if cause else TransportError)(message)
    error.retryable = cause is None or cause.retryable
    error.may_have_arrived = False
    return error


def checked_url(url: str, *, given: bool) -> str:
    """Return the address of a token endpoint.

    Raises:
        ValueError: it is none, or one that the spec tells, and that everybody on the
            way can read what is sent to.
    """
    parts = urlsplit(url)
    if "@" in parts.netloc or parts.fragment:
        raise ValueError("a token endpoint has neither a password nor a fragment")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(
            f"{without_query(url)!r} is no address of a token endpoint: give "
            "`token_url=` as https://host/path"
        )
    if parts.scheme == "http" and not given and parts.hostname not in _HERE:
        raise ValueError(
            f"{without_query(url)} is not encrypted, and secrets go there: give "
            "`token_url=` if that is meant"
        )
    return url


def _object(body: bytes) -> dict[str, Any]:
    try:
        said = msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return {}
    return said if isinstance(said, dict) else {}


def _end(seconds: object, now: float) -> datetime | None:
    """Return when a token ends that is good for so many seconds; some write a text."""
    if not isinstance(seconds, (int, float, str)) or isinstance(seconds, bool):
        return None
    try:
        life = float(seconds)
    except ValueError:
        return None
    if not math.isfinite(life) or life < 0:
        return None
    return datetime.fromtimestamp(now, UTC) + timedelta(seconds=min(life, _LONGEST))


_SHOWN = 100
_LONGEST = 10 * 365 * 24 * 3600.0
_HERE = ("localhost", "127.0.0.1", "::1")
