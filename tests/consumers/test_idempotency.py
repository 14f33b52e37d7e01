"""What may have been served is not sent again, unless the spec says that it may be."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import Iterator
from typing import Any

import pytest

from tests.consumers.till import till
from tests.patience import PATIENCE, happens
from tests.runtime import wire

SHORT_READ = 0.3
KINDS = ["Urllib3Transport", "Httpx2Transport", "AiohttpTransport"]
KINDS.append("AsyncHttpx2Transport")

every_transport = pytest.mark.parametrize("kind", KINDS)


class Service:
    """A server whose answers to all requests are the same, and which counts them."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.bodies: list[Any] = []
        self.script: wire.Script = wire.silent

    def __call__(self, exchange: wire.Exchange) -> None:
        """Serve a request."""
        self.bodies.append(json.loads(exchange.body()))
        self.script(exchange)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """Return a server that never answers unless it is told to."""
    with wire.serving() as server:
        service = Service(server.url)
        monkeypatch.setitem(wire.SCRIPTS, "/", service)
        yield service
        server.release()


def call(
    kind: str, url: str, method: str, read: float = PATIENCE, **arguments: Any
) -> Any:
    """Call an operation three times at most, and return what it ends with.

    It waits for each answer for so many seconds, as a read.
    """
    options = {
        "base_url": url,
        "retries": till("retries").Retries(attempts=3, first_pause=0.0),
        "timeout": till("transports").Timeout(connect=PATIENCE, read=read),
    }
    transport = getattr(till("transports"), kind)()

    async def call_async() -> Any:
        async with till("async_client").AsyncTillClient(
            **options, transport=transport
        ) as client:
            return await getattr(client, method)(**arguments)

    try:
        if kind.startswith("A"):
            return asyncio.run(call_async())
        with till("client").TillClient(**options, transport=transport) as client:
            return getattr(client, method)(**arguments)
    except till("errors").TillError as error:
        return error


@every_transport
@pytest.mark.parametrize(
    ("script", "method", "expected"),
    [
        (wire.silent, "refund", 1),
        (wire.no_answer, "refund", 1),
        (wire.half_a_head, "refund", 1),
        (wire.no_answer, "look", 3),
        (wire.no_answer, "charge", 3),
    ],
)
def test_what_may_have_arrived_is_repeated_if_that_does_no_harm(
    kind: str, script: wire.Script, method: str, expected: int, service: Service
) -> None:
    """A refund is sent once, whatever becomes of the answer."""
    service.script = script
    read = SHORT_READ if script is wire.silent else PATIENCE
    error = call(kind, service.url, method, read, cents=5)
    assert isinstance(error, till("errors").TransportError)
    # It may arrive after its caller has given up.
    assert happens(lambda: len(service.bodies) >= expected)
    assert (expected, expected, True) == (
        len(service.bodies),
        error.attempts,
        error.may_have_arrived,
    )


@every_transport
def test_what_was_not_sent_is_repeated(kind: str) -> None:
    """Where nobody listens, nothing is refunded, so it is tried again."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{bound.getsockname()[1]}"
        error = call(kind, url, "refund", cents=5)
    assert (3, False) == (error.attempts, error.may_have_arrived)


@pytest.mark.parametrize(
    ("status", "headers", "code", "method", "expected"),
    [
        ("480 No", (), "Busy", "refund", 3),
        ("481 No", (), "Broken", "refund", 1),
        ("481 No", (), "Broken", "look", 3),
        ("400 No", (), "ThrottlingException", "refund", 3),
        ("429 No", (), "Unknown", "refund", 3),
        ("500 No", (), "Unknown", "refund", 1),
        ("502 No", (), "Unknown", "refund", 1),
        ("502 No", (), "Unknown", "look", 3),
        ("503 No", (), "Unknown", "refund", 1),
        ("503 No", ("Retry-After: 0",), "Unknown", "refund", 3),
    ],
)
def test_answers_that_had_no_effect_are_repeated(
    status: str,
    headers: tuple[str, ...],
    code: str,
    method: str,
    expected: int,
    service: Service,
) -> None:
    """Too many requests had none, nor had an error that says so in the spec."""
    body = json.dumps({"__type": code, "message": "no"}).encode()
    service.script = lambda exchange: exchange.answer(body, *headers, status=status)
    error = call("Urllib3Transport", service.url, method, cents=5)
    assert (expected, expected) == (len(service.bodies), error.attempts)


@pytest.mark.parametrize("kind", ["Urllib3Transport", "AiohttpTransport"])
def test_tokens_are_the_same_for_all_attempts_of_a_call(
    kind: str, service: Service
) -> None:
    """Each call has one of its own, unless the caller gives it."""
    service.script = wire.no_answer
    for token in ({}, {}, {"request_id": "mine"}):
        call(kind, service.url, "charge", PATIENCE, **token)
    tokens = [body["requestId"] for body in service.bodies]
    first, second, third = tokens[0], tokens[3], tokens[6]
    assert [first] * 3 + [second] * 3 + [third] * 3 == tokens
    assert (36, 36, "mine") == (len(first), len(second), third)
    assert first != second
