"""A large body on its way to a handler, which nobody holds in memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Iterator
from pathlib import Path
from typing import TypeVar

from ..bodies import Body
from ..public import public

T = TypeVar("T")


class Upload:
    """The body of a request as it comes in: to be read once, by an `async` or plain `def`.

    A plain handler iterates over it, or calls `read` or `save`; an asynchronous one does
    the same with `async for`, `aread` and `asave`. A body that is longer than it may be
    ends the handler, and so does a caller who goes away.
    """

    __module__ = public("server")

    def __init__(self, body: Body, content_type: str) -> None:
        """Take the body, and what it is called."""
        self._chunks = body.chunks()
        self._loop = asyncio.get_running_loop()
        self.content_type = content_type
        """The media type, with its parameters, as the caller says."""

        declared = body.declared or b""
        self.length = int(declared) if declared.isdigit() else None
        """How many bytes the caller says that it has; `None` if it does not."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        """Return what yields the bytes as they come."""
        return self._chunks

    async def aread(self) -> bytes:
        """Return the whole body."""
        return b"".join([chunk async for chunk in self])

    async def asave(self, path: str | Path) -> int:
        """Write the body to a file; return how many bytes it has."""
        size = 0
        with Path(path).open("wb") as file:
            async for chunk in self:
                size += file.write(chunk)
        return size

    def __iter__(self) -> Iterator[bytes]:
        """Yield the bytes as they come, in the thread of a plain handler."""
        while (chunk := self._next()) is not None:
            yield chunk

    def read(self) -> bytes:
        """Return the whole body."""
        return b"".join(self)

    def save(self, path: str | Path) -> int:
        """Write the body to a file; return how many bytes it has."""
        with Path(path).open("wb") as file:
            return sum(map(file.write, self))

    def _next(self) -> bytes | None:
        return self.wait(anext(self._chunks, None))

    def wait(self, more: Awaitable[T]) -> T:
        """Return what the event loop of the request waits for, in another thread.

        Raises:
            TypeError: this is that event loop.
        """
        if _is_in_loop():
            raise TypeError("an `async def` reads an upload with `async for`")
        return asyncio.run_coroutine_threadsafe(_awaited(more), self._loop).result()


async def _awaited(more: Awaitable[T]) -> T:
    return await more


def _is_in_loop() -> bool:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    return True
