"""Only a function that says who calls lets anybody in."""

from __future__ import annotations

import asyncio
import hmac
import logging
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest

from ecr_public.auth import (
    ApiKeyVerifier,
    BasicVerifier,
    BearerVerifier,
    SigV4Verifier,
)
from ecr_public.errors import ServiceError
from ecr_public.server import anonymous, create_app
from tests.failure_server.serving_limits import Answer, call
from tests.identity.signing import LENT, Layers, signed_by_botocore

SECRET = "correct horse"
BODY = b'{"repositoryName": "team/app"}'
TARGET = ("X-Amz-Target", "SpencerFrontendService.InitiateLayerUpload")

Find = Callable[..., Any]


def signed() -> list[tuple[bytes, bytes]]:
    """The headers of a request that was signed with some key."""
    headers = signed_by_botocore("POST", "http://a/", [TARGET], BODY, LENT).headers
    return [
        (b"host", b"a"),
        *(
            (name.lower().encode(), value.encode())
            for name, value in headers.items()
            if name != TARGET[0]
        ),
    ]


def basic() -> list[tuple[bytes, bytes]]:
    """The header with a user name and the secret."""
    return [(b"authorization", b"Basic " + b64encode(f"ann:{SECRET}".encode()))]


Headers = Callable[[], list[tuple[bytes, bytes]]]
"""What makes headers when they are sent: a signature lasts for minutes only."""

VERIFIERS: dict[str, tuple[Callable[[Find], Any], Headers]] = {
    "bearer": (
        BearerVerifier,
        lambda: [(b"authorization", f"Bearer {SECRET}".encode())],
    ),
    "basic": (BasicVerifier, basic),
    "key": (
        lambda find: ApiKeyVerifier(find, header="X-Key"),
        lambda: [(b"x-key", SECRET.encode())],
    ),
    "signature": (SigV4Verifier, signed),
    "function": (lambda find: find, list),
}


def awaited(find: Find) -> Find:
    """The same function, to be awaited."""

    async def find_later(*secrets: Any) -> Any:
        await asyncio.sleep(0)
        return find(*secrets)

    return find_later


def answered(kind: str, find: Find) -> tuple[Answer, Layers]:
    """The answer to a request, and the service behind it."""
    verifier, headers = VERIFIERS[kind]
    service = Layers()
    app = create_app(service, authenticate=verifier(find))
    return asyncio.run(call(app, BODY, headers=headers())), service


every_kind = pytest.mark.parametrize("kind", VERIFIERS)
sooner_or_later = pytest.mark.parametrize("how", [lambda find: find, awaited])


@every_kind
@sooner_or_later
@pytest.mark.parametrize("nobody", [None, False, "", 0, b"", (), {}], ids=repr)
def test_whatever_is_false_is_nobody(kind: str, how: Any, nobody: object) -> None:
    """The request is refused, and the service does not get to see it."""
    answer, service = answered(kind, how(lambda *secrets: nobody))
    assert "UnrecognizedClientException" == answer.body["__type"]
    assert (answer.status in (401, 403), []) == (True, service.principals)


@every_kind
@sooner_or_later
def test_true_is_a_fault(kind: str, how: Any, caplog: pytest.LogCaptureFixture) -> None:
    """It says whether and not who; nobody is let in, and the log tells why."""
    with caplog.at_level(logging.ERROR, logger="ecr_public.server"):
        answer, service = answered(kind, how(lambda *secrets: True))
    assert ((480, "ServerException"), []) == (answer.error, service.principals)
    assert "not to be answered with True" in caplog.text


@pytest.mark.parametrize("kind", ["bearer", "basic", "key"])
def test_a_comparison_lets_no_wrong_secret_in(kind: str) -> None:
    """A function that compares, and forgets to say who, opens no door."""
    answer, service = answered(
        kind, lambda *secrets: hmac.compare_digest(secrets[-1], "another secret")
    )
    assert (answer.status in (401, 403), []) == (True, service.principals)


@pytest.mark.parametrize("kind", ["bearer", "basic", "key", "function"])
def test_who_was_found_is_the_principal(kind: str) -> None:
    """What the function returns is what the service is told."""
    answer, service = answered(kind, lambda *secrets: ("ann", 7))
    assert (200, [("ann", 7)]) == (answer.status, service.principals)


def test_everybody_is_nobody_in_particular() -> None:
    """`anonymous` lets everybody in; another function that returns `None`, nobody."""
    service = Layers()
    app = create_app(service, authenticate=anonymous)
    assert 200 == asyncio.run(call(app, BODY)).status
    assert [None] == service.principals


@pytest.mark.parametrize(
    ("status", "message", "expected"),
    [
        (None, "not today", (403, "not today")),
        (418, "not today", (418, "not today")),
        (None, "\ud800", (480, None)),
    ],
    ids=ascii,
)
def test_refusing_in_words_of_its_own(
    status: int | None,
    message: str,
    expected: tuple[int, str | None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    """An error refuses, with its message; one that cannot be sent is a fault."""

    def refuse(*secrets: object) -> None:
        error = ServiceError(message)
        error.status = status
        raise error

    # Reports of tests travel as UTF-8, and the log has the message as it is.
    with caplog.at_level(logging.CRITICAL, "ecr_public.server"):
        answer, service = answered("function", refuse)
    told = answer.body["message"] if expected[1] else None
    assert (expected, []) == ((answer.status, told), service.principals)
