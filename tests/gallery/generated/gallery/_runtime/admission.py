"""Which requests are served at all: how many at once, how long, with how many bytes."""

from __future__ import annotations

import asyncio
import math
import threading
from asyncio import current_task, get_running_loop
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from . import refusals
from .forks import PerProcess
from .turns import PACE, Clock, Turn

UNCOUNTED = 64 * 1024
"""Bytes of a body that are no matter: less than a connection takes anyway."""

LINGERING = 250
"""How many refused requests may be read on at once, however many are allowed."""

GIVES_WAY_AFTER = 1.0
"""How many seconds a body may lag behind its pace while others find no room."""

_LINGERING_SHARE = 4
_SEARCH_AGAIN = 0.1
_POLL = 0.02


class Admission(PerProcess):
    """Lets requests in, ends those that are late, and knows which are under way.

    Args:
        limit: How many may be under way at once; any number if `None`.
        timeout: Seconds that each may take; any time if `None`.
        receive_timeout: Seconds that each may take to come in, and one more for every
            `turns.PACE` bytes that have come; any time if `None`.
        max_held: Bytes that their bodies may have together; any number if `None`.
    """

    def __init__(
        self,
        limit: int | None,
        timeout: float | None,
        receive_timeout: float | None,
        max_held: int | None,
    ) -> None:
        super().__init__()
        self._limit = _or_infinite(limit)
        self._timeout = _or_infinite(timeout)
        self._receive_timeout = _or_infinite(receive_timeout)
        self._shortest = min(self._timeout, self._receive_timeout)
        self._max_held = _or_infinite(max_held)
        self._max_lingering = min(LINGERING, self._limit // _LINGERING_SHARE)
        self._ample = self._limit - self._max_lingering
        """While fewer are under way, there is room, however many linger."""

        self._closed = False
        self._begin()

    def _begin(self) -> None:
        self._turns: dict[Turn, None] = {}
        self._lingering: set[object] = set()
        self._giving_way: set[Turn] = set()
        self._search_at = 0.0
        self._clock: Clock | None = None
        self._held = 0
        self._lock = threading.Lock()
        """Of the number of bytes: event loops of several threads may add to it."""

    def _forked(self) -> None:
        # The requests that were under way are the parent's.
        self._begin()

    def enter(self, *, again: bool = False) -> Turn:
        """Let a request in; where there is no room for it, in place of a slow one.

        Args:
            again: It was let in before, and its answer takes its time: nothing keeps it.

        Raises:
            Refusal: too many are under way, or the application is shutting down.
        """
        if not again:
            if self._closed:
                raise refusals.closing()
            if len(self._turns) >= self._ample and self._is_full():
                self._make_room()
        loop = get_running_loop()
        clock = self._clock
        if clock is None or clock.loop is not loop:
            clock = self._clock = Clock(loop, self._turns)
        task = current_task(loop)
        cancellations = task.cancelling() if task else 0
        now = loop.time()
        body_end = now + self._receive_timeout
        turn = Turn(task, cancellations, now + self._timeout, body_end, clock)
        self._turns[turn] = None
        # Early for some: the clock will see.
        if now + self._shortest < clock.next:
            clock.tick_at(now + self._shortest)
        return turn

    def _is_full(self) -> bool:
        # What is to end has no place of its own any more.
        count = len(self._turns) - len(self._giving_way) + len(self._lingering)
        return count >= self._limit

    def _make_room(self) -> None:
        """End the request whose body lags behind the most.

        Whoever sends a part of a body, and no more, keeps nobody waiting for long.

        Raises:
            Refusal: none does, or not for so long.
        """
        now = get_running_loop().time()
        if now < self._search_at:
            raise refusals.busy()
        slowest, least = None, now - GIVES_WAY_AFTER
        for turn in self._turns.copy():
            if turn.clock is not self._clock or turn.late or not turn.is_awaited():
                continue
            due = turn.body_end - self._receive_timeout + turn.held / PACE
            if due < least:
                slowest, least = turn, due
        if slowest is None:
            self._search_at = now + _SEARCH_AGAIN
            raise refusals.busy()
        self._giving_way.add(slowest)
        slowest.expire()

    def restart(self, turn: Turn) -> None:
        """Measure from now on how long the body of a request takes to come in."""
        clock = turn.clock
        turn.body_end = end = clock.loop.time() + self._receive_timeout
        if end < clock.next:
            clock.tick_at(end)

    def hold(self, turn: Turn, count: int) -> None:
        """Count bytes of a body that have come, and that the request holds."""
        turn.held += count
        with self._lock:
            self._held += count

    def check_held(self, turn: Turn) -> None:
        """Refuse a body of which more will come, unless there is room, or it is small.

        Whatever keeps to the spec finds room where nothing else is.

        Raises:
            Refusal: all requests together hold more than they may.
        """
        others = self._held - turn.held
        if turn.held > UNCOUNTED and others and self._held > self._max_held:
            raise refusals.full()

    def check_room(self, count: int) -> None:
        """Refuse a body of so many bytes that finds no room beside those that are there.

        Raises:
            Refusal: it is better not to begin.
        """
        if self._held and self._held + count > self._max_held:
            raise refusals.full()

    def leave(self, turn: Turn) -> None:
        """Count a request, and the bytes that it held, no more."""
        del self._turns[turn]
        if turn.late:
            self._giving_way.discard(turn)
        if turn.held:
            with self._lock:
                self._held -= turn.held

    @contextmanager
    def lingering(self) -> Iterator[bool]:
        """Count a request that was refused, and is read on; yield whether it may be.

        It counts as under way, but only a part of those may linger: the others are for
        requests that have not been refused.
        """
        if len(self._lingering) >= self._max_lingering:
            yield False
            return
        token = object()
        self._lingering.add(token)
        try:
            yield True
        finally:
            self._lingering.discard(token)

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
    end = get_running_loop().time() + seconds
    while under_way and get_running_loop().time() < end:
        await asyncio.sleep(_POLL)


def _or_infinite(limit: float | None) -> float:
    return math.inf if limit is None else limit
