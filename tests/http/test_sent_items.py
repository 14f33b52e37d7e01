"""Bodies of requests whose items are sent, and read, as they are made."""

from __future__ import annotations

import asyncio
import http.client
import json
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.http.documents import source, warnings
from tests.http.emitted import Emitted, emit
from tests.patience import PATIENCE
from tests.roundtrip.serving import serving
from tests.tools import mypy_finds

SENT = Path(__file__).with_name("sent.yaml")
SYNC = ["Urllib3Transport", "Httpx2Transport"]
ASYNC = ["AiohttpTransport", "AsyncHttpx2Transport"]


@pytest.fixture(scope="module")
def it(tmp_path_factory: pytest.TempPathFactory) -> Emitted:
    """The package."""
    text = SENT.read_text(encoding="utf-8")
    return emit(text, "sent_of_http", tmp_path_factory.mktemp("sent"))


@pytest.fixture(scope="module")
def app(it: Emitted) -> Any:
    """A service that iterates over what comes, in both ways."""
    models, server = it.models, it.server

    class Service(server.SentOfHttpService):  # type: ignore[misc, name-defined]  # emitted here
        def add_rows(self, request: Any, context: Any) -> Any:
            """Count rows in a thread."""
            assert isinstance(request.body, server.ItemUpload)
            return sum(isinstance(row, models.Row) for row in request.body)

        async def tell(self, request: Any, context: Any) -> Any:
            """Say what was told."""
            if request.body is None:
                return "nothing"
            return " ".join([f"{each.id}:{each.data}" async for each in request.body])

        async def count(self, request: Any, context: Any) -> Any:
            """Add numbers, and say how they came."""
            if isinstance(request.body, list):
                return f"list {sum(request.body)}"
            return f"items {sum([each async for each in request.body])}"

        async def echo(self, request: Any, context: Any) -> Any:
            """Return each row as soon as it is there."""
            async for row in request.body:
                yield row

    return server.create_app(Service(), authenticate=server.anonymous)


@pytest.fixture(scope="module")
def url(app: Any) -> Iterator[str]:
    """Where it is served."""
    with serving(app) as address:
        yield address


@pytest.fixture
def client(it: Emitted, app: Any) -> Any:
    """A client of it in this process."""
    transport = it.transports.AsgiTransport(app)
    return it.client.SentOfHttpClient(base_url="http://sent.test", transport=transport)


def rows(it: Emitted, count: int, wrong: int | None = None) -> Iterator[Any]:
    """Rows, of which one may break the spec."""
    for number in range(count):
        yield it.models.Row(id=101 if number == wrong else number)


async def slowly(items: Iterable[Any]) -> AsyncIterator[Any]:
    """The same, of which none is there at once."""
    for item in items:
        await asyncio.sleep(0.001)
        yield item


def test_what_is_emitted_says_of_what_the_items_are(it: Emitted) -> None:
    """A caller gives what yields them, a handler gets what is iterated over."""
    client = (it.folder / "sent_of_http/client.py").read_text(encoding="utf-8")
    models = (it.folder / "sent_of_http/models.py").read_text(encoding="utf-8")
    assert "body: Yields[models.Row],\n" in client
    assert "body: Yields[models.Event] | None = None,\n" in client
    assert "body: list[int] | Yields[int],\n" in client
    assert "body: ItemUpload[Row]\n" in models
    assert "body: Maybe[ItemUpload[Event]] = None\n" in models


def test_nothing_is_left_out() -> None:
    """There is no warning."""
    assert [] == warnings(source(SENT.read_text(encoding="utf-8")).text)


@pytest.mark.parametrize("kind", SYNC)
def test_items_over_sockets(it: Emitted, url: str, kind: str) -> None:
    """A list, an iterator, what can be iterated over again; none at all."""
    transport = getattr(it.transports, kind)()
    with it.client.SentOfHttpClient(base_url=url, transport=transport) as client:
        assert 3 == client.add_rows(body=rows(it, 3))
        assert 2 == client.add_rows(body=[*rows(it, 2)])
        assert 1 == client.add_rows(body={it.models.Row(id=1): None}.keys())
        assert 0 == client.add_rows(body=[])
        assert [0, 1] == [row.id for row in client.echo(body=rows(it, 2))]
        with pytest.raises(it.errors.RequestInvalid) as caught:
            client.add_rows(body=rows(it, 5, wrong=3))
        assert ["/body/3/id"] == [each.path for each in caught.value.violations]
        with pytest.raises(it.errors.TransportError, match="asynchronous client"):
            client.add_rows(body=slowly(rows(it, 1)))


@pytest.mark.parametrize("kind", ASYNC)
def test_items_over_sockets_in_an_event_loop(it: Emitted, url: str, kind: str) -> None:
    """Answers come while the request goes on, and nothing of it is lost."""

    async def calls() -> None:
        transport = getattr(it.transports, kind)()
        client = it.async_client.AsyncSentOfHttpClient(
            base_url=url, transport=transport
        )
        async with client:
            assert 3 == await client.add_rows(body=rows(it, 3))
            assert 4 == await client.add_rows(body=slowly(rows(it, 4)))
            echoed = await client.echo(body=slowly(rows(it, 20)))
            assert [*range(20)] == [row.id async for row in echoed]
            with pytest.raises(it.errors.RequestInvalid) as caught:
                await client.add_rows(body=slowly(rows(it, 5, wrong=3)))
            assert ["/body/3/id"] == [each.path for each in caught.value.violations]

    asyncio.run(calls())


def test_items_in_this_process(it: Emitted, client: Any) -> None:
    """Both media types, no body, and a body that breaks off."""
    event = it.models.Event
    assert "nothing" == client.tell()
    assert "1:a\nb None:" == client.tell(
        body=[event(data="a\nb", id="1"), event(data="")]
    )
    assert "list 6" == client.count(body=[1, 2, 3])
    assert "items 6" == client.count(body=iter([1, 2, 3]))
    assert [0, 1, 2] == [row.id for row in client.echo(body=rows(it, 3))]
    with pytest.raises(it.errors.RequestInvalid):
        list(client.echo(body=rows(it, 3, wrong=1)))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("text", ["/body"]),
        ({"id": 1}, ["/body"]),
        (7, ["/body"]),
        ([{"id": 101}, {"id": "x"}], ["/body/0/id", "/body/1/id"]),
    ],
)
def test_what_is_no_row_is_not_sent(
    it: Emitted, client: Any, body: Any, found: list[str]
) -> None:
    """All that is wrong with a list is told before anything is sent."""
    with pytest.raises(it.errors.RequestInvalid) as caught:
        client.add_rows(body=body)
    assert found == [each.path for each in caught.value.violations]


def test_an_event_without_a_form_is_not_sent(it: Emitted, client: Any) -> None:
    """A carriage return would end a line of its own."""
    with pytest.raises(it.errors.RequestInvalid, match="/body/0 must have a"):
        client.tell(body=[it.models.Event(data="a\rb")])


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        (b'{"id":1}\n\n {"id":2} ', None),
        (b"", None),
        (b'{"id":1}\n{"id":"x"}\n', ("/1/id", "type")),
        (b'{"id":1}\n{"id":101}', ("/1/id", "maximum")),
        (b'{"id":1}\n{"id"', ("/1", "type")),
        (b"[" * 5000 + b"]" * 5000, ("/0", "type")),
    ],
)
def test_rows_of_other_clients(
    url: str, body: bytes, faults: tuple[str, str] | None
) -> None:
    """What is wrong is told with the place of the item."""
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=PATIENCE)
    with closing(connection):
        headers = {"Content-Type": "application/x-ndjson"}
        connection.request("POST", "/rows", body, headers)
        answer = connection.getresponse()
        told = json.loads(answer.read())
    if faults is None:
        assert (200, body.count(b"id")) == (answer.status, told)
        return
    [violation] = told["violations"]
    path, rule = faults
    assert (400, path) == (answer.status, violation["path"])
    assert rule == violation["rule"]


USE = """
from __future__ import annotations

from collections.abc import AsyncIterator, Iterator

from sent_of_http import models, server
from sent_of_http.async_client import AsyncSentOfHttpClient
from sent_of_http.client import SentOfHttpClient


class Service(server.SentOfHttpService):
    def add_rows(
        self, request: models.AddRowsRequest, context: server.Context
    ) -> int:
        total = 0
        for row in request.body:
            total += row.id
        return total

    async def tell(
        self, request: models.TellRequest, context: server.Context
    ) -> str:
        found = ""
        if request.body is not None:
            async for event in request.body:
                found += event.data
        return found


def rows() -> Iterator[models.Row]:
    yield models.Row(id=1)


async def events() -> AsyncIterator[models.Event]:
    yield models.Event(data="a")


def use(client: SentOfHttpClient) -> int:
    client.count(body=[1, 2])
    client.count(body=iter([1, 2]))
    return client.add_rows(body=rows())


async def use_async(client: AsyncSentOfHttpClient) -> str:
    return await client.tell(body=events())
"""


def test_types_are_known(it: Emitted) -> None:
    """Both of what callers give and of what handlers iterate over."""
    use = it.folder / "use_sent.py"
    use.write_text(USE, encoding="utf-8")
    names = ("client.py", "async_client.py", "server.py", "models.py")
    modules = [it.folder / "sent_of_http" / name for name in names]
    assert "" == mypy_finds(use, *modules, cwd=it.folder)
