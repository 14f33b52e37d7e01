"""What an error says of the time that ran out: for what, which one, and how long it is."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from copy import copy
from typing import Any

import pytest

from templates.package._runtime.errors import TransportTimeout
from templates.package._runtime.http.downloads import AsyncDownload, Download
from templates.package._runtime.transport import Request, Response, Timeout
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
from tests.runtime.test_transport_deadlines import busy_port, sent
from tests.runtime.wire import WireServer, serving

KINDS = [Urllib3Transport, Httpx2Transport, AiohttpTransport, AsyncHttpx2Transport]
LARGE = b"x" * 20_000_000
SHORT = 0.2

every_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(scope="module")
def server() -> Iterator[WireServer]:
    """A server that takes its time."""
    with serving() as server:
        yield server
        server.release()


def said(
    kind: Any,
    url: str,
    timeout: Timeout,
    body: bytes = b"{}",
    release: Callable[[], object] = lambda: None,
) -> tuple[Any, ...]:
    """Return what the error of a request says."""
    with pytest.raises(TransportTimeout) as caught:
        sent(kind, url, timeout, body, release)
    error = caught.value
    assert f"Timeout.{error.limit} is {error.seconds:g} s" in str(error)
    assert str(error) == str(copy(error))
    return error.step, error.limit, error.seconds


@every_kind
def test_no_connection(kind: Any) -> None:
    """A host that does not answer ran out of the time to connect."""
    with busy_port() as port:
        timeout = Timeout(connect=SHORT, read=9)
        found = said(kind, f"http://127.0.0.1:{port}/", timeout)
    assert ("connect", "connect", SHORT) == found


@every_kind
def test_no_connection_in_the_whole_time(kind: Any) -> None:
    """So it did where the time for the whole call is less."""
    with busy_port() as port:
        timeout = Timeout(connect=9, read=9, total=SHORT)
        found = said(kind, f"http://127.0.0.1:{port}/", timeout)
    assert ("connect", "total", SHORT) == found


@every_kind
@pytest.mark.parametrize(("path", "step"), [("silent", "head"), ("stalling", "body")])
def test_no_answer(kind: Any, path: str, step: str, server: WireServer) -> None:
    """What comes of the answer tells for what it waited."""
    url = f"{server.url}/{path}"
    assert (step, "read", SHORT) == said(kind, url, Timeout(read=SHORT))
    server.release()
    whole = Timeout(read=9, total=SHORT)
    assert (step, "total", SHORT) == said(kind, url, whole)
    server.release()


@every_kind
def test_a_request_that_is_not_taken(kind: Any) -> None:
    """A server that stops reading has not answered late: it was not asked yet."""
    for timeout, limit in (
        (Timeout(read=SHORT), "read"),
        (Timeout(read=9, total=SHORT), "total"),
    ):
        mute = socket.create_server(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{mute.getsockname()[1]}/"
        with mute:
            found = said(kind, url, timeout, LARGE, mute.close)
        assert ("write", limit, SHORT) == found


def test_no_free_connection(server: WireServer) -> None:
    """aiohttp has so many, and others wait."""

    async def second() -> TransportTimeout:
        transport = AiohttpTransport(pool_size=1)
        request = Request(
            method="POST", url=f"{server.url}/silent", headers={}, body=b""
        )
        first = asyncio.create_task(transport.send(request, Timeout(total=9)))
        await asyncio.sleep(0.1)
        try:
            with pytest.raises(TransportTimeout) as caught:
                await transport.send(request, Timeout(total=SHORT))
        finally:
            first.cancel()
            await transport.close()
        return caught.value

    error = asyncio.run(second())
    server.release()
    assert ("pool", "total", SHORT) == (error.step, error.limit, error.seconds)
    assert "timed out waiting for a free connection" in str(error)


@pytest.mark.parametrize("begins", [False, True])
@pytest.mark.parametrize("whole", [False, True])
def test_applications_that_stop(begins: bool, whole: bool) -> None:
    """Without a network there is but the answer to wait for."""

    async def app(scope: Any, receive: Any, send: Any) -> None:
        if begins:
            await send({"type": "http.response.start", "status": 200})
        await asyncio.sleep(60)

    request = Request(method="GET", url="http://x.test/", headers={}, body=b"")
    timeout = Timeout(read=9, total=SHORT) if whole else Timeout(read=SHORT)
    found = []
    transport = AsgiTransport(app)
    with pytest.raises(TransportTimeout) as caught:
        transport.send(request, timeout)
    transport.close()
    found.append(caught.value)
    with pytest.raises(TransportTimeout) as caught:
        asyncio.run(AsyncAsgiTransport(app).send(request, timeout))
    found.append(caught.value)
    expected = "body" if begins else "head", "total" if whole else "read", SHORT
    for error in found:
        assert expected == (error.step, error.limit, error.seconds)


class _Breaking:
    """A body of which no more comes."""

    def __iter__(self) -> Iterator[bytes]:
        """Return a piece, and no more."""
        yield b"a"
        raise TransportTimeout("GET http://x.test/")

    async def __aiter__(self) -> AsyncIterator[bytes]:
        """Return a piece, and no more."""
        yield b"a"
        raise TransportTimeout("GET http://x.test/")

    def close(self) -> None:
        """Let go of nothing."""

    async def aclose(self) -> None:
        """Let go of nothing."""


def test_downloads_say_what_was_called() -> None:
    """What is read after the call is told as what is read during it."""
    response = Response(status=200, headers={}, body=b"", stream=_Breaking())
    with pytest.raises(TransportTimeout, match=r"getFile: GET http://x\.test/: timed"):
        Download(response, "getFile").read()
    with pytest.raises(TransportTimeout, match=r"getFile: GET http://x\.test/: timed"):
        asyncio.run(AsyncDownload(response, "getFile").read())
