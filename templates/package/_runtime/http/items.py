"""Bodies of items that come as they are made: event streams, JSON lines, sequences."""

from __future__ import annotations

from collections.abc import (
    AsyncIterable,
    AsyncIterator,
    Callable,
    Iterable,
    Iterator,
    Sequence,
)
from typing import Any, TypeAlias, TypeVar

from ..sources import Source
from ..transport import Response
from ..violations import Violation
from .description import Serial
from .item_texts import written

T = TypeVar("T")

Yields: TypeAlias = Iterable[T] | AsyncIterable[T]
"""What yields items, one by one; only asynchronous clients take an asynchronous one."""


class Items(Serial, frozen=True):
    """A body of items."""

    def stream(
        self,
        response: Response,
        operation: str,
        read: Callable[[bytes], Any],
        *,
        is_async: bool,
    ) -> Any:
        """Return the items of an answer, to be iterated over as they come in."""
        # Here and not above: a server has no use for them.
        from .item_streams import AsyncItemStream, ItemStream

        class_: Any = AsyncItemStream if is_async else ItemStream
        return class_(response, operation, self.media_type, read)

    def chunks(
        self, value: Any, write: Callable[[Any], bytes], threads: Any
    ) -> Callable[[], AsyncIterator[bytes]]:
        """Return what begins to write items; what may block is done in a thread.

        Raises:
            TypeError: the value yields none.
        """
        media_type = self.media_type

        def one(item: Any) -> bytes:
            return written(media_type, write(item))

        if isinstance(value, AsyncIterable):
            return lambda: _written(value, one)
        if isinstance(value, list | tuple):
            # Nothing is waited for.
            return lambda: _written(_each(value), one)
        if isinstance(value, Iterable) and not isinstance(value, str | bytes | dict):
            return lambda: _written_in_threads(value, one, threads)
        raise TypeError(f"items are what an iterator yields, not {value!r}")

    def source(
        self,
        value: Any,
        write: Callable[[Any], bytes],
        refuse: Callable[[Sequence[Violation]], Exception],
    ) -> bytes | Source:
        """Return what a request sends of the items that a value yields.

        Args:
            value: A list, whose items are written at once, or what yields items.
            write: Writes an item as JSON, or raises `Rejected`.
            refuse: Makes the error of a wrong item of those that are yielded.

        Raises:
            Rejected: an item of a list is wrong.
            TypeError: the value yields none.
        """
        # Here and not above: a server has no use for them.
        from .item_sources import source_of

        media_type = self.media_type

        def one(item: Any) -> bytes:
            return written(media_type, write(item))

        return source_of(value, one, refuse)


def sent(items: Any) -> Any:
    """Return items as the input of an operation has them, whatever yields them.

    To type checkers it has what a server reads.
    """
    return items


async def _each(items: Iterable[Any]) -> AsyncIterator[Any]:
    for item in items:
        yield item


async def _written(
    items: AsyncIterable[Any], one: Callable[[Any], bytes]
) -> AsyncIterator[bytes]:
    iterator = items.__aiter__()
    try:
        async for item in iterator:
            yield one(item)
    finally:
        close = getattr(iterator, "aclose", None)
        if close is not None:
            await close()


async def _written_in_threads(
    items: Iterable[Any], one: Callable[[Any], bytes], threads: Any
) -> AsyncIterator[bytes]:
    iterator: Iterator[Any] = iter(items)
    end = object()
    try:
        while (item := await threads.run(next, iterator, end)) is not end:
            yield one(item)
    finally:
        close = getattr(iterator, "close", None)
        if close is not None:
            close()
