"""The signature of one request."""

from __future__ import annotations

import calendar
import time
from collections.abc import Callable, Mapping

from msgspec.structs import replace

from ..transport import Request
from .canonical import (
    ALGORITHM,
    NEVER_SIGNED,
    TIME_FORMAT,
    Scope,
    canonical_headers,
    hash_of,
    signature,
    signing_key,
    target_of,
)
from .credentials import Credentials


def sign(
    request: Request,
    credentials: Credentials,
    scope: Scope,
    timestamp: str,
    key_of: Callable[[str, Scope], bytes] = signing_key,
) -> Request:
    """Return `request` with the headers that AWS Signature Version 4 adds.

    Args:
        request: What to sign; a signature that it has is replaced.
        credentials: The access key.
        scope: The day, the region and the service.
        timestamp: The time, as `timestamp_of` tells it.
        key_of: Makes the signing key of a secret and a scope.

    Raises:
        ValueError: the URL names no host.
    """
    target = target_of(request.url)
    body_hash = hash_of(request.body)
    headers = _unsigned(request.headers)
    # Clients spell the host in several ways: what is signed is what is sent.
    headers.setdefault("host", target.host)
    headers["X-Amz-Date"] = timestamp
    if credentials.session_token:
        headers["X-Amz-Security-Token"] = credentials.session_token
    if _PAYLOAD_HASH in headers:
        headers[_PAYLOAD_HASH] = body_hash
    signed = canonical_headers(headers.items(), NEVER_SIGNED)
    found = signature(
        key_of(credentials.secret_access_key, scope),
        timestamp,
        scope,
        method=request.method.upper(),
        path=target.path,
        query=target.query,
        headers=signed,
        payload_hash=body_hash,
    )
    headers["Authorization"] = (
        f"{ALGORITHM} Credential={credentials.access_key_id}/{scope}, "
        f"SignedHeaders={signed[0]}, Signature={found}"
    )
    return replace(request, headers=headers)


def _unsigned(headers: Mapping[str, str]) -> dict[str, str]:
    kept: dict[str, str] = {}
    for name, value in headers.items():
        key = name.lower()
        if key in _REPLACED:
            continue
        kept[key if key in _SPELLED else name] = value
    return kept


def signed_at(request: Request) -> float:
    """Return when a request was signed, in seconds since the epoch."""
    return calendar.timegm(time.strptime(request.headers["X-Amz-Date"], TIME_FORMAT))


_PAYLOAD_HASH = "x-amz-content-sha256"
_REPLACED = frozenset({"authorization", "x-amz-date", "x-amz-security-token"})
_SPELLED = frozenset({"host", _PAYLOAD_HASH})
