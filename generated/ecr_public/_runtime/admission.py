"""Which requests are served at all, how many at once, and for how long."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Collection

import msgspec

from . import refusals


class Turn(msgspec.Struct, eq=False):
    """One request under way."""

    task: asyncio.Task[object] | None
    cancellations: int
    """How often others had asked the task to end before the request began."""

    end: float
    """When the request is late, on the clock of its event loop."""

    clock: _Clock
    """Ends the late requests of the same event loop."""

    received: bool = False
    """Whether the whole request has come in."""

    late: bool = False

    def expire(self) -> None:
        """Cancel the request, for being late."""
        if self.task is not None:
            self.late = True
            self.task.cancel()

    def is_over(self) -> bool:
        """Return whether it was being late that cancelled the request.

        Others may have cancelled the task as well; theirs has to go on upwards.
        """
        if not self.late or self.task is None:
            return False
        return self.task.uncancel() <= self.cancellations


class Admission:
    """Lets requests in, ends those that are late, and knows which are under way.

    Args:
        limit: How many may be under way at once; any number if `None`.
        timeout: Seconds that each may take; any time if `None`.
    """

    def __init__(self, limit: int | None, timeout: float | None) -> None:
        self._limit = math.inf if limit is None else limit
        self._timeout = math.inf if timeout is None else timeout
        self._turns: dict[Turn, None] = {}
        self._clock: _Clock | None = None
        self._closed = False

    def enter(self) -> Turn:
        """Let a request in.

        Raises:
            Refusal: too many are under way, or the application is shutting down.
        """
        if self._closed:
            raise refusals.closing()
        if len(self._turns) >= self._limit:
            raise refusals.busy()
        loop = asyncio.get_running_loop()
        clock = self._clock
        if clock is None or clock.loop is not loop:
            clock = self._clock = _Clock(loop, self._turns)
        task = asyncio.current_task(loop)
        cancellations = task.cancelling() if task else 0
        turn = Turn(task, cancellations, loop.time() + self._timeout, clock)
        self._turns[turn] = None
        if not clock.ticks:
            clock.start(turn.end)
        return turn

    def leave(self, turn: Turn) -> None:
        """Count a request no more."""
        del self._turns[turn]

    def open(self) -> None:
        """Let requests in, as from the beginning."""
        self._closed = False

    async def close(self, seconds: float) -> int:
        """Let no further request in, and wait for those under way, but not longer.

        Returns how many are still under way.
        """
        self._closed = True
        await wait_until_empty(self._turns, seconds)
        return len(self._turns)


async def wait_until_empty(under_way: Collection[object], seconds: float) -> None:
    """Wait until nothing is under way, but not longer than so many seconds.

    What is under way may be so in any thread and event loop, so it is looked at again
    and again; that happens once in the life of a process.
    """
    end = asyncio.get_running_loop().time() + seconds
    while under_way and asyncio.get_running_loop().time() < end:
        await asyncio.sleep(_POLL)


class _Clock:
    """Ends the late requests of one event loop.

    All have the same time, so the oldest is the next to be late, and one timer serves
    them all.
    """

    def __init__(
        self, loop: asyncio.AbstractEventLoop, turns: dict[Turn, None]
    ) -> None:
        self.loop = loop
        self.ticks = False
        self._turns = turns
        """In the order in which they began, those of other event loops among them."""

    def start(self, end: float) -> None:
        """Tick at `end`, and then for as long as there are requests under way."""
        self.ticks = True
        if end < math.inf:
            self.loop.call_at(end, self._tick)

    def _tick(self) -> None:
        now = self.loop.time()
        # Another event loop, in its thread, may begin or end requests meanwhile.
        for turn in self._turns.copy():
            if turn.clock is not self or turn.late:
                continue
            if turn.end > now:
                self.start(turn.end)
                return
            turn.expire()
        self.ticks = False


_POLL = 0.02
