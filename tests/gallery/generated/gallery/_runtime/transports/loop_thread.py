"""An event loop in a thread of its own, for callers that have none."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")


class LoopThread:
    """An event loop in a thread of its own."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._stopped = asyncio.Event()
        self._running = True
        self._thread = threading.Thread(target=self._run, name="asgi", daemon=True)
        self._thread.start()

    def is_current(self) -> bool:
        """Return whether it is this thread."""
        return threading.current_thread() is self._thread

    def is_alive(self) -> bool:
        """Return whether the loop runs: an application that exits takes it along."""
        return self._running

    def submit(self, call: Coroutine[Any, Any, T]) -> Future[T]:
        """Let the loop run `call`, and return what comes of it."""
        return asyncio.run_coroutine_threadsafe(call, self._loop)

    def stop(self) -> None:
        """Let the loop end, whichever thread this is."""
        # It may have ended already, or be about to.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._stopped.set)

    def join(self) -> None:
        """Wait for the end of the thread."""
        self._thread.join()

    def _run(self) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            try:
                runner.run(self._stopped.wait())
            except (SystemExit, KeyboardInterrupt):
                # The call whose application raised it raises it, too.
                return
            finally:
                # Before the calls that are under way are told that it is over.
                self._running = False
