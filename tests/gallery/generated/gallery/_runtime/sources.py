"""Bodies of requests that are not held in memory: read a piece at a time.

A source can be read again for another attempt, unless it says that it cannot.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from typing import BinaryIO

CHUNK = 1024 * 1024
"""Bytes of a file that are read at a time."""


class Source:
    """Something that is read a piece at a time."""

    length: int | None = None
    """How many bytes it has, if that is known."""

    repeatable: bool = True
    """Whether it can be read more than once."""

    is_read: bool = False
    """Whether somebody has begun to read it."""

    @property
    def spent(self) -> bool:
        """Whether it cannot be read now."""
        return self.is_read and not self.repeatable

    def chunks(self) -> Iterator[bytes]:
        """Return its bytes, from the beginning.

        Raises:
            TypeError: only an asynchronous client can read it.
            OSError: it cannot be read, or not again.
        """
        raise NotImplementedError

    async def chunks_async(self) -> AsyncIterator[bytes]:
        """Return its bytes, from the beginning, without blocking the event loop.

        Raises:
            OSError: it cannot be read, or not again.
        """
        # Here and not above: a synchronous client has no use for asyncio.
        from asyncio import to_thread

        chunks = self.chunks()
        while (chunk := await to_thread(next, chunks, None)) is not None:
            yield chunk


class PathSource(Source):
    """A file by its path."""

    def __init__(self, path: str | os.PathLike[str]) -> None:
        """Take where it is.

        Raises:
            OSError: it is not there.
        """
        self._path = path
        self.length = os.stat(path).st_size

    def chunks(self) -> Iterator[bytes]:
        """Open the file, and return what is in it."""
        with open(self._path, "rb") as file:
            yield from _read(file, self.length)


class FileSource(Source):
    """What is left of an open file; it stays open."""

    def __init__(self, file: BinaryIO) -> None:
        """Take the file, open for reading."""
        self._file = file
        self.repeatable = file.seekable()
        if self.repeatable:
            self._start = file.tell()
            self.length = file.seek(0, os.SEEK_END) - self._start
            file.seek(self._start)

    def chunks(self) -> Iterator[bytes]:
        """Return what is in the file from where it stood on."""
        if self.repeatable:
            self._file.seek(self._start)
        elif self.is_read:
            raise OSError("the file was read already, and cannot be again")
        self.is_read = True
        yield from _read(self._file, self.length)


class IterableSource(Source):
    """Pieces that come from somewhere; an iterator gives them once."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        """Take the pieces."""
        self._pieces = pieces
        self.repeatable = not isinstance(pieces, Iterator)

    def chunks(self) -> Iterator[bytes]:
        """Return the pieces."""
        if self.spent:
            raise OSError("the iterator gave its pieces already, and cannot again")
        self.is_read = True
        return filter(None, self._pieces)

    async def chunks_async(self) -> AsyncIterator[bytes]:
        """Return the pieces, each as soon as it is there."""
        for piece in self.chunks():
            yield piece


class AsyncIterableSource(Source):
    """Pieces that an event loop waits for."""

    def __init__(self, pieces: AsyncIterable[bytes]) -> None:
        """Take the pieces."""
        self._pieces = pieces
        self.repeatable = not isinstance(pieces, AsyncIterator)

    def chunks(self) -> Iterator[bytes]:
        """Refuse to be read without an event loop."""
        raise TypeError("an asynchronous iterator needs an asynchronous client")

    async def chunks_async(self) -> AsyncIterator[bytes]:
        """Return the pieces."""
        if self.spent:
            raise OSError("the iterator gave its pieces already, and cannot again")
        self.is_read = True
        async for piece in self._pieces:
            if piece:
                yield piece


def size_of(body: bytes | Source) -> int | None:
    """Return how many bytes a body has, `None` if that is not known."""
    return body.length if isinstance(body, Source) else len(body)


def _read(file: BinaryIO, length: int | None) -> Iterator[bytes]:
    left = length
    while left is None or left > 0:
        chunk = file.read(CHUNK if left is None else min(CHUNK, left))
        if not chunk:
            break
        if left is not None:
            left -= len(chunk)
        yield chunk
    if left:
        raise OSError(f"the file is {left} bytes shorter than it was")
