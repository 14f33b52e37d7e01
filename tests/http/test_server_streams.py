"""Large bodies in bounded memory, and what happens to those that come or go too slowly."""

from __future__ import annotations

import asyncio
import gc
import tracemalloc
from collections.abc import AsyncIterator, Iterator
from copy import copy
from typing import Any

import pytest
from msgspec.structs import replace

from templates.package._runtime.context import Call, Context
from templates.package._runtime.http.server import Application
from tests.http.served import models, operations, server
from tests.http.shop import Pets

CHUNK = bytes(2**16)
SIZE = 48 * 2**20
GROWTH = 8 * 2**20


class Large(Pets):
    """Takes and gives large bodies."""

    def add_papers(self, request: models.AddPapersRequest, context: Context) -> Any:
        """Give the passport back."""
        return request.body.passport


async def exchange(
    app: Any, method: str, path: str, pieces: Iterator[bytes], *, content_type: str
) -> tuple[int, int]:
    """Return the status of an answer, and the length of a body that nobody keeps."""
    status, size = 0, 0

    async def receive() -> dict[str, Any]:
        piece = next(pieces, None)
        return {
            "type": "http.request",
            "body": piece or b"",
            "more_body": piece is not None,
        }

    async def send(message: dict[str, Any]) -> None:
        nonlocal status, size
        status = message.get("status", status)
        size += len(message.get("body", b""))

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": [
            (b"content-type", content_type.encode()),
            (b"transfer-encoding", b"chunked"),
        ],
    }
    await app(scope, receive, send)
    return status, size


def grown(app: Any, *request: Any, **options: Any) -> tuple[tuple[int, int], int]:
    """Return what a request is answered with, and the most memory that it took."""
    gc.collect()
    tracemalloc.start()
    try:
        answer = asyncio.run(exchange(app, *request, **options))
        return answer, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def zeros() -> Iterator[bytes]:
    """Yield a large body."""
    return iter(CHUNK for _ in range(SIZE // len(CHUNK)))


def test_upload() -> None:
    """Nothing of a large body is kept."""
    pets = Large()
    app = server.create_app(pets=pets)
    answer, most = grown(
        *(app, "PUT", "/pets/7/photo", zeros()), content_type="image/png"
    )
    assert (204, 0) == answer
    assert (SIZE, "image/png") == pets.seen
    assert most < GROWTH


def test_form_there_and_back() -> None:
    """A file of a form is on disk, and goes back from there."""

    def form() -> Iterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="note"\r\n\r\nn\r\n--b\r\n'
        yield b'Content-Disposition: form-data; name="passport"; filename="p"\r\n\r\n'
        yield from zeros()
        yield b"\r\n--b--"

    app = server.create_app(pets=Large())
    answer, most = grown(
        *(app, "POST", "/pets/7/papers", form()),
        content_type="multipart/form-data; boundary=b",
    )
    assert (200, SIZE) == answer
    assert most < GROWTH


def test_download() -> None:
    """An answer is sent as it is made."""
    pets = Large()
    pets.result = zeros()
    app = server.create_app(pets=pets)
    answer, most = grown(
        *(app, "GET", "/pets/7/photo", iter([])), content_type="image/png"
    )
    assert (200, SIZE) == answer
    assert most < GROWTH


async def stalled(app: Any, method: str, path: str, pieces: list[bytes]) -> list[Any]:
    """Return the messages that answer a request of which no more comes."""
    sent: list[Any] = []

    async def receive() -> dict[str, Any]:
        if pieces:
            return {"type": "http.request", "body": pieces.pop(), "more_body": True}
        await asyncio.sleep(3600)
        raise AssertionError

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": b"",
        "headers": [(b"content-type", b"image/png"), (b"content-length", b"99")],
    }
    await app(scope, receive, send)
    return sent


def test_upload_that_stalls() -> None:
    """A caller who stops sending is told, whatever the handler waits for."""
    app = server.create_app(pets=Large(), receive_timeout=0.05)
    start, *_ = asyncio.run(stalled(app, "PUT", "/pets/7/photo", [b"x"]))
    assert 408 == start["status"]


def test_answer_that_stalls() -> None:
    """An answer of which no more comes is broken off."""

    async def endless() -> AsyncIterator[bytes]:
        yield b"x"
        await asyncio.sleep(3600)

    pets = Large()
    pets.result = endless()
    app = server.create_app(pets=pets, request_timeout=0.05)
    with pytest.raises(TimeoutError, match="too long"):
        asyncio.run(stalled(app, "GET", "/pets/7/photo", []))


def test_an_upload_is_read_once() -> None:
    """There is no second time, and no way to block the event loop."""

    class Twice(Large):
        async def set_photo(
            self, request: models.SetPhotoRequest, context: Context
        ) -> Any:
            """Read a body in all wrong ways."""
            with pytest.raises(TypeError, match="async for"):
                request.body.read()
            self.first = await request.body.aread()
            self.second = await request.body.aread()

    pets = Twice()
    app = server.create_app(pets=pets)
    request = exchange(
        *(app, "PUT", "/pets/7/photo", iter([b"abc"])), content_type="image/png"
    )
    assert (204, 0) == asyncio.run(request)
    assert (b"abc", b"") == (pets.first, pets.second)


def test_an_upload_that_was_looked_at_before() -> None:
    """What a check of who calls has read is there for the handler."""
    operation = copy(operations.SET_PHOTO)
    operation.security = ({"key": ()},)
    service = replace(operations.SERVICE, operations={operation.name: operation})
    seen: list[bytes] = []

    async def find(call: Call) -> str:
        seen.append(await call.body())
        return "ann"

    async def handle(request: models.SetPhotoRequest, context: Context) -> None:
        seen.append(await request.body.aread())

    app = Application(service, {operation: handle}, authenticate=find)
    request = exchange(
        *(app, "PUT", "/pets/7/photo", iter([b"ab", b"c"])), content_type="image/png"
    )
    assert (204, 0) == asyncio.run(request)
    assert [b"abc", b"abc"] == seen
