"""The server's check of AWS Signature Version 4."""

from __future__ import annotations

import asyncio
import hmac
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import ClassVar, TypeAlias

from ..context import Call, Returns
from ..operation import Service
from .canonical import (
    LARGE_BODY,
    TIME_FORMAT,
    canonical_headers,
    canonical_path,
    canonical_query,
    hash_of,
    signature,
    signing_key,
    timestamp_of,
)
from .claim import Claim, parse_claim
from .credentials import Credentials
from .principal import (
    Principal,
    expired,
    headers_of,
    incomplete,
    invalid,
    only,
    raw_path,
    settled,
    unrecognized,
)
from .schemes import SigV4Scheme, first_of
from .verifiers import ScopesOf

Headers: TypeAlias = Mapping[str, list[str]]

FindKey: TypeAlias = Callable[[str], Returns[Credentials | str | None]]
"""Returns the secret of an access key id, with its session token if there is one.

`None` if the id is not known.
"""

SKEW = 300
"""How many seconds the clocks of caller and server may differ."""


@dataclass(frozen=True, slots=True)
class SigV4Verifier:
    """Lets in who signs requests with AWS Signature Version 4, body included.

    `context.principal` is a `Principal`. A request is refused when it is older than
    five minutes, when a header `X-Amz-...` is not signed, or when its body is not.
    """

    verifies: ClassVar = (SigV4Scheme,)

    find_key: FindKey
    """Returns the secret of an access key id, or `None`.

    It returns `Credentials` for a session token or an end. It runs in the event loop: one
    that has to wait is a coroutine function.
    """

    region: str | None = None
    """The region to sign for; the default of the spec's if absent."""

    service: str | None = None
    """What the service is called in a signature; what the spec says if absent."""

    clock: Callable[[], float] = time.time
    """Returns the seconds since the epoch."""

    scopes: ScopesOf | None = None
    """Returns the roles of a principal; needed where an operation asks for some."""

    def bind(self, service: Service) -> Verification:
        """Return the check for the requests to `service`.

        Raises:
            ValueError: neither a field nor the spec tells the region, or what the
                service is called.
        """
        scheme = first_of(service.schemes, SigV4Scheme, SigV4Scheme())
        region = self.region or service.region
        name = self.service or scheme.signing_name
        if not region or not name:
            gap = "service" if region else "region"
            raise ValueError(f"SigV4Verifier needs `{gap}=`: the spec does not tell it")
        return Verification(self.find_key, region, name, self.clock)

    async def __call__(self, call: Call) -> Principal:
        """Return who signed, without any application around.

        Raises:
            Refusal: the signature proves nothing.
            ValueError: the region or the service was not given.
        """
        if not self.region or not self.service:
            raise ValueError("SigV4Verifier needs `region=` and `service=` by itself")
        check = Verification(self.find_key, self.region, self.service, self.clock)
        return await check(call)


class Verification:
    """The check of signatures for one region of one service."""

    def __init__(
        self, find_key: FindKey, region: str, service: str, clock: Callable[[], float]
    ) -> None:
        """Take who knows the secrets, what must be signed for, and the time."""
        self._find_key = find_key
        self._scope = (region, service)
        self._clock = clock
        self._key = lru_cache(maxsize=1024)(signing_key)

    async def __call__(self, call: Call) -> Principal:
        """Return who signed a request.

        Raises:
            Refusal: the signature proves nothing.
        """
        headers = headers_of(call.scope)
        claim = parse_claim(only(headers, "authorization"))
        timestamp = self._timestamp(headers, claim)
        _check_signed(headers, claim)
        known = await self._known(claim, headers)
        # All that can be checked is checked before the body takes room.
        told_hash = only(headers, _PAYLOAD_HASH)
        body_hash = await _hash(call) if told_hash is None else told_hash
        expected = signature(
            self._key(known.secret_access_key, claim.scope),
            timestamp,
            claim.scope,
            method=call.scope["method"],
            path=canonical_path(raw_path(call)),
            query=canonical_query(
                call.scope.get("query_string", b"").decode("latin-1")
            ),
            headers=canonical_headers(
                [(name, value) for name in claim.names for value in headers[name]]
            ),
            payload_hash=body_hash,
        )
        if not hmac.compare_digest(expected, claim.signature):
            raise invalid("The signature is not that of this request and this key.")
        if known.expires_at and known.expires_at.timestamp() <= self._clock():
            raise expired()
        if told_hash is not None and told_hash != await _hash(call):
            raise invalid("The body is not the one that was signed.")
        return Principal(claim.access_key_id)

    def _timestamp(self, headers: Headers, claim: Claim) -> str:
        timestamp = only(headers, "x-amz-date") or ""
        if not _TIMESTAMP.fullmatch(timestamp):
            raise incomplete("The header X-Amz-Date must be as in 20250131T235959Z.")
        if claim.scope[1:] != self._scope:
            raise invalid("The signature is for another region or another service.")
        if claim.scope.date != timestamp[:8]:
            raise invalid("The signature is for another day than X-Amz-Date.")
        now = self._clock()
        signed_at = _seconds(timestamp)
        if abs(signed_at - now) > SKEW:
            word = "expired" if signed_at < now else "not yet current"
            told = timestamp_of(int(now))
            raise invalid(f"Signature {word}: it is of {timestamp}, and it is {told}.")
        return timestamp

    async def _known(self, claim: Claim, headers: Headers) -> Credentials:
        found = await settled(self._find_key(claim.access_key_id))
        if found is None:
            raise unrecognized()
        known = (
            Credentials(claim.access_key_id, found) if isinstance(found, str) else found
        )
        token = only(headers, "x-amz-security-token") or ""
        if not _equal(token, known.session_token or ""):
            raise unrecognized()
        return known


def _check_signed(headers: Headers, claim: Claim) -> None:
    """Refuse a signature that leaves out what decides about the request."""
    signed = set(claim.names)
    if not signed <= headers.keys():
        raise invalid("A header that was signed is missing.")
    if "host" not in signed:
        raise incomplete("The header Host must be signed.")
    for name in headers:
        if name.startswith("x-amz-") and name not in signed:
            raise incomplete(f"The header {name[:100]!r} must be signed.")


async def _hash(call: Call) -> str:
    body = await call.body()
    if len(body) < LARGE_BODY:
        return hash_of(body)
    return await asyncio.to_thread(hash_of, body)


def _equal(left: str, right: str) -> bool:
    return hmac.compare_digest(left.encode(), right.encode())


@lru_cache(maxsize=64)
def _seconds(timestamp: str) -> float:
    try:
        when = datetime.strptime(timestamp, TIME_FORMAT)
    except ValueError:
        raise incomplete("The header X-Amz-Date names no point in time.") from None
    return when.replace(tzinfo=UTC).timestamp()


_PAYLOAD_HASH = "x-amz-content-sha256"
_TIMESTAMP = re.compile(r"[0-9]{8}T[0-9]{6}Z")
