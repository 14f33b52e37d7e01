"""Items that a service answers with, read as they come in."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from types import TracebackType
from typing import Generic, Self, TypeVar

from ..errors import ResponseInvalid, TransportError
from ..public import public
from ..transport import Response
from ..violations import Violation
from .downloads import Answered
from .item_texts import texts_of

T = TypeVar("T")


class _Items(Answered, Generic[T]):
    """What both kinds of streams know of what has come in."""

    def __init__(
        self,
        response: Response,
        operation: str,
        media_type: str,
        read: Callable[[bytes], T],
    ) -> None:
        """Take the answer, what was called, how items travel, and what reads one."""
        super().__init__(response, operation)
        self._texts = texts_of(media_type)
        self._read = read
        self._ready: deque[bytes] = deque()
        self._is_over = False

    def _renew(self) -> None:
        """Give the wait for the next item the time that the call had."""
        renew = getattr(self._response.stream, "renew", None)
        if renew is not None:
            renew()

    def _feed(self, piece: bytes) -> None:
        """Take what has come in; nothing is the end."""
        try:
            self._ready += self._texts.feed(piece) if piece else self._texts.end()
        except ValueError as error:
            found = [Violation("", "type", str(error))]
            invalid = ResponseInvalid(self._operation or "", found, b"")
            invalid.status = self.status
            raise invalid from error
        self._is_over = self._is_over or not piece

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, TransportError):
            error.operation = self._operation


class ItemStream(_Items[T]):
    """Items that are read as they come in, each once; an iterator.

    The time that the call had is there again for each item. A context manager: leaving it
    lets go of the connection, as reading to the end does.

    Raises:
        TransportError: the connection broke, or no item came in time.
        ResponseInvalid: an item cannot be read, or breaks the spec if the client is
            strict. What comes after it can be read all the same, if it was not too long.
    """

    __module__ = public("transports")

    _pieces: Iterator[bytes] | None = None

    def __enter__(self) -> Self:
        """Return the stream."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let go of the connection."""
        self.close()

    def __iter__(self) -> Iterator[T]:
        """Return the stream."""
        return self

    def __next__(self) -> T:
        """Return the next item, once it has come in."""
        self._wait()
        if not self._ready:
            raise StopIteration
        return self._read(self._ready.popleft())

    def close(self) -> None:
        """Let go of the connection, also before the end: no more items come."""
        self._ready.clear()
        self._let_go()

    def _wait(self) -> None:
        if self._ready or self._is_over:
            return
        self._renew()
        try:
            if self._pieces is None:
                whole = (self._response.body,)
                self._pieces = iter(whole if self._stream is None else self._stream)
            while not (self._ready or self._is_over):
                self._feed(next(self._pieces, b""))
        except BaseException as error:
            self._failed(error)
            self._let_go()
            raise
        if self._is_over:
            self._let_go()

    def _let_go(self) -> None:
        self._is_over = True
        stream, self._stream, self._pieces = self._stream, None, None
        if stream is not None:
            stream.close()


class AsyncItemStream(_Items[T]):
    """Items that are read as they come in, each once, in an event loop; an iterator.

    The time that the call had is there again for each item. A context manager: leaving it
    lets go of the connection, as reading to the end does.

    Raises:
        TransportError: the connection broke, or no item came in time.
        ResponseInvalid: an item cannot be read, or breaks the spec if the client is
            strict. What comes after it can be read all the same, if it was not too long.
    """

    __module__ = public("transports")

    _pieces: AsyncIterator[bytes] | None = None

    async def __aenter__(self) -> Self:
        """Return the stream."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let go of the connection."""
        await self.close()

    def __aiter__(self) -> AsyncIterator[T]:
        """Return the stream."""
        return self

    async def __anext__(self) -> T:
        """Return the next item, once it has come in."""
        await self._wait()
        if not self._ready:
            raise StopAsyncIteration
        return self._read(self._ready.popleft())

    async def close(self) -> None:
        """Let go of the connection, also before the end: no more items come."""
        self._ready.clear()
        await self._let_go()

    async def _wait(self) -> None:
        if self._ready or self._is_over:
            return
        self._renew()
        try:
            if self._pieces is None:
                stream = self._stream
                self._pieces = (
                    _whole(self._response.body) if stream is None else aiter(stream)
                )
            while not (self._ready or self._is_over):
                self._feed(await anext(self._pieces, b""))
        except BaseException as error:
            self._failed(error)
            await self._let_go()
            raise
        if self._is_over:
            await self._let_go()

    async def _let_go(self) -> None:
        self._is_over = True
        stream, self._stream, self._pieces = self._stream, None, None
        if stream is not None:
            await stream.aclose()


async def _whole(body: bytes) -> AsyncIterator[bytes]:
    yield body
