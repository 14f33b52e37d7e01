"""Access keys, and where a client gets them from."""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeAlias

import msgspec

from ..errors import MissingExtra
from ..extras import Library
from .authenticator import MissingCredentials


class Credentials(msgspec.Struct, frozen=True):
    """An access key; its secrets do not show when it is printed."""

    access_key_id: str
    secret_access_key: str
    session_token: str | None = None
    """Belongs to an access key that is lent for a while."""

    expires_at: datetime | None = None
    """With a time zone; `None` if the key stays."""

    def __post_init__(self) -> None:
        """Refuse what no signature can be made with.

        Raises:
            ValueError: the id or the secret is empty, or the time has no time zone.
        """
        if not self.access_key_id or not self.secret_access_key:
            raise ValueError("an access key has an id and a secret")
        if self.expires_at is not None and self.expires_at.tzinfo is None:
            raise ValueError("expires_at must have a time zone")

    def __repr__(self) -> str:
        """Return all but the secrets."""
        shown = (f"{name}={value!r}" for name, value in self.__rich_repr__())
        return f"Credentials({', '.join(shown)})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """Return the name and the value of what may be shown."""
        return [(name, getattr(self, name)) for name in ("access_key_id", "expires_at")]


CredentialsSource: TypeAlias = Callable[[], Credentials | Awaitable[Credentials]]
"""Returns an access key; asked again before that one expires.

It is called in a thread of its own, so that no call waits for it longer than it may. One
that is awaited serves asynchronous clients only.
"""


def environment_credentials() -> Credentials:
    """Return the access key that `AWS_ACCESS_KEY_ID` and its like name.

    Raises:
        MissingCredentials: the environment names none.
    """
    key_id = os.environ.get("AWS_ACCESS_KEY_ID")
    secret = os.environ.get("AWS_SECRET_ACCESS_KEY")
    if not key_id or not secret:
        raise MissingCredentials(
            "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not both set"
        )
    return Credentials(key_id, secret, os.environ.get("AWS_SESSION_TOKEN") or None)


class BotocoreCredentials:
    """The access key that botocore finds: profiles, SSO, roles, the machine's own.

    botocore is imported, and asked, with the first request. It renews a key that has
    less than ten minutes left.

    Args:
        profile: A profile of `~/.aws/config`; what botocore chooses if absent.
    """

    def __init__(self, *, profile: str | None = None) -> None:
        self._profile = profile
        self._found: Any = None

    def __call__(self) -> Credentials:
        """Return the access key as it is now.

        Raises:
            MissingCredentials: botocore finds none, or cannot renew it.
            MissingExtra: botocore is not installed.
        """
        exceptions = _BOTOCORE.load("exceptions")
        try:
            self._found = self._found or self._search()
            key = self._found.get_frozen_credentials()
        except exceptions.BotoCoreError as error:
            raise MissingCredentials(str(error)) from error
        return Credentials(
            key.access_key, key.secret_key, key.token, self._expires_at()
        )

    def _search(self) -> Any:
        found = (
            _BOTOCORE.load("session").Session(profile=self._profile).get_credentials()
        )
        if found is None:
            raise MissingCredentials("botocore finds no credentials")
        return found

    def _expires_at(self) -> datetime | None:
        credentials = _BOTOCORE.load("credentials")
        if not isinstance(self._found, credentials.RefreshableCredentials):
            return None
        # It does not tell when they expire, and gives none that are about to; so it
        # is asked again and again, after half of this time.
        return datetime.now(UTC) + timedelta(minutes=6)


def default_credentials() -> CredentialsSource:
    """Return the source for a client that was told of none.

    The environment is asked first, then botocore if it is installed.
    """
    chain = BotocoreCredentials()

    def find() -> Credentials:
        try:
            return environment_credentials()
        except MissingCredentials as error:
            missing = error
        try:
            return chain()
        except MissingExtra as error:
            raise MissingCredentials(f"{missing}; {error}") from error

    return find


_BOTOCORE = Library("botocore", extra="aws", feature="The chain of credentials")
