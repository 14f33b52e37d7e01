"""Streams of items: how each ends, and what becomes of the connection."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from typing import Any

import pytest

from templates.package._runtime.errors import ResponseInvalid, TransportError
from templates.package._runtime.http import item_texts
from templates.package._runtime.http.item_streams import AsyncItemStream, ItemStream
from templates.package._runtime.transport import Response

HEADERS = {"content-type": "application/jsonl", "content-length": "7"}
LONG = [b"1\n", b"2" * 100, b"2"]


class Bytes:
    """The body of an answer: its pieces, or an error; and what was done with it."""

    def __init__(self, pieces: Iterable[Any]) -> None:
        self.pieces = [*pieces]
        self.done: list[str] = []

    def _next(self, end: type[Exception]) -> bytes:
        if not self.pieces:
            raise end
        piece = self.pieces.pop(0)
        if isinstance(piece, Exception):
            raise piece
        return bytes(piece)

    def __iter__(self) -> Iterator[bytes]:
        """Return the pieces."""
        return self

    def __next__(self) -> bytes:
        """Return the next piece."""
        return self._next(StopIteration)

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Return the pieces."""
        return self

    async def __anext__(self) -> bytes:
        """Return the next piece."""
        return self._next(StopAsyncIteration)

    def renew(self) -> None:
        """Give it its time again."""
        self.done.append("renew")

    def close(self) -> None:
        """Let go of the connection."""
        self.done.append("close")

    async def aclose(self) -> None:
        """Let go of the connection."""
        self.done.append("close")


def by_sync(response: Response, most: int) -> list[Any]:
    """What comes of a stream, an error last; no more than some items are read."""
    found: list[Any] = []
    stream = ItemStream(response, "feed", "application/jsonl", int)
    assert ("application/jsonl", 7, 200) == (
        stream.content_type,
        stream.length,
        stream.status,
    )
    with stream as items:
        for _ in range(most):
            try:
                found.append(next(items))
            except (StopIteration, TransportError, ResponseInvalid) as error:
                found.append(error)
    assert [] == [*items]
    return found


def by_async(response: Response, most: int) -> list[Any]:
    """The same in an event loop."""

    async def read() -> list[Any]:
        found: list[Any] = []
        stream = AsyncItemStream(response, "feed", "application/jsonl", int)
        async with stream as items:
            for _ in range(most):
                try:
                    found.append(await anext(items))
                except (StopAsyncIteration, TransportError, ResponseInvalid) as error:
                    found.append(error)
        assert [] == [item async for item in items]
        return found

    return asyncio.run(read())


READ = pytest.mark.parametrize("read", [by_sync, by_async])
Read = Callable[[Response, int], list[Any]]


def answer(stream: Any, body: bytes = b"") -> Response:
    """An answer of items."""
    return Response(status=200, headers=HEADERS, body=body, stream=stream)


@READ
def test_the_time_is_there_again_for_each_wait(read: Read) -> None:
    """Not for items that are there already; at the end the connection is let go."""
    stream = Bytes([b"1\n2", b"3\n", b"", b"4"])
    found = read(answer(stream), 3)
    assert [1, 23] == found[:2]
    assert isinstance(found[2], StopIteration | StopAsyncIteration)
    assert ["renew", "renew", "renew", "close"] == stream.done


@READ
def test_what_is_not_read_is_let_go(read: Read) -> None:
    """Of what has come in, nothing more is given."""
    stream = Bytes([b"1\n2\n", b"3\n"])
    assert [1] == read(answer(stream), 1)
    assert ["renew", "close"] == stream.done


@READ
def test_a_body_that_is_there_is_read(read: Read) -> None:
    """As one piece; what has no end of line is an item, too."""
    assert [1, 2] == read(answer(None, b"1\n2"), 2)


@READ
def test_an_item_that_is_too_long_ends_it(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the name of what was called, and the status."""
    monkeypatch.setattr(item_texts, "MAX_ITEM_BYTES", 100)
    stream = Bytes(LONG)
    one, error, end = read(answer(stream), 3)
    assert 1 == one
    assert isinstance(error, ResponseInvalid)
    assert ("feed", 200, b"") == (error.operation, error.status, error.content)
    assert [("", "type", "an item is too long")] == [
        (each.path, each.rule, each.message) for each in error.violations
    ]
    assert isinstance(end, StopIteration | StopAsyncIteration)
    assert "close" == stream.done[-1]


@READ
def test_a_connection_that_breaks_ends_it(read: Read) -> None:
    """The error says what was called."""
    stream = Bytes([b"1\n", TransportError("broken"), b"2\n"])
    one, error, end = read(answer(stream), 3)
    assert 1 == one
    assert isinstance(error, TransportError)
    assert ("feed", "broken") == (error.operation, error.args[0])
    assert isinstance(end, StopIteration | StopAsyncIteration)
    assert ["renew", "renew", "close"] == stream.done
