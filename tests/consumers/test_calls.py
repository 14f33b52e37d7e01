"""What a call and a client can be told, and what a call tells in return."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from ecr_public import AsyncEcrPublicClient, EcrPublicClient, errors
from ecr_public.auth import Bearer
from ecr_public.calls import Attempt, Hooks, Response, with_headers
from ecr_public.transports import Request
from tests.runtime import wire

NAME = "team/app"
SECRETS = ("s3cret", "c00kie", "k3y")


class Service:
    """A server that answers as it is told, and keeps what it was sent."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.seen: list[dict[str, str]] = []
        self.answers: list[tuple[str, bytes]] = []

    def __call__(self, exchange: wire.Exchange) -> None:
        """Serve a request."""
        self.seen.append(exchange.headers)
        status, body = self.answers.pop(0) if self.answers else ("200 OK", b"{}")
        exchange.answer(
            body, "x-amzn-requestid: id-1", "Set-Cookie: a=c00kie", status=status
        )


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """Return a server that answers every request."""
    with wire.serving() as server:
        service = Service(server.url)
        monkeypatch.setitem(wire.SCRIPTS, "/", service)
        yield service


BUSY = ("503 Busy", b'{"__type": "Busy", "message": "no"}')


@pytest.fixture(params=["sync", "async"])
def caller(request: pytest.FixtureRequest) -> Any:
    """Return a function that opens a client, and runs a function of it to its end."""

    def run_sync(use: Any, **options: Any) -> Any:
        with EcrPublicClient(**options) as client:
            return use(client)

    def run_async(use: Any, **options: Any) -> Any:
        async def run() -> Any:
            async with AsyncEcrPublicClient(**options) as client:
                return await use(client)

        return asyncio.run(run())

    return run_sync if request.param == "sync" else run_async


def test_headers_of_client_and_call_are_sent(caller: Any, service: Service) -> None:
    """Those of the call count, in whatever case; the name of the caller stands first."""
    caller(
        lambda client: client.describe_registries(headers={"X-One": "call"}),
        base_url=service.url,
        headers={"x-one": "client", "X-Two": "client"},
        user_agent="shop/1.2",
    )
    (seen,) = service.seen
    assert ("call", "client", "shop/1.2 ecr-public") == (
        seen["x-one"],
        seen["x-two"],
        seen["user-agent"],
    )


@pytest.mark.parametrize(
    "headers",
    [{"Content-Type": "x"}, {"x y": "a"}, {"x": "a\r\nb: c"}, {"X-Amz-Target": "x"}],
)
def test_headers_that_break_the_protocol_are_refused(
    caller: Any, service: Service, headers: dict[str, str]
) -> None:
    """Nothing is sent."""
    with pytest.raises(ValueError, match="header"):
        caller(
            lambda client: client.describe_registries(headers=headers),
            base_url=service.url,
        )
    assert [] == service.seen


def test_a_call_has_its_own_proof_and_retries(caller: Any, service: Service) -> None:
    """What it is told holds for it alone."""
    service.answers = [BUSY, ("200 OK", b"{}")]
    with pytest.raises(errors.ServiceError) as raised:
        caller(
            lambda client: client.describe_registries(retries=0, auth=Bearer("b")),
            base_url=service.url,
            auth=Bearer("a"),
        )
    caller(
        lambda client: client.describe_registries(auth=None),
        base_url=service.url,
        auth=Bearer("a"),
    )
    assert 1 == raised.value.attempts
    assert ["Bearer b", None] == [each.get("authorization") for each in service.seen]


def test_a_twin_shares_connections_and_end(service: Service) -> None:
    """A client with other options calls over the same connection; both close as one."""
    client = EcrPublicClient(base_url=service.url, headers={"x-one": "1"})
    twin = client.with_options(headers={"x-two": "2"}, retries=0)
    client.describe_registries()
    twin.describe_registries()
    assert [("1", None), ("1", "2")] == [
        (each["x-one"], each.get("x-two")) for each in service.seen
    ]
    assert type(twin) is EcrPublicClient
    client.close()
    with pytest.raises(errors.ClientClosed):
        twin.describe_registries()


def test_the_whole_response_is_there(caller: Any, service: Service) -> None:
    """Status, headers, id and number of attempts stand beside the value."""
    service.answers = [BUSY, ("200 OK", b'{"registries": []}')]
    response = caller(
        lambda client: client.detailed(client.describe_registries)(headers={"a": "b"}),
        base_url=service.url,
    )
    assert isinstance(response, Response)
    assert ([], 200, "id-1", 2, "18") == (
        response.value.registries,
        response.status,
        response.request_id,
        response.attempts,
        response.headers["content-length"],
    )


def test_pages_have_no_whole_response(service: Service) -> None:
    """An iterator makes any number of calls."""
    with (
        EcrPublicClient(base_url=service.url) as client,
        pytest.raises(TypeError, match="one call"),
    ):
        client.detailed(client.describe_registries_pages)()


class Recorder(Hooks):
    """Keeps what it is told, and marks the requests."""

    def __init__(self) -> None:
        self.told: list[tuple[Any, ...]] = []

    def before_request(self, attempt: Attempt) -> Request | None:
        self.told.append(("before", attempt.operation, attempt.number))
        attempt.state[self] = attempt.number
        return with_headers(attempt.request, {"x-attempt": str(attempt.number)})

    def after_response(self, attempt: Attempt, response: Any) -> None:
        self.told.append(("after", attempt.state[self], response.status))

    def on_failure(self, attempt: Attempt, error: BaseException, response: Any) -> None:
        status = response.status if response else None
        self.told.append(("failure", attempt.state[self], type(error).__name__, status))


def test_hooks_hear_of_each_attempt(caller: Any, service: Service) -> None:
    """They are told of its beginning and of its end, and may add headers."""
    service.answers = [BUSY]
    recorder = Recorder()
    caller(
        lambda client: client.describe_registries(),
        base_url=service.url,
        hooks=[recorder],
    )
    assert [
        ("before", "DescribeRegistries", 1),
        ("failure", 1, "UnknownUnavailable", 503),
        ("before", "DescribeRegistries", 2),
        ("after", 2, 200),
    ] == recorder.told
    assert ["1", "2"] == [each["x-attempt"] for each in service.seen]


def test_hooks_hear_of_what_has_no_answer(caller: Any) -> None:
    """A request that cannot be sent fails without a response."""
    recorder = Recorder()
    with pytest.raises(errors.TransportError):
        caller(
            lambda client: client.describe_registries(),
            base_url="http://127.0.0.1:9",
            hooks=[recorder],
            retries=0,
        )
    assert [
        ("before", "DescribeRegistries", 1),
        ("failure", 1, "TransportError", None),
    ] == recorder.told


def test_the_debug_log_shows_no_secret(
    caller: Any, service: Service, caplog: pytest.LogCaptureFixture
) -> None:
    """It tells operation, attempt, status and sizes, and neither tokens nor bodies."""
    body = json.dumps({"registries": [], "authorizationToken": "s3cret"}).encode()
    service.answers = [BUSY, ("200 OK", body)]
    with caplog.at_level(logging.DEBUG, "ecr_public.client"):
        caller(
            lambda client: client.describe_registries(headers={"X-Key": "k3y"}),
            base_url=service.url,
            auth=Bearer("s3cret"),
        )
    lines = [
        record.getMessage()
        for record in caplog.records
        if record.name == "ecr_public.client" and record.levelno == logging.DEBUG
    ]
    assert [
        "DescribeRegistries, attempt 1: POST",
        "DescribeRegistries, attempt 1: status 503",
        "DescribeRegistries, attempt 2: POST",
        "DescribeRegistries, attempt 2: status 200",
    ] == [line.partition(" http")[0].partition(" after")[0] for line in lines]
    assert lines[2].endswith(", 2 bytes")
    assert lines[3].endswith(f", {len(body)} bytes")
    assert [] == [secret for secret in SECRETS if secret in "".join(lines)]
