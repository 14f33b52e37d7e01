"""Proofs that are the same for every request: tokens, passwords, keys."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Final, TypeAlias
from urllib.parse import quote

from ..detached import within
from ..operation import Service
from ..transport import Request
from .additions import with_cookie, with_header, with_query
from .authenticator import Authenticator
from .schemes import (
    TOKENS,
    ApiKeyScheme,
    BasicScheme,
    HttpScheme,
    SecurityScheme,
    first_of,
)

Secret: TypeAlias = str | Callable[[], str | Awaitable[str]]
"""A text, or a function that returns the text for the next request.

Where a call has a deadline, a synchronous client calls it in a thread. One that is awaited
serves asynchronous clients only; the others must not block there.
"""


class Bearer(Authenticator):
    """Sends a token in the header `Authorization`.

    Args:
        token: The token, or a function that is asked for it with every request.
    """

    proves = TOKENS

    def __init__(self, token: Secret) -> None:
        self._token = token

    def __call__(self, request: Request) -> Request:
        """Return `request` with the token."""
        return with_header(request, "Authorization", f"Bearer {_told(self._token)}")

    def sign_within(self, request: Request, seconds: float | None) -> Request:
        """Return `request` with the token, after so many seconds at most.

        Raises:
            Late: the function that tells the token has not returned.
        """
        token = _told_within(seconds, self._token)
        return with_header(request, "Authorization", f"Bearer {token}")

    async def sign(self, request: Request) -> Request:
        """Return `request` with the token, which may be awaited."""
        token = await _awaited(self._token)
        return with_header(request, "Authorization", f"Bearer {token}")


class Authorization(Authenticator):
    """Sends credentials of any other scheme of HTTP in the header `Authorization`.

    Args:
        credentials: What stands behind the name of the scheme, or a function that is
            asked for it with every request.
        scheme: What the scheme is called, such as `Negotiate`; what the spec says if
            absent.
    """

    proves: tuple[type[SecurityScheme], ...] = (HttpScheme,)

    def __init__(self, credentials: Secret, *, scheme: str | None = None) -> None:
        self._credentials = credentials
        self._scheme = scheme
        if scheme:
            # Whoever names the scheme means it, whatever the spec says.
            self.proves = ()

    def bind(self, service: Service, variables: Mapping[str, str]) -> Authenticator:
        """Return what adds the credentials as `service` asks for them.

        Raises:
            ValueError: neither an argument nor the spec tells the scheme.
        """
        said = first_of(service.schemes, HttpScheme, HttpScheme("")).scheme
        if not (self._scheme or said):
            raise ValueError("Authorization needs `scheme=`: the spec does not tell it")
        return Authorization(self._credentials, scheme=self._scheme or said)

    def __call__(self, request: Request) -> Request:
        """Return `request` with the credentials.

        Raises:
            ValueError: the scheme was not given.
        """
        return self._with(request, _told(self._credentials))

    def sign_within(self, request: Request, seconds: float | None) -> Request:
        """Return `request` with the credentials, after so many seconds at most.

        Raises:
            Late: the function that tells them has not returned.
            ValueError: the scheme was not given.
        """
        return self._with(request, _told_within(seconds, self._credentials))

    async def sign(self, request: Request) -> Request:
        """Return `request` with the credentials, which may be awaited.

        Raises:
            ValueError: the scheme was not given.
        """
        return self._with(request, await _awaited(self._credentials))

    def _with(self, request: Request, credentials: str) -> Request:
        if not self._scheme:
            raise ValueError("Authorization needs `scheme=` without a client")
        return with_header(request, "Authorization", f"{self._scheme} {credentials}")


class Basic(Authenticator):
    """Sends a user name and a password in the header `Authorization`.

    Args:
        username: The user name, without a colon.
        password: The password.

    Raises:
        ValueError: there is a colon in the user name.
    """

    proves = (BasicScheme,)

    def __init__(self, username: str, password: str) -> None:
        if ":" in username:
            raise ValueError("a user name has no colon")
        pair = b64encode(f"{username}:{password}".encode()).decode()
        self._value: Final = f"Basic {pair}"

    def __call__(self, request: Request) -> Request:
        """Return `request` with the user name and the password."""
        return with_header(request, "Authorization", self._value)


class ApiKey(Authenticator):
    """Sends a key where the spec says.

    Args:
        key: The key, or a function that is asked for it with every request.
        header: The header that carries it; what the spec says if absent.
    """

    proves: tuple[type[SecurityScheme], ...] = (ApiKeyScheme,)

    def __init__(self, key: Secret, *, header: str | None = None) -> None:
        self._key = key
        self._place = ApiKeyScheme(header) if header else None
        if header:
            # Whoever names the place means it, whatever the spec says.
            self.proves = ()

    def bind(self, service: Service, variables: Mapping[str, str]) -> Authenticator:
        """Return what adds the key in the place that `service` asks for.

        Raises:
            ValueError: neither an argument nor the spec tells the place.
        """
        place = self._place or first_of(service.schemes, ApiKeyScheme, ApiKeyScheme(""))
        if not place.name:
            raise ValueError("ApiKey needs `header=`: the spec does not tell it")
        bound = ApiKey(self._key)
        bound._place = place
        return bound

    def __call__(self, request: Request) -> Request:
        """Return `request` with the key.

        Raises:
            ValueError: the place was not given.
        """
        return _with_key(request, self._place, _told(self._key))

    def sign_within(self, request: Request, seconds: float | None) -> Request:
        """Return `request` with the key, after so many seconds at most.

        Raises:
            Late: the function that tells the key has not returned.
            ValueError: the place was not given.
        """
        return _with_key(request, self._place, _told_within(seconds, self._key))

    async def sign(self, request: Request) -> Request:
        """Return `request` with the key, which may be awaited.

        Raises:
            ValueError: the place was not given.
        """
        return _with_key(request, self._place, await _awaited(self._key))


def _told(secret: Secret) -> str:
    text = secret if isinstance(secret, str) else secret()
    if isinstance(text, str):
        return text
    if isinstance(text, Coroutine):
        text.close()
    raise TypeError("a secret that is awaited needs the asynchronous client")


def _told_within(seconds: float | None, secret: Secret) -> str:
    if isinstance(secret, str) or seconds is None:
        return _told(secret)
    return within(seconds, _told, secret)


async def _awaited(secret: Secret) -> str:
    text = secret if isinstance(secret, str) else secret()
    return text if isinstance(text, str) else await text


def _with_key(request: Request, place: ApiKeyScheme | None, key: str) -> Request:
    if place is None:
        raise ValueError("ApiKey needs `header=` without a client")
    if place.location == "query":
        return with_query(request, place.name, key)
    if place.location == "cookie":
        # Whatever ends a cookie would start another one.
        return with_cookie(request, f"{place.name}={quote(key, safe='')}")
    # As headers of documents: each character stands for a byte of UTF-8.
    return with_header(request, place.name, _as_bytes(key))


def _as_bytes(key: str) -> str:
    return key if key.isascii() else key.encode().decode("latin-1")
