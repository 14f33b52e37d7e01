"""Bodies that are read while they are sent, and answers that are read as they come in."""

from __future__ import annotations

import asyncio
import io
import resource
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from templates.package._runtime.errors import TransportError, TransportTimeout
from templates.package._runtime.http.downloads import AsyncDownload, Download
from templates.package._runtime.http.files import File
from templates.package._runtime.transport import Request, Timeout
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
from tests.http.pets.client import AsyncPetsClient, PetsClient
from tests.http.pets.models import Pet, Photo
from tests.http.streaming import (
    TOLD,
    Server,
    application,
    pattern,
    serving,
    told_of,
)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server for the whole module."""
    with serving() as running:
        yield running


SYNC: dict[str, Callable[[], Any]] = {
    "urllib3": Urllib3Transport,
    "httpx2": Httpx2Transport,
    "asgi": lambda: AsgiTransport(application),
}
ASYNC: dict[str, Callable[[], Any]] = {
    "aiohttp": AiohttpTransport,
    "async httpx2": AsyncHttpx2Transport,
    "async asgi": lambda: AsyncAsgiTransport(application),
}
KINDS = [*SYNC, *ASYNC]
OVER_SOCKETS = [kind for kind in KINDS if "asgi" not in kind]


class Caller(NamedTuple):
    """Puts and gets over one kind of transport, whether it waits or blocks."""

    kind: str
    url: str
    told: list[str]

    def put(self, content: Any, **options: Any) -> str:
        """Send a body, and return what the server says of it."""
        before = len(self.told)
        if self.kind in SYNC:
            transport = SYNC[self.kind]()
            with PetsClient(base_url=self.url, transport=transport, retries=1) as it:
                it.put_file(name="a", body=content, **options)
        else:
            asyncio.run(self._put(content, options))
        [told] = self.told[before:]
        return told

    async def _put(self, content: Any, options: dict[str, Any]) -> None:
        transport = ASYNC[self.kind]()
        async with AsyncPetsClient(
            base_url=self.url, transport=transport, retries=1
        ) as it:
            await it.put_file(name="a", body=content, **options)

    def get(self, name: str, use: str = "read", *args: Any, **options: Any) -> Any:
        """Read a file, and return what a method of the download returns."""
        if self.kind not in SYNC:
            return asyncio.run(self._get(name, use, args, options))
        transport = SYNC[self.kind]()
        with PetsClient(base_url=self.url, transport=transport, retries=1) as it:
            found = it.get_file(name=name, **options)
            if not isinstance(found, Download):
                return found
            with found:
                return getattr(found, use)(*args)

    async def _get(
        self, name: str, use: str, args: Any, options: dict[str, Any]
    ) -> Any:
        transport = ASYNC[self.kind]()
        async with AsyncPetsClient(
            base_url=self.url, transport=transport, retries=1
        ) as it:
            found = await it.get_file(name=name, **options)
            if not isinstance(found, AsyncDownload):
                return found
            async with found:
                return await getattr(found, use)(*args)


@pytest.fixture(params=KINDS)
def caller(request: pytest.FixtureRequest, server: Server) -> Caller:
    """A caller over each kind of transport."""
    kind = request.param
    return Caller(kind, server.url, TOLD if "asgi" in kind else server.told)


@pytest.fixture(params=OVER_SOCKETS)
def over_sockets(request: pytest.FixtureRequest, server: Server) -> Caller:
    """A caller over each kind of transport that has a network."""
    return Caller(request.param, server.url, server.told)


def test_uploads(caller: Caller, tmp_path: Path) -> None:
    """Whatever a body comes from, it arrives whole."""
    content = pattern(700_001)
    (tmp_path / "file").write_bytes(content)
    halves = [content[:300_000], b"", content[300_000:]]
    with open(tmp_path / "file", "rb") as file:
        for each in (content, tmp_path / "file", file, halves, iter(halves)):
            assert told_of(content) == caller.put(each)
    assert told_of(b"") == caller.put(b"")
    assert told_of(b"") == caller.put(io.BytesIO())


@pytest.mark.parametrize("kind", ASYNC)
def test_asynchronous_iterators(kind: str, server: Server) -> None:
    """An event loop waits for the pieces of a body."""

    async def pieces() -> AsyncIterator[bytes]:
        for piece in (b"one ", b"", b"two"):
            await asyncio.sleep(0)
            yield piece

    told = TOLD if "asgi" in kind else server.told
    assert told_of(b"one two") == Caller(kind, server.url, told).put(pieces())


@pytest.mark.parametrize("kind", SYNC)
def test_asynchronous_iterators_need_an_event_loop(kind: str, server: Server) -> None:
    """A client without one says so."""

    async def pieces() -> AsyncIterator[bytes]:
        yield b"one"

    if kind == "asgi":
        pytest.skip("its application has an event loop")
    with pytest.raises(TransportError, match="asynchronous client") as caught:
        Caller(kind, server.url, []).put(pieces())
    assert not caught.value.retryable


def failing() -> Iterator[bytes]:
    """Give a piece, and fail."""
    yield b"one"
    raise RuntimeError("the disk is gone")


def test_bodies_that_fail(caller: Caller) -> None:
    """What cannot be read is no fault of the connection, and is not sent again."""
    with pytest.raises(TransportError, match="the disk is gone") as caught:
        caller.put(failing())
    assert not caught.value.retryable


def test_files_that_shrink(over_sockets: Caller, tmp_path: Path) -> None:
    """A file that has lost bytes meanwhile is not sent as if it had not."""

    class Shrinking(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            return super().read(size)[:-1]

    with pytest.raises(TransportError, match="shorter than it was"):
        over_sockets.put(Shrinking(b"abc"))


def test_downloads(caller: Caller, tmp_path: Path) -> None:
    """An answer of bytes is read as it comes in, or saved."""
    size = 500_001
    assert pattern(size) == caller.get(f"{size}")
    assert caller.get(f"{size}", "save", tmp_path / "a.png") is None
    assert [("a.png", pattern(size))] == [
        (path.name, path.read_bytes()) for path in tmp_path.iterdir()
    ]
    assert b"" == caller.get("0")


def test_other_answers_are_read_whole(caller: Caller) -> None:
    """Where an answer may be bytes and is JSON, it is the typed value."""
    assert Pet(id=1, name="R") == caller.get("0-json")


def test_downloads_that_are_left(caller: Caller) -> None:
    """Whoever does not read to the end lets go of the connection."""
    assert caller.get("50000000", "close") is None


def test_broken_downloads(caller: Caller, tmp_path: Path) -> None:
    """A connection that breaks in the middle is told, and leaves no file."""
    with pytest.raises(TransportError):
        caller.get("200000-short", "save", tmp_path / "a.png")
    assert [] == [*tmp_path.iterdir()]


def test_deadlines_of_downloads(over_sockets: Caller) -> None:
    """The time for a call ends with the last piece, not with the first."""
    with pytest.raises(TransportTimeout):
        over_sockets.get("1000000-slow", timeout=0.2)


@pytest.mark.parametrize("kind", OVER_SOCKETS)
def test_deadlines_where_nothing_is_waited_for(kind: str, server: Server) -> None:
    """A server that sends without a pause, and without an end, is given up on, too."""
    url, limit = f"{server.url}/{1 << 44}", Timeout(total=1.0)
    request = Request(method="GET", url=url, headers={}, body=b"", streamed=True)

    async def ask() -> None:
        transport: Any = ASYNC[kind]()
        response = await transport.send(request, limit)
        try:
            async for _ in response.stream:
                pass
        finally:
            await response.stream.aclose()
            await transport.close()

    def ask_at_once() -> None:
        transport: Any = SYNC[kind]()
        stream = transport.send(request, limit).stream
        try:
            for _ in stream:
                pass
        finally:
            stream.close()
            transport.close()

    with pytest.raises(TransportTimeout) as late:
        ask_at_once() if kind in SYNC else asyncio.run(ask())
    assert "total" == late.value.limit


def test_downloads_are_read_once(server: Server) -> None:
    """Bytes that are gone are not given as none."""
    with PetsClient(base_url=server.url) as client:
        download = client.download(name="10")
        assert (pattern(10), 10) == (download.read(), download.length)
        with pytest.raises(ValueError, match="read already"):
            download.read()


def test_connections_are_used_again(server: Server) -> None:
    """A download that was read leaves its connection to the next call."""
    with PetsClient(base_url=server.url) as client:
        before = threading.active_count()
        for _ in range(5):
            client.download(name="100000").read()
        assert threading.active_count() - before <= 1


def test_multipart_over_a_socket(server: Server, tmp_path: Path) -> None:
    """Files in forms are read while they are sent."""
    (tmp_path / "big.png").write_bytes(pattern(3_000_000))
    with PetsClient(base_url=server.url) as client:
        photo = Photo(image=File(tmp_path / "big.png"), caption="x")
        client.pets.add_photo(pet_id=1, body=photo)
    assert 3_000_000 < int(server.told[-1].split()[0]) < 3_001_000


def peak_in_mebibytes() -> int:
    """Return the most memory that this process has held."""
    unit = 1024 if sys.platform != "darwin" else 1024 * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit // 2**20


@pytest.mark.parametrize("kind", ["urllib3", "aiohttp"])
def test_memory(kind: str, server: Server, tmp_path: Path) -> None:
    """Large bodies take no more room than small ones."""
    size = 48 * 2**20
    caller = Caller(kind, server.url, server.told)
    caller.put(pattern(1_000_000))
    before = peak_in_mebibytes()
    pieces = (pattern(2**20) for _ in range(48))
    assert caller.put(pieces).startswith(f"{size} ")
    assert caller.get(f"{size}", "save", tmp_path / "a") is None
    assert peak_in_mebibytes() - before < 32


@pytest.mark.parametrize("whole", [True, False])
def test_applications_that_are_cancelled(*, whole: bool) -> None:
    """One that is cancelled once all is sent has answered; else the end is missing."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"content-type", b"image/png")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"PNG", "more_body": True})
        if whole:
            await send({"type": "http.response.body"})
        task = asyncio.current_task()
        assert task is not None
        task.cancel()
        await asyncio.sleep(1)

    transport = AsgiTransport(app)
    with PetsClient(base_url="http://a.test", transport=transport) as client:
        download = client.download(name="a")
        if whole:
            assert b"PNG" == download.read()
        else:
            with pytest.raises(TransportError, match="did not end"):
                download.read()
