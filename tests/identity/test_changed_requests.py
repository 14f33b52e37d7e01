"""No byte of a signed request can be changed, by anybody, anywhere."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import Any

import pytest

from ecr_public.auth import Credentials, Principal, SigV4Verifier
from ecr_public.server import Application, create_app
from tests.identity.signing import (
    KEY_ID,
    LENT,
    Layers,
    http_scope,
    signed_by_botocore,
)

URL = "http://127.0.0.1/"
BITS = [1 << bit for bit in range(8)]
BODY = b'{"repositoryName": "team/app"}'
HEADERS = [
    ("Content-Type", "application/x-amz-json-1.1"),
    ("X-Amz-Target", "SpencerFrontendService.InitiateLayerUpload"),
]


def signed() -> tuple[dict[str, Any], bytes]:
    """A request with a session token, small enough to try all of its changes."""
    request = signed_by_botocore("POST", URL, HEADERS, BODY, LENT)
    return http_scope("POST", URL, request.headers.items()), BODY


def application() -> tuple[Application, Layers]:
    """An application that knows one key, and the service behind it."""
    service, keys = Layers(), {KEY_ID: LENT}
    return create_app(service, authenticate=SigV4Verifier(keys.get)), service


async def status_of(app: Application, scope: dict[str, Any], body: bytes) -> int:
    """The status that a request is answered with."""
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        sent.append(message)

    await app(scope, receive, send)
    return int(sent[0]["status"])


def changed(text: bytes, masks: Sequence[int] = ()) -> Iterator[bytes]:
    """The text with one byte changed: each of its bytes, into every other one.

    In a long text, each of its bits.
    """
    every = range(1, 256) if len(text) < 32 else BITS
    for at, old in enumerate(text):
        for mask in masks or every:
            yield b"%b%c%b" % (text[:at], old ^ mask, text[at + 1 :])


def changed_names(text: bytes) -> Iterator[bytes]:
    """The same for a header's name, whose case says nothing."""
    return (name for name in changed(text) if name.lower() != text)


def tampered(part: str) -> Iterator[tuple[dict[str, Any], bytes]]:
    """The request with one byte of a part changed, in every way."""
    scope, body = signed()
    if part == "body":
        # Whatever is in it, its digest is another one.
        yield from ((scope, each) for each in changed(body, BITS))
    elif part == "method":
        for each in changed(b"POST"):
            yield {**scope, "method": each.decode("latin-1")}, body
    elif part == "path":
        for each in changed(b"/"):
            yield {**scope, "raw_path": each, "path": each.decode("latin-1")}, body
    else:
        for headers in _changed_headers(scope["headers"], part.encode()):
            yield {**scope, "headers": headers}, body


def _changed_headers(headers: Any, part: bytes) -> Iterator[Any]:
    name, value = next(pair for pair in headers if pair[0] == part)
    others = [pair for pair in headers if pair[0] != part]
    yield others
    yield [*others, (name, value), (name, value)]
    yield from ([*others, (name, each)] for each in changed(value))
    yield from ([*others, (each, value)] for each in changed_names(name))


def test_signed_request_is_served() -> None:
    """As it is, the request reaches the service, which is told who calls."""
    app, service = application()
    assert 200 == asyncio.run(status_of(app, *signed()))
    assert [Principal(KEY_ID)] == service.principals


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ("method", {405}),
        ("path", {404}),
        ("body", {403}),
        ("host", {400, 403}),
        ("content-type", {400, 403, 415}),
        ("authorization", {400, 403}),
        ("x-amz-date", {400, 403}),
        ("x-amz-target", {400, 403}),
        ("x-amz-security-token", {400, 403}),
    ],
)
def test_changed_request_is_refused(part: str, expected: set[int]) -> None:
    """Whatever byte is another one, the service does not get to see the request."""
    app, service = application()

    async def statuses() -> set[int]:
        return {await status_of(app, *request) for request in tampered(part)}

    found = asyncio.run(statuses())
    assert (set(), []) == (found - expected, service.principals)


@pytest.mark.parametrize(
    "change",
    [
        {"query_string": b"a=b"},
        {"raw_path": b"/a", "path": "/"},
        {"raw_path": b"/%2F", "path": "/"},
        {"content-type": b"application/json"},
        {"x-amz-target": b"SpencerFrontendService.CreateRepository"},
    ],
    ids=str,
)
def test_what_would_be_served_otherwise_is_refused(change: dict[str, Any]) -> None:
    """A change that makes another good request breaks the signature all the same."""
    app, service = application()
    scope, body = signed()
    scope["headers"] = [
        (name, change.get(name.decode(), value)) for name, value in scope["headers"]
    ]
    status = asyncio.run(status_of(app, {**scope, **change}, body))
    assert (403, []) == (status, service.principals)


def test_other_secret_is_refused() -> None:
    """Nobody else's secret makes the signature of a key."""
    other = Credentials(KEY_ID, LENT.secret_access_key[:-1] + "y", LENT.session_token)
    request = signed_by_botocore("POST", URL, HEADERS, BODY, other)
    app, service = application()
    scope = http_scope("POST", URL, request.headers.items())
    assert 403 == asyncio.run(status_of(app, scope, BODY))
    assert [] == service.principals
