"""AWS Signature Version 4 for the requests of a client."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC
from email.utils import parsedate_to_datetime
from functools import lru_cache

from ..error_codes import error_code
from ..operation import Service
from ..sources import size_of
from ..transport import Request, Response
from .authenticator import Authenticator
from .canonical import LARGE_BODY, Scope, signing_key, timestamp_of
from .credentials import (
    Credentials,
    CredentialsSource,
    default_credentials,
)
from .renewal import Renewal
from .schemes import SigV4Scheme, first_of
from .signing import sign, signed_at

CLOCK_REFUSALS = frozenset(
    {
        "AuthFailure",
        "InvalidSignatureException",
        "RequestExpired",
        "RequestInTheFuture",
        "RequestTimeTooSkewed",
        "SignatureDoesNotMatch",
    }
)
"""Errors that a wrong clock leads to, if not always."""

WRONG_BY = 60.0
"""From how many seconds on a clock may be why a signature was refused."""


class SigV4(Authenticator):
    """Signs every request with an access key, the body included.

    The clock is set right by the first refusal that tells the time of the service.

    Args:
        credentials: The access key, or a function that returns it, or a coroutine
            function. If absent, it comes from the environment, or else from botocore
            if that is installed: profiles, SSO, roles, the machine's own.
        region: The region to sign for; that of the client if absent.
        service: What the service is called in a signature; what the spec says if
            absent.
    """

    proves = (SigV4Scheme,)

    def __init__(
        self,
        credentials: Credentials | CredentialsSource | None = None,
        *,
        region: str | None = None,
        service: str | None = None,
    ) -> None:
        self._credentials = credentials
        self._region = region
        self._service = service

    def bind(self, service: Service, variables: Mapping[str, str]) -> Signer:
        """Return what signs the requests of one client.

        Raises:
            ValueError: neither an argument nor the spec tells the region, or what the
                service is called.
        """
        scheme = first_of(service.schemes, SigV4Scheme, SigV4Scheme())
        region = self._region or variables.get("region") or service.region
        name = self._service or scheme.signing_name
        if not region or not name:
            missing = "service" if region else "region"
            raise ValueError(f"SigV4 needs `{missing}=`: the spec does not tell it")
        return Signer(self._credentials or default_credentials(), region, name)

    def __call__(self, request: Request) -> Request:
        """Return `request` with its signature, outside of any client.

        Raises:
            ValueError: the region or the service was not given.
        """
        if not self._region or not self._service:
            raise ValueError("SigV4 needs `region=` and `service=` without a client")
        source = self._credentials or default_credentials()
        return Signer(source, self._region, self._service)(request)


class Signer(Authenticator):
    """Signs the requests of one client, from any number of threads.

    Args:
        credentials: The access key, or where it comes from.
        region: The region to sign for.
        service: What the service is called in a signature.
    """

    def __init__(
        self, credentials: Credentials | CredentialsSource, region: str, service: str
    ) -> None:
        self._scope = (region, service)
        # A day's key is made once; a key that is renewed has its own.
        self._key = lru_cache(maxsize=4)(signing_key)
        self._offset = 0.0
        self._renewal = Renewal(credentials, lambda: time.time())

    def __call__(self, request: Request) -> Request:
        """Return `request` with its signature.

        Raises:
            MissingCredentials: there is no access key.
        """
        return self._signed(request, self._renewal.held() or self._renewal.key())

    def sign_within(self, request: Request, seconds: float | None) -> Request:
        """Return `request` with its signature, after so many seconds at most.

        Raises:
            Late: there is no access key yet.
            MissingCredentials: there is no access key.
        """
        return self._signed(request, self._renewal.held() or self._renewal.key(seconds))

    async def sign(self, request: Request) -> Request:
        """Return `request` with its signature, without blocking the event loop.

        Raises:
            MissingCredentials: there is no access key.
        """
        credentials = self._renewal.held() or await self._renewal.key_async()
        size = size_of(request.body)
        if size is not None and size < LARGE_BODY:
            return self._signed(request, credentials)
        # Here and not above: a synchronous client has no use for asyncio.
        import asyncio

        return await asyncio.to_thread(self._signed, request, credentials)

    def learns_from(self, request: Request, response: Response) -> bool:
        """Set the clock by a refusal, and return whether it was wrong."""
        if error_code(response) not in CLOCK_REFUSALS:
            return False
        told = _date_of(response)
        # Another call may have set the clock since this one was signed.
        if told is None or abs(told - signed_at(request)) < WRONG_BY:
            return False
        self._offset = told - time.time()
        return True

    def _signed(self, request: Request, credentials: Credentials) -> Request:
        timestamp = timestamp_of(int(time.time() + self._offset))
        return sign(
            request,
            credentials,
            Scope(timestamp[:8], *self._scope),
            timestamp,
            self._key,
        )


def _date_of(response: Response) -> float | None:
    try:
        told = parsedate_to_datetime(response.headers["date"])
    except (KeyError, ValueError):
        return None
    return (told if told.tzinfo else told.replace(tzinfo=UTC)).timestamp()
