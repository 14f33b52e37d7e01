"""Transports and clients in a process that was forked, and in another event loop."""

from __future__ import annotations

import asyncio
import gc
import json
import threading
import weakref
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx2
import pytest

from ecr_public import EcrPublicClient, errors, models, server, transports
from templates.package._runtime.request_ids import new_request_id
from templates.package._runtime.retries import Budget, Retries
from templates.package._runtime.threads import HandlerThreads
from templates.package._runtime.transport import Request, Timeout
from templates.package._runtime.transports import over_httpx2, per_loop
from templates.package._runtime.transports.in_process import (
    AsgiTransport,
    AsyncAsgiTransport,
)
from templates.package._runtime.transports.over_aiohttp import AiohttpTransport
from templates.package._runtime.transports.over_httpx2 import (
    AsyncHttpx2Transport,
    Httpx2Transport,
)
from templates.package._runtime.transports.over_urllib3 import Urllib3Transport
from tests.patience import PATIENCE
from tests.runtime.forking import can_fork, forked
from tests.runtime.test_transports import TRUST
from tests.runtime.wire import WireServer, serving

OVER_A_NETWORK = [
    Urllib3Transport,
    Httpx2Transport,
    AiohttpTransport,
    AsyncHttpx2Transport,
]
IN_PROCESS = [AsgiTransport, AsyncAsgiTransport]
PATIENT = Timeout(connect=PATIENCE, read=PATIENCE, total=PATIENCE)

pytestmark = can_fork
over_a_network = pytest.mark.parametrize("kind", OVER_A_NETWORK)


@pytest.fixture(autouse=True)
def kept_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no connection grow too old for the next call, as it does on a busy machine."""

    def pool(size: int) -> httpx2.Limits:
        return httpx2.Limits(max_keepalive_connections=size, keepalive_expiry=None)

    monkeypatch.setattr(over_httpx2, "_pool", pool)


@pytest.fixture(scope="module", name="server")
def running_server() -> Iterator[WireServer]:
    """A server that echoes requests, and tells over which connection they came."""
    with serving() as server:
        yield server


async def answering(scope: Any, receive: Any, send: Any) -> None:
    """Answer with the request."""
    body = (await receive())["body"]
    await send({"type": "http.response.start", "status": 200})
    told = json.dumps({"body": body.decode(), "connection": 0})
    await send({"type": "http.response.body", "body": told.encode()})


def _runner() -> asyncio.Runner:
    """A runner of asyncio's own loop: one of uvloop may wait without end for its close.

    An old uvicorn, where it has run, makes all loops those of uvloop.
    """
    return asyncio.Runner(loop_factory=asyncio.SelectorEventLoop)


class Caller:
    """A transport of any kind, and the event loop that it is called in."""

    def __init__(self, kind: type[Any], server: WireServer) -> None:
        in_process = kind in IN_PROCESS
        self.transport = kind(answering) if in_process else kind(ssl_context=TRUST)
        self._url = "http://in.process/echo" if in_process else f"{server.url}/echo"
        self._runner = _runner()

    def told(self, *texts: str) -> list[tuple[str, int]]:
        """Return what is answered to these texts, and over which connections."""
        return [self._told(text) for text in texts]

    def in_another_loop(self) -> None:
        """Call from an event loop of its own from now on."""
        self._runner = _runner()

    def close(self) -> None:
        """Close the transport and the event loop."""
        self._run(self.transport.close())
        self._runner.close()

    def _told(self, text: str) -> tuple[str, int]:
        request = Request(
            method="POST", url=self._url, headers={}, body=text.encode("ascii")
        )
        response = self._run(self.transport.send(request, PATIENT))
        answer = json.loads(response.body)
        return answer["body"], answer["connection"]

    def _run(self, result: Any) -> Any:
        return self._runner.run(result) if asyncio.iscoroutine(result) else result


@pytest.fixture
def caller(kind: type[Any], server: WireServer) -> Iterator[Caller]:
    """A transport with a connection that is kept."""
    caller = Caller(kind, server)
    caller.told("first")
    yield caller
    caller.close()


TEXTS = [str(number) for number in range(20)]


@pytest.mark.parametrize("kind", [*OVER_A_NETWORK, *IN_PROCESS])
def test_both_sides_of_a_fork_get_their_own_answers(caller: Caller) -> None:
    """Parent and child call at the same time, each over connections of its own."""

    def call_in_child() -> list[tuple[str, int]]:
        caller.in_another_loop()
        return caller.told(*(f"child {text}" for text in TEXTS))

    with forked(call_in_child) as child:
        mine = caller.told(*TEXTS)
        theirs = child.result()
    assert TEXTS == [text for text, _ in mine]
    assert [f"child {text}" for text in TEXTS] == [text for text, _ in theirs]
    if type(caller.transport) in OVER_A_NETWORK:
        assert not {number for _, number in mine} & {number for _, number in theirs}


@over_a_network
def test_a_child_leaves_the_parents_connections_alone(caller: Caller) -> None:
    """It may call, close and end: the parent goes on over the connection that it has."""
    before = caller.told("before")

    def call_and_end() -> list[tuple[str, int]]:
        caller.in_another_loop()
        theirs = caller.told("in between")
        caller.close()
        # As at the end of the interpreter.
        per_loop._abandoned.clear()
        gc.collect()
        return theirs

    with forked(call_and_end) as child:
        theirs = child.result()
        after = caller.told("after")
    assert before[0][1] == after[0][1] != theirs[0][1]


@pytest.mark.parametrize(
    "kind",
    [Urllib3Transport, Httpx2Transport, AsgiTransport],
    ids=lambda kind: kind.__name__,
)
def test_locks_are_free_after_a_fork(kind: type[Any], server: WireServer) -> None:
    """A thread that held one at that moment is not there to let go of it."""
    caller = Caller(kind, server)
    with caller.transport._lock, forked(lambda: caller.told("child")) as child:
        theirs = child.result()
    assert ["child"] == [text for text, _ in theirs]
    caller.close()


def test_a_pools_lock_is_free_after_a_fork(server: WireServer) -> None:
    """Nor does urllib3's own lock keep the child from closing what it inherits."""
    caller = Caller(Urllib3Transport, server)
    caller.told("first")
    (pool,) = caller.transport._pools.values()
    assert pool.pool is not None
    with pool.pool.mutex, forked(lambda: caller.told("child")) as child:
        theirs = child.result()
    assert ["child"] == [text for text, _ in theirs]
    caller.close()


def test_budgets_go_on_after_a_fork() -> None:
    """A store of repetitions is one's own, and not locked for ever."""
    budget = Budget(Retries(budget=2))
    assert budget.take()
    with budget._lock, forked(lambda: (budget.take(), budget.take())) as child:
        theirs = child.result()
    assert (True, False) == theirs
    assert (True, False) == (budget.take(), budget.take())


def test_handlers_have_threads_after_a_fork() -> None:
    """Plain functions of a service run in a child whose parent has run some."""

    async def run_one() -> object:
        return await threads.run(threading.current_thread)

    def run_in_child() -> str:
        return str(asyncio.run(run_one()))

    threads = HandlerThreads(1)
    asyncio.run(run_one())
    with forked(run_in_child) as child:
        assert "handler" in child.result()
    asyncio.run(threads.close(1.0))


class Slow(server.EcrPublicService):
    """Begins one request after another, and ends none but the last."""

    def __init__(self) -> None:
        self.begun = threading.Event()

    async def initiate_layer_upload(
        self, request: models.InitiateLayerUploadRequest, context: server.Context
    ) -> models.InitiateLayerUploadResponse:
        if request.repository_name == "team/slow":
            self.begun.set()
            await asyncio.sleep(60)
        return models.InitiateLayerUploadResponse(part_size=1)


def test_requests_under_way_are_the_parents_alone() -> None:
    """They take nobody's place in the child, where they would never end."""
    service = Slow()
    app = server.create_app(
        service, authenticate=server.anonymous, max_concurrent_requests=1
    )

    def call() -> int | None:
        return client.initiate_layer_upload(repository_name="team/fast").part_size

    client = EcrPublicClient(transport=transports.AsgiTransport(app), retries=0)
    with client, ThreadPoolExecutor(1) as threads:
        slow = threads.submit(client.initiate_layer_upload, repository_name="team/slow")
        assert service.begun.wait(PATIENCE)
        with forked(call) as child:
            assert 1 == child.result()
        with pytest.raises(errors.UnknownServiceError, match="busy"):
            call()
        client.close()
        assert isinstance(slow.exception(), errors.ClientClosed)


def test_request_ids_differ_after_a_fork() -> None:
    """Parent and child never call two requests the same."""
    new_request_id()
    with forked(lambda: [new_request_id() for _ in range(300)]) as child:
        theirs = set(child.result())
    assert not theirs & {new_request_id() for _ in range(300)}


@pytest.mark.parametrize(
    "kind", [AiohttpTransport, AsyncHttpx2Transport, AsyncAsgiTransport]
)
def test_a_second_event_loop_is_as_good_as_the_first(
    kind: type[Any], server: WireServer
) -> None:
    """One transport serves `asyncio.run` after `asyncio.run`, and leaves nothing open."""
    caller = Caller(kind, server)

    async def call() -> tuple[str, int]:
        request = Request(method="POST", url=caller._url, headers={}, body=b"so")
        bodies = [await caller.transport.send(request, PATIENT) for _ in range(2)]
        first, second = (json.loads(each.body) for each in bodies)
        assert first == second
        return second["body"], second["connection"]

    told = [asyncio.run(call()) for _ in range(3)]
    gc.collect()
    assert ["so"] * 3 == [text for text, _ in told]
    if kind in OVER_A_NETWORK:
        assert 3 == len({number for _, number in told})
    caller.close()


@pytest.mark.parametrize("kind", [AiohttpTransport, AsyncHttpx2Transport])
def test_two_event_loops_at_once_have_their_own_connections(
    kind: type[Any], server: WireServer
) -> None:
    """Threads may share an asynchronous transport, if each has an event loop."""
    together = threading.Barrier(2)
    found: list[list[tuple[str, int]]] = []
    caller = Caller(kind, server)

    def call() -> None:
        mine = Caller(kind, server)
        mine.transport = caller.transport
        mine.told("first")
        together.wait(PATIENCE)
        found.append(mine.told(*TEXTS))
        mine._runner.close()

    threads = [threading.Thread(target=call) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    caller.close()
    left, right = ({number for _, number in each} for each in found)
    assert not left & right


@pytest.mark.parametrize("kind", [AiohttpTransport, AsyncHttpx2Transport])
def test_closing_reaches_the_connections_of_other_event_loops(
    kind: type[Any], server: WireServer
) -> None:
    """Those of an event loop that does not run are closed when it runs again."""
    caller = Caller(kind, server)
    caller.told("first")
    elsewhere = caller._runner
    asyncio.run(caller.transport.close())
    elsewhere.run(asyncio.sleep(0.01))
    elsewhere.close()
    gc.collect()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("kind", [AiohttpTransport, AsyncHttpx2Transport])
def test_loops_that_are_closed_by_hand_are_forgotten(
    kind: type[Any], server: WireServer
) -> None:
    """A loop that was not shut down is replaced all the same, and not kept."""
    caller = Caller(kind, server)
    caller.told("first")
    caller._runner.get_loop().close()
    first = weakref.ref(caller._runner.get_loop())
    caller.in_another_loop()
    assert ["second"] == [text for text, _ in caller.told("second")]
    gc.collect()
    assert first() is None
    caller.close()
