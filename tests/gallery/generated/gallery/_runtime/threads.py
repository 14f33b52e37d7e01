"""The threads that plain functions of a service run in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from .admission import wait_until_empty
from .forks import PerProcess


class HandlerThreads(PerProcess):
    """Runs functions that block, at most `size` at once; the others wait their turn.

    They are the application's own: those that asyncio has by default are few, and
    shared with all that runs in the process.
    """

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self._under_way: set[object] = set()
        self._executor = self._new()

    async def run(self, function: Callable[..., object], *arguments: object) -> object:
        """Return what `function` returns, called in a thread with this context.

        If the caller is cancelled, a function that waits does not start; one that runs
        goes on to its end, unheard.
        """
        context = copy_context()
        future = self._executor.submit(context.run, _called, function, *arguments)
        self._under_way.add(future)
        future.add_done_callback(self._ended)
        try:
            return await asyncio.wrap_future(future)
        finally:
            # An exception knows this frame, and the future the exception: the request
            # would stay, with all that it holds, until the garbage is collected.
            del future, arguments

    async def close(self, seconds: float) -> None:
        """Wait for functions under way, but not longer; then let go of the threads."""
        await wait_until_empty(self._under_way, seconds)
        executor, self._executor = self._executor, self._new()
        executor.shutdown(wait=False, cancel_futures=True)

    def _ended(self, future: Future[Any]) -> None:
        self._under_way.discard(future)

    def _forked(self) -> None:
        # The old ones count on threads that are not here.
        self._under_way = set()
        self._executor = self._new()

    def _new(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._size, thread_name_prefix="handler")


def _called(function: Callable[..., object], *arguments: object) -> object:
    try:
        return function(*arguments)
    except StopIteration as error:
        # A future cannot carry it: whoever waits for the thread would wait for ever.
        raise RuntimeError("the handler raised StopIteration") from error
