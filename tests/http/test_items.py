"""Answers of items: yielded by handlers, and iterated over as they come in."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from generator import ir
from tests.http.asking import asked
from tests.http.documents import HEAD, service, warnings
from tests.http.emitted import Emitted, emit
from tests.http.scripted import Scripted, answered
from tests.http.test_http_mock import mock
from tests.patience import PATIENCE
from tests.prove.proving import proof
from tests.roundtrip.serving import serving
from tests.tools import mypy_finds

LIMIT = 1.0
"""Seconds that a call has in which a connection is made, on whatever machine."""

FEED = Path(__file__).with_name("feed.yaml")
USE = """
from collections.abc import AsyncIterator, Iterator

from feed import AsyncFeedClient, FeedClient, models, server
from feed.transports import ItemStream


class Feed(server.FeedService):
    async def watch(
        self, request: models.WatchRequest, context: server.Context
    ) -> AsyncIterator[models.Event]:
        yield models.Event(data="a")

    def rows(
        self, request: models.RowsRequest, context: server.Context
    ) -> Iterator[models.Row]:
        yield models.Row(id=1)


def use(client: FeedClient) -> list[str]:
    events: ItemStream[models.Event] = client.watch()
    with events as each:
        return [event.data for event in each]


async def use_async(client: AsyncFeedClient) -> list[str]:
    async with await client.watch() as events:
        return [event.data async for event in events]
"""


@pytest.fixture(scope="module")
def feed(tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    """The package of the document."""
    return emit(FEED.read_text(), "feed", tmp_path_factory.mktemp("feed"))


@pytest.fixture
def app(feed: Emitted) -> Any:
    """A service that yields as it is asked to."""
    server, models = feed.server, feed.models

    class Feed(server.FeedService):  # type: ignore[name-defined, misc]  # it is emitted
        async def watch(self, request: Any, context: Any) -> AsyncIterator[Any]:
            """Happen five times."""
            try:
                for number in range(5):
                    while number and not gate.is_set():
                        await asyncio.sleep(0.01)
                    yield models.Event(data=f"a\n{number}", id=str(number))
            finally:
                over.append(True)

        def rows(self, request: Any, context: Any) -> Iterator[Any]:
            """Yield so many; the last one is none if they are odd."""
            for number in range(request.n or 0):
                yield models.Row(id=number)
            if request.n % 2:
                yield models.Row(id="x")

    class More(server.MoreService):  # type: ignore[name-defined, misc]  # it is emitted
        def numbers(self, request: Any, context: Any) -> Any:
            """Return some at once."""
            return server.Reply([1, 2, 30], headers={"X-Total": "3"})

    over: list[bool] = []
    gate = threading.Event()
    gate.set()
    made = server.create_app(Feed(), more=More(), authenticate=server.anonymous)
    made.over, made.gate = over, gate
    return made


def client_of(feed: Emitted, app: Any, **options: Any) -> Any:
    """A client of the service, in process."""
    transport = feed.transports.AsgiTransport(app)
    return feed.client.FeedClient(
        base_url="http://a.test", transport=transport, retries=0, **options
    )


def test_items_come_one_by_one(feed: Emitted, app: Any) -> None:
    """Whether they are yielded or returned, by `def` or by `async def`."""
    with client_of(feed, app) as client:
        app.gate.clear()
        events = client.watch()
        assert ("a\n0", "0") == ((first := next(events)).data, first.id)
        app.gate.set()
        assert ["1", "2", "3", "4"] == [event.id for event in events]
        assert [] == [*events]
        rows = client.rows(n=200)
        assert [*range(200)] == [row.id for row in rows]
        numbers = client.more.numbers()
        assert ([1, 2, 30], "3") == ([*numbers], numbers.headers["x-total"])
        assert (200, "application/json-seq") == (numbers.status, numbers.content_type)


def test_who_has_enough_lets_go(feed: Emitted, app: Any) -> None:
    """Nothing is asked of the handler any more, and nothing more comes."""
    with client_of(feed, app) as client:
        with client.watch() as events:
            next(events)
        assert [] == [*events]
        end = monotonic() + PATIENCE
        while not app.over and monotonic() < end:
            sleep(0.01)
    assert [True] == app.over


def test_a_service_that_breaks_its_word(feed: Emitted, app: Any) -> None:
    """What is no item ends the answer, after those before it."""
    with client_of(feed, app) as client:
        rows = client.rows(n=3)
        assert [0, 1, 2] == [next(rows).id for _ in range(3)]
        with pytest.raises(feed.errors.TransportError) as broken:
            next(rows)
    assert "rows" == broken.value.operation


BROKEN = b'{"id": 200}\n{"id": "x"}\nno JSON\n{"id": 3}\n'


def test_items_are_kept_as_far_as_they_fit(feed: Emitted) -> None:
    """Only what is no JSON at all is raised, and what follows it can be read."""
    told: list[Any] = []
    transport = Scripted(answered(200, BROKEN, "application/x-ndjson"))
    client = feed.client.FeedClient(
        base_url="http://a.test", transport=transport, on_response_invalid=told.append
    )
    rows = client.rows()
    assert [200, "x"] == [next(rows).id for _ in range(2)]
    with pytest.raises(feed.errors.ResponseInvalid) as broken:
        next(rows)
    assert (b"no JSON", 200) == (broken.value.content, broken.value.status)
    assert [3] == [row.id for row in rows]
    assert [["/id"]] * 2 == [[each.path for each in it.violations] for it in told]


def test_strict_clients_raise(feed: Emitted) -> None:
    """At each item that breaks the document, at no other."""
    transport = Scripted(answered(200, BROKEN, "application/x-ndjson"))
    client = feed.client.FeedClient(
        base_url="http://a.test", transport=transport, responses="strict"
    )
    rows = client.rows()
    for _ in range(3):
        with pytest.raises(feed.errors.ResponseInvalid):
            next(rows)
    assert [3] == [row.id for row in rows]


def test_a_list_is_still_a_list(feed: Emitted, app: Any) -> None:
    """The media type of the answer says which of both it is."""
    transport = Scripted(answered(200, [{"id": 1}]))
    client = feed.client.FeedClient(base_url="http://a.test", transport=transport)
    assert [feed.models.Row(id=1)] == client.rows()


@pytest.mark.parametrize(
    "kind", ["Urllib3", "Httpx2", "Aiohttp", "AsyncHttpx2", "AsyncAsgi"]
)
def test_the_deadline_is_for_each_item(feed: Emitted, app: Any, kind: str) -> None:
    """A stream may take longer than a call, and so may who reads it; no item may."""
    late = feed.errors.TransportTimeout
    class_ = getattr(feed.transports, f"{kind}Transport")
    app.gate.clear()

    async def ask(url: str) -> None:
        transport = class_(app) if kind == "AsyncAsgi" else class_(trust_env=False)
        async with feed.async_client.AsyncFeedClient(
            base_url=url, transport=transport, retries=0
        ) as client:
            with pytest.raises(late):
                [1 async for _ in await client.watch(timeout=0.1)]
            events = await client.watch(timeout=LIMIT)
            await anext(events)
            await asyncio.sleep(LIMIT)
            app.gate.set()
            assert 4 == len([1 async for _ in events])

    with serving(app) as url:
        if kind.startswith("A"):
            asyncio.run(ask(url))
            return
        with feed.client.FeedClient(
            base_url=url, transport=class_(trust_env=False), retries=0
        ) as client:
            with pytest.raises(late):
                list(client.watch(timeout=0.1))
            events = client.watch(timeout=LIMIT)
            next(events)
            sleep(LIMIT)
            app.gate.set()
            assert 4 == len(list(events))


def test_client_and_server_agree() -> None:
    """The proof tries none, one and many items of each kind."""
    found = proof(FEED, "--jobs", "1")
    assert (3, 3) == (found["summary"]["operations"], found["summary"]["proven"])


def test_a_mock_answers_with_items() -> None:
    """One of each, made up."""
    application = mock(FEED.read_text()).application
    answer = asked(application, "GET", "/events")
    assert (200, "text/event-stream") == (answer.status, answer.headers["content-type"])
    assert answer.body.startswith(b"data: ")


def test_types_are_known(feed: Emitted) -> None:
    """Both of what handlers yield and of what clients iterate over."""
    use = feed.folder / "use_feed.py"
    use.write_text(USE)
    modules = [feed.folder / "feed" / name for name in ("client.py", "server.py")]
    assert "" == mypy_finds(use, *modules, cwd=feed.folder)


ITEM = "{itemSchema: {type: object, properties: {data: {type: string}}}}"


def document(media_type: str, item: str = ITEM, *, said: str = "3.2.0") -> str:
    """A document of one operation that answers so."""
    content = f"{{description: A, content: {{{media_type}: {item}}}}}"
    head = HEAD.replace("3.1.0", said)
    return f"{head}  /a: {{get: {{responses: {{'200': {content}}}}}}}\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (document("text/event-stream", said="3.1.0"), "it is of OpenAPI 3.2"),
        (document("application/json"), "is not items, one after the other"),
        (document("text/event-stream", ITEM.replace("data", "info")), "and no others"),
        (
            document("text/event-stream", ITEM.replace("string", "integer")),
            "and no others",
        ),
        (document("application/jsonl").replace("'200'", "'400'"), "errors are not"),
    ],
)
def test_items_that_are_not_read_are_told(text: str, why: str) -> None:
    """Then bodies are passed on as they are."""
    found = [each for each in warnings(text) if "itemSchema" in each]
    assert 1 == len(found)
    assert why in found[0]


@pytest.mark.parametrize("media_type", ["text/event-stream", "application/jsonl"])
def test_without_a_schema_of_items_bodies_are_bytes(media_type: str) -> None:
    """What only `schema` describes is passed on as it is."""
    (operation,) = service(document(media_type, "{schema: {type: string}}")).operations
    assert isinstance(operation.binding, ir.Http)
    assert ["bytes"] == [it.kind for it in operation.binding.responses[0].media]
