"""Requests that are answered before they have come in."""

from __future__ import annotations

import asyncio
import io
import itertools
import socket
from collections.abc import AsyncIterator, Iterator, MutableMapping
from typing import Any

import aiohttp
import httpx2
import pytest
import urllib3

from ecr_public._runtime import asgi
from tests.failure_server.serving_limits import Message, Waiting, call, create, until
from tests.patience import PATIENCE
from tests.roundtrip.serving import serving

LIMIT = 1000
PIECE = 100
LARGE = b" " * (64 * 2**20)
"""More than a server goes on reading, and than the buffers of a socket hold."""

TOO_LARGE = 413
HEADERS = {
    "X-Amz-Target": "SpencerFrontendService.InitiateLayerUpload",
    "Content-Type": "application/json",
}


@pytest.fixture
def brief(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let servers go on reading for a moment, and for four pieces."""
    monkeypatch.setattr(asgi, "LINGER_SECONDS", 0.02)
    monkeypatch.setattr(asgi, "LINGER_BYTES", 4 * PIECE)


@pytest.mark.usefixtures("brief")
def test_a_declared_body_is_refused_unread() -> None:
    """The answer to a body that says that it is too long is sent before all else."""
    events: list[str] = []

    async def receive() -> Message:
        events.append("receive")
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        events.append(message["type"])

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "headers": [
            *(
                (name.lower().encode(), value.encode())
                for name, value in HEADERS.items()
            ),
            (b"content-length", b"1001"),
        ],
    }
    asyncio.run(create(Waiting(), max_body_bytes=LIMIT)(scope, receive, send))
    start, body = "http.response.start", "http.response.body"
    assert [start, body, "receive", body] == events


@pytest.mark.usefixtures("brief")
def test_a_body_without_end_is_read_to_an_end() -> None:
    """Of a body in pieces, the limit and one piece are read, then some to no purpose."""
    pieces = 0

    async def receive() -> Message:
        nonlocal pieces
        pieces += 1
        return {"type": "http.request", "body": b" " * PIECE, "more_body": True}

    app = create(Waiting(), max_body_bytes=LIMIT)
    answer = asyncio.run(call(app, receive=receive))
    assert (TOO_LARGE, 11 + 4) == (answer.status, pieces)
    assert b"close" == answer.headers[b"connection"]


@pytest.mark.parametrize(
    "last", [True, False], ids=["no more comes", "the caller goes"]
)
def test_nothing_is_waited_for_in_vain(last: bool) -> None:
    """The connection ends at once when the rest has come, or never will."""
    end = {"type": "http.request"} if last else {"type": "http.disconnect"}
    messages: Iterator[Message] = iter(
        [{"type": "http.request", "body": b" " * 1001, "more_body": True}, end]
    )

    async def receive() -> Message:
        return next(messages)

    app = create(Waiting(), max_body_bytes=LIMIT)
    assert TOO_LARGE == asyncio.run(call(app, receive=receive)).status
    assert [] == list(messages)


def test_a_body_that_came_whole_spends_no_connection() -> None:
    """Where nothing is left to read, the next request may follow."""
    app = create(Waiting(), max_body_bytes=LIMIT)
    answer = asyncio.run(call(app, b" " * 1001))
    assert TOO_LARGE == answer.status
    assert b"connection" not in answer.headers


@pytest.mark.usefixtures("brief")
def test_requests_that_do_not_come_in() -> None:
    """A caller that stops in the middle of a request gets a 408, and the line closes."""

    async def never() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    app = create(Waiting(), request_timeout=0.02)
    answer = asyncio.run(call(app, receive=never))
    assert (408, "RequestTimeoutException") == answer.error
    assert b"close" == answer.headers[b"connection"]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """Return the address of a server that takes small bodies, and waits for slow callers.

    While the machine is busy with others, two seconds go by before a client gets to look.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asgi, "LINGER_SECONDS", PATIENCE)
        with serving(create(Waiting(), max_body_bytes=LIMIT)) as address:
            yield address


def in_chunks() -> Iterator[bytes]:
    """Return a large body that does not say how large it is."""
    return itertools.repeat(LARGE[: 2**20], 64)


async def in_async_chunks() -> AsyncIterator[bytes]:
    """Return the same for a client that does not block.

    One that has each chunk at once may send them all before it looks for an answer.
    """
    for chunk in in_chunks():
        await asyncio.sleep(0)
        yield chunk


def over_aiohttp(url: str, body: Any) -> int:
    """Return the status that aiohttp gets."""
    opened: list[socket.socket] = []

    def opening(address: Any) -> socket.socket:
        opened.append(socket.socket(*address[:3]))
        return opened[-1]

    async def main() -> int:
        # Large bytes as they are would get a warning.
        data = io.BytesIO(body) if isinstance(body, bytes) else body
        async with (
            aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(socket_factory=opening)
            ) as client,
            client.post(url, data=data, headers=HEADERS) as response,
        ):
            await response.read()
        # A session does not wait for the end of its connections.
        await until(lambda: all(each.fileno() < 0 for each in opened))
        return response.status

    return asyncio.run(main())


def over_httpx2(url: str, body: Any) -> int:
    """Return the status that httpx2 gets."""
    return httpx2.post(url, content=body, headers=HEADERS).status_code


def over_urllib3(url: str, body: Any) -> int:
    """Return the status that urllib3 gets."""
    with urllib3.PoolManager() as pool:
        sent = pool.request("POST", url, body=body, headers=HEADERS, retries=False)
        return sent.status


@pytest.mark.parametrize("size", [LIMIT + 1, 2**20, 10 * 2**20, len(LARGE)])
@pytest.mark.parametrize("post", [over_aiohttp, over_httpx2, over_urllib3])
def test_clients_hear_that_a_body_is_too_large(url: str, post: Any, size: int) -> None:
    """They get the answer and no broken connection, however much they send."""
    assert TOO_LARGE == post(url, LARGE[:size])


@pytest.mark.parametrize(
    ("post", "body"),
    [
        (over_aiohttp, in_async_chunks),
        (over_httpx2, in_chunks),
        (over_urllib3, in_chunks),
    ],
)
def test_clients_hear_that_chunks_are_too_many(url: str, post: Any, body: Any) -> None:
    """They get the same answer when they did not say how much it is."""
    assert TOO_LARGE == post(url, body())
