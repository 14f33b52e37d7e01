"""Requests under way, and the clock that ends those that are late."""

from __future__ import annotations

import asyncio
import math

import msgspec

PACE = 64 * 1024
"""Bytes a second at which a body may come in for as long as it takes."""


class Turn(msgspec.Struct, eq=False):
    """One request under way."""

    task: asyncio.Task[object] | None
    cancellations: int
    """How often others had asked the task to end before the request began."""

    end: float
    """When the request is late, on the clock of its event loop."""

    body_end: float
    """When the body would be late had nothing of it come."""

    clock: Clock
    """Ends the late requests of the same event loop."""

    awaited: bool = False
    """Whether somebody has begun to read the body."""

    received: bool = False
    """Whether the whole request has come in."""

    held: int = 0
    """Bytes of a body in parts that have come."""

    late: bool = False

    def due(self) -> float:
        """Return when the request is late as things are."""
        if not self.is_awaited():
            return self.end
        return min(self.end, self.body_end + self.held / PACE)

    def is_awaited(self) -> bool:
        """Return whether somebody reads a body that has not come in yet."""
        return self.awaited and not self.received

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


class Clock:
    """Ends the late requests of one event loop, with one timer for all of them."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, turns: dict[Turn, None]
    ) -> None:
        self.loop = loop
        self.next = math.inf
        """When the clock ticks next."""
        self._turns = turns
        """Those of other event loops among them."""
        self._timer: asyncio.TimerHandle | None = None

    def tick_at(self, time: float) -> None:
        """Tick at `time`, and then for as long as there are requests under way."""
        if self._timer is not None:
            self._timer.cancel()
        self.next = time
        self._timer = self.loop.call_at(time, self._tick)

    def _tick(self) -> None:
        self.next = math.inf
        self._timer = None
        now = self.loop.time()
        soonest = math.inf
        # Another event loop, in its thread, may begin or end requests meanwhile.
        for turn in self._turns.copy():
            # One that is late has been told so; it may take a while to end.
            if turn.clock is not self or turn.late:
                continue
            due = turn.due()
            if due <= now:
                turn.expire()
            else:
                soonest = min(soonest, due)
        if soonest < math.inf:
            self.tick_at(soonest)
