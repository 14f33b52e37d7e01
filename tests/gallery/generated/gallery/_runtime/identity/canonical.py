"""What AWS Signature Version 4 signs: the one spelling that all spellings share."""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Container, Iterable
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from ..sources import Source

ALGORITHM = "AWS4-HMAC-SHA256"
TERMINATOR = "aws4_request"
TIME_FORMAT = "%Y%m%dT%H%M%SZ"
LARGE_BODY = 256 * 1024
"""From how many bytes on a body is hashed outside of the event loop."""

NEVER_SIGNED = frozenset(
    {
        "authorization",
        "baggage",
        "connection",
        "expect",
        "keep-alive",
        "proxy-authenticate",
        "proxy-authorization",
        "te",
        "traceparent",
        "tracestate",
        "trailer",
        "transfer-encoding",
        "upgrade",
        "user-agent",
        "x-amzn-trace-id",
    }
)
"""Headers that proxies and tracers add or change on the way."""

_PORTS = {"http": 80, "https": 443}


class Scope(NamedTuple):
    """What a signing key is good for."""

    date: str
    """A day in UTC, such as 20250131."""

    region: str
    service: str

    def __str__(self) -> str:
        """Return the scope as it stands in a signature."""
        return f"{self.date}/{self.region}/{self.service}/{TERMINATOR}"


class Target(NamedTuple):
    """The parts of a URL that are signed."""

    host: str
    path: str
    query: str


@lru_cache(maxsize=64)
def target_of(url: str) -> Target:
    """Return what of a URL is signed, in its canonical spelling.

    Raises:
        ValueError: it names no host.
    """
    parts = urlsplit(url)
    host = parts.hostname
    if not host:
        raise ValueError(f"there is no host in {url!r}")
    if ":" in host:
        host = f"[{host}]"
    if parts.port is not None and parts.port != _PORTS.get(parts.scheme):
        host = f"{host}:{parts.port}"
    return Target(host, canonical_path(parts.path), canonical_query(parts.query))


@lru_cache(maxsize=64)
def canonical_path(path: str) -> str:
    """Return a path as sent without dots and empty segments, encoded once more."""
    kept: list[str] = []
    for segment in path.split("/"):
        if segment == "..":
            del kept[-1:]
        elif segment not in ("", "."):
            kept.append(segment)
    end = "/" if kept and path.endswith("/") else ""
    return quote(f"/{'/'.join(kept)}{end}", safe="/~")


def canonical_query(query: str) -> str:
    """Return a query as sent, in the order of its names and values."""
    if not query:
        return ""
    pairs = (pair.partition("=") for pair in query.split("&"))
    ordered = sorted((name, value) for name, _, value in pairs)
    return "&".join(f"{name}={value}" for name, value in ordered)


def canonical_headers(
    headers: Iterable[tuple[str, str]], leave_out: Container[str] = ()
) -> tuple[str, str]:
    """Return the names of headers, and the lines that are signed.

    Names are told in lower case, values with single spaces; equal names share a line,
    with their values in the order given. Those to leave out are named in lower case.
    """
    values: dict[str, str] = {}
    for name, value in headers:
        key = name.lower()
        if key in leave_out:
            continue
        value = " ".join(value.split())
        values[key] = f"{values[key]},{value}" if key in values else value
    names = sorted(values)
    return ";".join(names), "".join([f"{name}:{values[name]}\n" for name in names])


def signature(
    key: bytes,
    timestamp: str,
    scope: Scope,
    *,
    method: str,
    path: str,
    query: str,
    headers: tuple[str, str],
    payload_hash: str,
) -> str:
    """Return the signature of a request, in lower-case hexadecimal digits.

    Args:
        key: The signing key of `scope`.
        timestamp: When it is signed, as `timestamp_of` tells.
        scope: What the key is good for.
        method: In upper case.
        path: As `canonical_path` returns it.
        query: As `canonical_query` returns it.
        headers: As `canonical_headers` returns them.
        payload_hash: SHA-256 of the body, in lower-case hexadecimal digits.
    """
    names, lines = headers
    request = f"{method}\n{path}\n{query}\n{lines}\n{names}\n{payload_hash}"
    digest = hashlib.sha256(request.encode()).hexdigest()
    text = f"{ALGORITHM}\n{timestamp}\n{scope}\n{digest}"
    return hmac.digest(key, text.encode(), "sha256").hex()


def signing_key(secret: str, scope: Scope) -> bytes:
    """Return the key that a secret has for a scope: good for a day."""
    key = f"AWS4{secret}".encode()
    for part in (*scope, TERMINATOR):
        key = hmac.digest(key, part.encode(), "sha256")
    return key


def hash_of(body: bytes | Source) -> str:
    """Return the SHA-256 of a body, in lower-case hexadecimal digits.

    Raises:
        ValueError: it can be read once only, which is for sending it.
        OSError: it cannot be read.
    """
    if not isinstance(body, Source):
        return hashlib.sha256(body).hexdigest()
    if not body.repeatable:
        raise ValueError("a body that can be read only once cannot be signed")
    digest = hashlib.sha256()
    for chunk in body.chunks():
        digest.update(chunk)
    return digest.hexdigest()


@lru_cache(maxsize=4)
def timestamp_of(seconds: int) -> str:
    """Return a time, in seconds since the epoch, such as 20250131T235959Z."""
    return time.strftime(TIME_FORMAT, time.gmtime(seconds))
