"""What reads the answers of a connection over aiohttp, with one timer for many of them.

aiohttp sets a timer anew for each piece that comes, and once more for each request. That
takes a sixth of what a small call takes. Here a timer is left as it is where it would be
set later; it looks at what has come meanwhile when its time is over.
"""

from __future__ import annotations

import asyncio
from functools import cache
from math import inf
from typing import Any


@cache
def handler_class(base: Any) -> Any:
    """Return the class that does as aiohttp's own does.

    That itself, if it is made of other parts than those that are replaced here.
    """
    if not all(hasattr(base, name) for name in _REPLACED):
        return base

    class Handler(base):  # type: ignore[misc]  # a class of a library that may not be there
        """Gives up on a server that sends nothing for as long as it may."""

        _due = inf
        _alarm: asyncio.TimerHandle | None = None

        def connection_lost(self, exc: BaseException | None) -> None:
            super().connection_lost(exc)
            self._forget()

        def _reschedule_timeout(self) -> None:
            seconds = self.read_timeout
            if not seconds:
                self._drop_timeout()
                return
            due = self._due = self._loop.time() + seconds
            if self._alarm is not None and self._alarm.when() > due:
                self._forget()
            if self._alarm is None:
                self._alarm = self._loop.call_at(due, self._look)

        def _drop_timeout(self) -> None:
            self._due = inf
            if self.transport is None:
                self._forget()

        def _look(self) -> None:
            self._alarm = None
            if self._due == inf:
                return
            if self._due > self._loop.time():
                self._alarm = self._loop.call_at(self._due, self._look)
            else:
                self._on_read_timeout()

        def _forget(self) -> None:
            if self._alarm is not None:
                self._alarm.cancel()
                self._alarm = None

    return Handler


_REPLACED = ("_drop_timeout", "_on_read_timeout", "_reschedule_timeout", "read_timeout")
