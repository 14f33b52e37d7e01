"""Connections of which each event loop has its own."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import suppress
from typing import Generic, TypeVar

from ..forks import PerProcess
from ..transport import Timeout

T = TypeVar("T")


class PerLoop(PerProcess, Generic[T]):
    """Something that each event loop opens for itself, and closes before its own end.

    Args:
        open: Opens it, in the event loop that it is for.
        close: Closes it, in the same one.
        disown: Sees to it that its end does nothing to its event loop.
    """

    def __init__(
        self,
        open: Callable[[], T],
        close: Callable[[T], Awaitable[None]],
        disown: Callable[[T], None] | None = None,
    ) -> None:
        super().__init__()
        self._open = open
        self._close = close
        self._disown = disown
        self._opened: dict[asyncio.AbstractEventLoop, _Opened[T]] = {}

    async def here(self) -> T:
        """Return that of the running event loop."""
        loop = asyncio.get_running_loop()
        opened = self._opened.get(loop)
        if opened is None:
            opened = self._opened[loop] = _Opened(self._open(), self._close)
            await opened.live()
            await self._forget_closed_loops()
        return opened.thing

    def found(self) -> T | None:
        """Return that of the running event loop, `None` if there is none yet."""
        opened = self._opened.get(asyncio.get_running_loop())
        return None if opened is None else opened.thing

    async def close(self) -> None:
        """Close all: that of the running event loop now, the others when theirs run."""
        mine = self._opened.pop(asyncio.get_running_loop(), None)
        self._opened.clear()
        if mine is not None:
            await mine.end()

    async def _forget_closed_loops(self) -> None:
        for loop in list(self._opened):
            if loop.is_closed() and (opened := self._opened.pop(loop, None)):
                # Whatever an event loop is told after its end is refused.
                with suppress(RuntimeError):
                    await opened.end()

    def _forked(self) -> None:
        # To close them, or to let go of them, would change what the parent waits for.
        _abandoned.append(self._opened)
        if self._disown is not None:
            for opened in self._opened.values():
                self._disown(opened.thing)
        self._opened = {}


class _Opened(Generic[T]):
    """A thing in the care of an asynchronous generator.

    An event loop closes those that it has begun before it is closed itself, and those
    that nobody refers to any more.
    """

    def __init__(self, thing: T, close: Callable[[T], Awaitable[None]]) -> None:
        self.thing = thing
        self._life = _life(thing, close)

    async def live(self) -> None:
        await anext(self._life)

    async def end(self) -> None:
        await self._life.aclose()


async def _life(
    thing: T, close: Callable[[T], Awaitable[None]]
) -> AsyncGenerator[None, None]:
    try:
        yield
    finally:
        await close(thing)


_abandoned: list[object] = []


def end_of(timeout: Timeout) -> float | None:
    """Return when the time for a request is over that begins now."""
    if timeout.total is None:
        return None
    return asyncio.get_running_loop().time() + timeout.total


def require_time(end: float | None) -> None:
    """Raise `TimeoutError` once a time is over, also where nothing is waited for."""
    if end is not None and asyncio.get_running_loop().time() >= end:
        raise TimeoutError
