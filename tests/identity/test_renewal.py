"""An access key is renewed by one caller for all, and no call waits longer than it may."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest

from ecr_public import AsyncEcrPublicClient, EcrPublicClient
from ecr_public._runtime.identity import renewal
from ecr_public._runtime.identity.renewal import Renewal
from ecr_public.auth import Bearer, Credentials, MissingCredentials, SigV4
from ecr_public.errors import TransportTimeout
from ecr_public.transports import Request, Response, Timeout

LONG = 10.0
"""A wait with such a limit ends long before, however busy the machine is."""


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


class Source:
    """Lends a key for so many seconds, another one each time, once it is let."""

    def __init__(self, clock: Clock, *lives: float | Exception) -> None:
        self.clock = clock
        self.lives = lives
        self.asked = 0
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.takes = 0.0

    def __call__(self) -> Credentials:
        """Lend the next key."""
        self.asked += 1
        number = self.asked
        self.may_answer.wait(60)
        self.clock.now += self.takes
        life = self.lives[number - 1]
        if isinstance(life, Exception):
            raise life
        end = datetime.fromtimestamp(self.clock.now + life, UTC)
        return Credentials(f"AKID{number}", "secret", expires_at=end)

    async def later(self) -> Credentials:
        """Lend the next key, to be awaited."""
        await asyncio.sleep(0.01)
        return self()

    def in_thread(self) -> Any:
        """Return a wait of asyncio for the next key."""
        return asyncio.to_thread(self)


@pytest.fixture
def clock() -> Clock:
    """The time."""
    return Clock()


@pytest.mark.parametrize(
    ("life", "kept"), [(3600.0, 3300.0), (601.0, 301.0), (240.0, 120.0), (1.0, 0.5)]
)
def test_margin_is_at_most_half_of_the_life(
    clock: Clock, life: float, kept: float
) -> None:
    """A key is kept until five minutes before its end, or for half of its life."""
    source = Source(clock, life, life)
    keys = Renewal(source, clock)
    keys.key()
    start = clock.now
    found = []
    for seconds in (0, kept - 0.1, kept + 0.1):
        clock.now = start + seconds
        found.append((keys.held() or keys.key()).access_key_id)
    assert ["AKID1", "AKID1", "AKID2"] == found


def test_life_starts_with_the_answer(clock: Clock) -> None:
    """The time that a source takes is not part of the time that its key is kept."""
    source = Source(clock, 60.0)
    source.takes = 1000.0
    keys = Renewal(source, clock)
    keys.key()
    clock.now += 29.0
    assert "AKID1" == keys.key().access_key_id
    assert 1 == source.asked


def together(callers: int, call: Callable[[], Any], release: Callable[[], None]) -> Any:
    """Let so many threads call, and release them once all of them wait."""
    barrier = threading.Barrier(callers + 1)

    def run() -> Any:
        barrier.wait(LONG)
        return call()

    with ThreadPoolExecutor(callers) as threads:
        futures = [threads.submit(run) for _ in range(callers)]
        barrier.wait(LONG)
        time.sleep(0.2)
        release()
        return [_outcome(each) for each in futures]


def _outcome(future: Future[Credentials]) -> str:
    error = future.exception(LONG)
    return str(error) if error else future.result().access_key_id


@pytest.mark.parametrize(
    ("first", "told"), [(3600.0, "AKID1"), (ValueError("no key today"), "no key today")]
)
def test_all_threads_wait_for_one_answer(
    clock: Clock, first: float | Exception, told: str
) -> None:
    """Without a key the source is asked once, also where it has none."""
    source = Source(clock, first)
    source.may_answer.clear()
    keys = Renewal(source, clock)
    assert [told] * 8 == together(8, keys.key, source.may_answer.set)
    assert 1 == source.asked


@pytest.mark.parametrize(
    ("first", "told"), [(3600.0, "AKID1"), (ValueError("no key today"), "no key today")]
)
def test_all_tasks_wait_for_one_answer(
    clock: Clock, first: float | Exception, told: str
) -> None:
    """The same in an event loop, for sources of either kind."""

    async def ask(source: Any) -> list[str]:
        keys = Renewal(source, clock)
        found = await asyncio.gather(
            *(keys.key_async() for _ in range(8)), return_exceptions=True
        )
        return [getattr(each, "access_key_id", str(each)) for each in found]

    for attribute in ("__call__", "later", "in_thread"):
        source = Source(clock, first)
        assert [told] * 8 == asyncio.run(ask(getattr(source, attribute)))
        assert 1 == source.asked


@pytest.fixture
def due(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Source]:
    """A source whose first key has been given, and is still good; it does not answer."""
    monkeypatch.setattr(renewal, "GRACE", 0.05)
    source = Source(clock, 60.0, 60.0)
    yield source
    source.may_answer.set()


def made_due(source: Source, keys: Renewal[Credentials]) -> None:
    """Bring the key to where it should be renewed."""
    source.clock.now += 40.0
    source.may_answer.clear()
    assert keys.held() is None


def renewed(keys: Renewal[Credentials]) -> bool:
    """Whether the next key comes, in a while."""
    end = time.monotonic() + LONG
    while keys.held() is None and time.monotonic() < end:
        time.sleep(0.005)
    return keys.held() is not None


def test_threads_use_the_old_key_meanwhile(clock: Clock, due: Source) -> None:
    """While one asks for another key nobody waits for long, and it serves them later."""
    keys = Renewal(due, clock)
    keys.key()
    made_due(due, keys)
    found = [keys.key().access_key_id for _ in range(8)]
    assert (["AKID1"] * 8, 2) == (found, due.asked)
    due.may_answer.set()
    assert renewed(keys)
    assert "AKID2" == keys.key().access_key_id


def test_tasks_use_the_old_key_meanwhile(clock: Clock, due: Source) -> None:
    """The same in an event loop."""
    keys = Renewal(due, clock)

    async def ask() -> list[str]:
        await keys.key_async()
        made_due(due, keys)
        found = await asyncio.gather(*(keys.key_async() for _ in range(8)))
        due.may_answer.set()
        while keys.held() is None:
            await asyncio.sleep(0.005)
        found.append(await keys.key_async())
        return [each.access_key_id for each in found]

    assert ["AKID1"] * 8 + ["AKID2"] == asyncio.run(asyncio.wait_for(ask(), LONG))
    assert 2 == due.asked


def test_a_failure_costs_no_good_key(clock: Clock) -> None:
    """A source that fails is asked again later; the old key serves until its end."""
    failure = MissingCredentials("no more")
    source = Source(clock, 100.0, failure, failure)
    keys = Renewal(source, clock)
    keys.key()
    clock.now += 60.0
    assert ("AKID1", 2) == (keys.key().access_key_id, source.asked)
    assert ("AKID1", 2) == (keys.key().access_key_id, source.asked)
    clock.now += 40.0
    with pytest.raises(MissingCredentials):
        keys.key()
    assert 3 == source.asked


def test_a_caller_that_is_cancelled_takes_nothing_along(clock: Clock) -> None:
    """The question of a task that is cancelled is answered to the others."""

    async def ask() -> str:
        source = Source(clock, 3600.0)
        keys = Renewal(source.later, clock)
        first, second = (asyncio.create_task(keys.key_async()) for _ in range(2))
        await asyncio.sleep(0)
        first.cancel()
        key = await second
        assert (1, True) == (source.asked, first.cancelled())
        return key.access_key_id

    assert "AKID1" == asyncio.run(ask())


def test_an_event_loop_that_ends_takes_nothing_along(clock: Clock) -> None:
    """What was asked in an event loop that has ended is asked anew in the next one."""
    answers = iter([asyncio.Event, None])

    async def source() -> Credentials:
        if (event := next(answers)) is not None:
            await event().wait()
        return Credentials("AKID2", "secret")

    keys = Renewal(source, clock)

    async def give_up() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(keys.key_async(), 0.02)

    asyncio.run(give_up())
    assert "AKID2" == asyncio.run(keys.key_async()).access_key_id


class Never:
    """Sends nothing."""

    def send(self, request: Request, timeout: Timeout) -> Response:
        """Complain."""
        raise AssertionError("a request was sent")

    def close(self) -> None:
        """Do nothing."""


class AsyncNever:
    """The same, to be awaited."""

    async def send(self, request: Request, timeout: Timeout) -> Response:
        """Complain."""
        raise AssertionError("a request was sent")

    async def close(self) -> None:
        """Do nothing."""


def test_a_slow_proof_is_given_up_on() -> None:
    """The deadline of a call covers what finds out who calls, whatever that is."""
    ended = threading.Event()

    def slow(*args: Any) -> Any:
        ended.wait(60)

    try:
        auths: list[Any] = [SigV4(slow), Bearer(slow), slow]
        for auth in auths:
            client = EcrPublicClient(auth=auth, transport=Never())
            start = time.monotonic()
            with pytest.raises(TransportTimeout):
                client.initiate_layer_upload(repository_name="team/app", timeout=0.2)
            assert time.monotonic() - start < LONG
    finally:
        ended.set()


def test_a_slow_proof_of_an_asynchronous_client_is_given_up_on() -> None:
    """The same for what is awaited, and for a source of keys that blocks."""
    ended = threading.Event()

    def slow() -> Any:
        ended.wait(60)

    async def awaited() -> Any:
        await asyncio.sleep(60)

    async def call(auth: Any) -> None:
        client = AsyncEcrPublicClient(auth=auth, transport=AsyncNever())
        with pytest.raises(TransportTimeout):
            await client.initiate_layer_upload(repository_name="team/app", timeout=0.2)

    start = time.monotonic()
    try:
        for auth in (SigV4(slow), SigV4(awaited), Bearer(awaited)):
            asyncio.run(call(auth))
    finally:
        ended.set()
    assert time.monotonic() - start < LONG


def test_only_one_thread_waits_for_a_renewal(
    clock: Clock, due: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others do not even wait for a moment, and the one gets the new key."""
    monkeypatch.setattr(renewal, "GRACE", 60.0)
    keys = Renewal(due, clock)
    keys.key()
    made_due(due, keys)
    with ThreadPoolExecutor(1) as threads:
        first = threads.submit(keys.key)
        while due.asked < 2:
            time.sleep(0.001)
        start = time.monotonic()
        assert ["AKID1"] * 8 == [keys.key().access_key_id for _ in range(8)]
        assert time.monotonic() - start < LONG
        due.may_answer.set()
        assert "AKID2" == first.result(LONG).access_key_id


def test_only_one_task_waits_for_a_renewal(
    clock: Clock, due: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same in an event loop."""
    monkeypatch.setattr(renewal, "GRACE", 60.0)
    keys = Renewal(due, clock)

    async def ask() -> list[str]:
        await keys.key_async()
        made_due(due, keys)
        first = asyncio.create_task(keys.key_async())
        await asyncio.sleep(0)
        others = [await asyncio.wait_for(keys.key_async(), LONG) for _ in range(8)]
        due.may_answer.set()
        return [each.access_key_id for each in (*others, await first)]

    assert ["AKID1"] * 8 + ["AKID2"] == asyncio.run(ask())


def test_a_short_deadline_costs_no_good_key(
    clock: Clock, due: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever renews a good key keeps half of its time for the request."""
    monkeypatch.setattr(renewal, "GRACE", 60.0)
    keys = Renewal(due, clock)
    keys.key()
    made_due(due, keys)
    start = time.monotonic()
    assert "AKID1" == keys.key(0.2).access_key_id
    assert time.monotonic() - start < LONG
