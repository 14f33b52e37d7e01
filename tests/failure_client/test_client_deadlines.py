"""How long a call may take, what ends it early, and what a closed client says."""

from __future__ import annotations

import asyncio
from itertools import repeat
from typing import Any

import pytest

from ecr_public import AsyncEcrPublicClient, errors
from ecr_public.retries import Retries
from ecr_public.transports import AiohttpTransport, Request, Timeout
from tests.failure_client.scripted_clients import (
    AsyncWorldTransport,
    Kind,
    World,
    answer,
    either_kind,
    endless,
    world_of,
)
from tests.patience import PATIENCE
from tests.runtime.wire import serving

BUSY = answer(b"", 503)


def ending(world: World, kind: Kind, timeout: Any, **policy: Any) -> Any:
    """Return the error that a call of DescribeRepositories ends with."""
    caller = kind(world, retries=world.policy(**policy))
    with pytest.raises(errors.EcrPublicError) as raised:
        caller.call(timeout=timeout)
    return raised.value


@either_kind
def test_total_covers_attempts_and_pauses(kind: Kind) -> None:
    """Each attempt is told what the attempts and the pauses before it have left."""
    world = world_of(BUSY, BUSY, answer(), latency=1.0)
    timeout = Timeout(connect=2.0, read=3.0, total=10.0)
    kind(world, retries=world.policy(first_pause=1.0)).call(timeout=timeout)
    assert [10.0, 8.0, 5.0] == [each.total for each in world.timeouts]
    assert {(2.0, 3.0)} == {(each.connect, each.read) for each in world.timeouts}


@either_kind
def test_without_total_nothing_is_counted(kind: Kind) -> None:
    """Every attempt of a call without a deadline has the same limits."""
    world = world_of(BUSY, BUSY, answer(), latency=1e6)
    kind(world, retries=world.policy()).call()
    assert [Timeout()] * 3 == world.timeouts


@either_kind
@pytest.mark.parametrize(
    ("total", "attempts"), [(1.0, 1), (1.5, 1), (2.0, 1), (2.5, 2), (5.0, 2), (5.5, 3)]
)
def test_no_pause_outlasts_the_call(kind: Kind, total: float, attempts: int) -> None:
    """A call whose time would be up before its next attempt fails at once."""
    world = endless(repeat(BUSY))
    world.latency = 1.0
    error = ending(world, kind, total, first_pause=1.0)
    assert (attempts, attempts - 1) == (error.attempts, len(world.pauses))
    assert world.now - 1000.0 <= total + 1.0
    assert all(each.total is not None and each.total > 0 for each in world.timeouts)


@either_kind
def test_a_pause_that_takes_too_long_ends_the_call(kind: Kind) -> None:
    """The caller gets the error of the last attempt, and no request is sent late."""
    world = world_of(BUSY)

    def oversleep(seconds: float) -> None:
        world.now += 60.0

    async def oversleep_async(seconds: float) -> None:
        oversleep(seconds)

    error = ending(world, kind, 5.0, sleep=oversleep, async_sleep=oversleep_async)
    assert (503, 1) == (error.status, error.attempts)


@either_kind
def test_a_proof_that_takes_too_long_ends_the_call(kind: Kind) -> None:
    """Finding out who calls counts, too; the request is not sent then."""
    world = world_of()

    def sign(request: Request) -> Request:
        world.now += 6.0
        return request

    caller = kind(world, auth=sign, retries=world.policy())
    with pytest.raises(errors.TransportTimeout) as raised:
        caller.call(timeout=5.0)
    assert (1, []) == (raised.value.attempts, world.requests)
    assert str(raised.value).endswith(
        "attempt 1: timed out waiting for credentials: the limit Timeout.total is 5 s"
    )


@either_kind
def test_a_proof_takes_its_time_from_the_request(kind: Kind) -> None:
    """A request is told what the proof before it has left, in each attempt."""
    world = world_of(BUSY, answer(), latency=1.0)

    def sign(request: Request) -> Request:
        world.now += 2.0
        return request

    policy = world.policy(first_pause=0.0)
    kind(world, auth=sign, retries=policy).call(timeout=10.0)
    assert [8.0, 5.0] == [each.total for each in world.timeouts]


@either_kind
@pytest.mark.parametrize("arguments", [{}, {"repository_names": ["Not/Legal"]}])
def test_closed_clients_say_so(kind: Kind, arguments: dict[str, Any]) -> None:
    """Before anything is checked or sent, and however often they are closed."""
    world = world_of()
    caller = kind(world)
    caller.close()
    caller.close()
    with pytest.raises(
        errors.ClientClosed, match="DescribeRepositories: the client is closed"
    ) as raised:
        caller.call(**arguments)
    assert (0, []) == (raised.value.attempts, world.requests)
    assert isinstance(raised.value, errors.EcrPublicError)


@either_kind
def test_clients_that_are_closed_in_a_pause_say_so(kind: Kind) -> None:
    """A call that waits for its next attempt does not make it."""
    world = world_of(BUSY)
    caller = kind(world, retries=world.policy(on_retry=lambda retry: close()))

    def close() -> None:
        caller.client._repeater.close()

    with pytest.raises(errors.ClientClosed) as raised:
        caller.call()
    assert (1, 1) == (raised.value.attempts, len(world.requests))


def test_cancelled_pauses_end_the_call() -> None:
    """A task that is cancelled in a pause sends nothing more."""
    world = endless(repeat(BUSY))
    paused = asyncio.Event()

    async def pause(seconds: float) -> None:
        paused.set()
        await asyncio.sleep(60)

    async def run() -> None:
        client = AsyncEcrPublicClient(
            transport=AsyncWorldTransport(world), retries=Retries(async_sleep=pause)
        )
        call = asyncio.create_task(client.describe_repositories())
        await paused.wait()
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call

    asyncio.run(run())
    assert 1 == len(world.requests)


@pytest.mark.parametrize("path", ["silent", "stalling", "documented-error"])
def test_cancelled_calls_release_their_connection(path: str) -> None:
    """In a request or in a pause: the only connection is free for the next call."""
    waiting = asyncio.Event()

    async def pause(seconds: float) -> None:
        waiting.set()
        await asyncio.sleep(60)

    async def run(url: str) -> int | None:
        transport = AiohttpTransport(pool_size=1)
        async with AsyncEcrPublicClient(
            base_url=f"{url}/{path}",
            transport=transport,
            retries=Retries(async_sleep=pause),
        ) as client:
            call = asyncio.create_task(client.describe_repositories())
            await asyncio.wait([asyncio.create_task(waiting.wait())], timeout=0.05)
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
            request = Request(
                method="POST", url=f"{url}/documented-error", headers={}, body=b""
            )
            response = await transport.send(
                request, Timeout(read=PATIENCE, total=PATIENCE)
            )
        return response.status

    with serving() as server:
        assert 480 == asyncio.run(run(server.url))
        server.release()
