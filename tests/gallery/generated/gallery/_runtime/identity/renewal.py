"""The access key or token of a client, renewed in time, by one of its callers for all."""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Awaitable, Callable, Coroutine
from concurrent.futures import Future
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Generic, NamedTuple, Protocol, TypeAlias, TypeVar

from ..detached import Late, detached, result_within
from ..forks import PerProcess

if TYPE_CHECKING:
    import asyncio

_log = logging.getLogger(f"{__name__.partition('.')[0]}.auth")

RENEWED_BEFORE = 300.0
"""How many seconds before its end a key is renewed, unless its life is too short."""

GRACE = 1.0
"""How many seconds a caller waits for a new key at most, as long as the old one is good."""

PATIENCE = 30.0
"""How many seconds after a failure a source is asked again, while the old key is good."""


class Lent(Protocol):
    """What is good for a while."""

    @property
    def expires_at(self) -> datetime | None:
        """The end, with a time zone; `None` if it stays."""
        ...


K = TypeVar("K", bound=Lent)

Source: TypeAlias = Callable[[], K | Awaitable[K]]
"""Returns a key, to be awaited perhaps."""


class Renewal(PerProcess, Generic[K]):
    """The key of a source, for any number of threads and event loops.

    From shortly before its end on, or half of its life if that is shorter, one caller
    asks for another key; the others use the old one while it is good. Where there is
    none, all wait for the same answer, and all are told if there is none to be had.

    Args:
        source: The key, or where it comes from.
        clock: Returns the seconds since the epoch.
    """

    def __init__(self, source: K | Source[K], clock: Callable[[], float]) -> None:
        super().__init__()
        self._clock = clock
        self._lock = threading.Lock()
        self._asked: _Asked[K] | None = None
        self._held: K | None = None
        self._renew_at = -math.inf
        if callable(source):
            self._source = source
        else:
            self._held, self._renew_at = source, math.inf

    def held(self) -> K | None:
        """Return the key, `None` if it is time to ask for another one."""
        return self._held if self._clock() < self._renew_at else None

    def discard(self, is_refused: Callable[[K], bool]) -> None:
        """Let go of the key if it is one that was refused: the next call asks anew."""
        with self._lock:
            if self._held is not None and is_refused(self._held):
                self._held, self._renew_at = None, -math.inf

    def key(self, seconds: float | None = None, source: Source[K] | None = None) -> K:
        """Return the key, after so many seconds at most.

        `source` is asked if there is none, and nobody else has asked yet.

        Raises:
            Late: there is none yet.
            Exception: the source raised it.
        """
        while True:
            asked, mine = self._begin(None)
            if asked is None:
                if (held := self._held) is not None:
                    return held
                continue
            if mine:
                ask = partial(self._ask, source or self._source)
                detached(self._settle, asked, ask)
            good = self._good()
            if good is not None and not mine:
                return good
            try:
                if good is None:
                    return result_within(seconds, asked.answer)
                grace = GRACE if seconds is None else min(GRACE, seconds / 2)
                return result_within(grace, asked.answer)
            except _Abandoned:
                continue
            except Late:
                if good is None:
                    raise
                return good
            finally:
                # An error that a frame of its own traceback holds is garbage for a while.
                del asked

    async def key_async(self, source: Source[K] | None = None) -> K:
        """Return the key, without blocking the event loop.

        `source` is asked if there is none, and nobody else has asked yet.

        Raises:
            Exception: the source raised it.
        """
        # Here and not above: a synchronous client has no use for asyncio.
        import asyncio

        while True:
            asked, mine = self._begin(asyncio.get_running_loop())
            if asked is None:
                if (held := self._held) is not None:
                    return held
                continue
            if mine:
                # Whoever gives up leaves the answer to the others, and to later calls.
                self._task = asyncio.ensure_future(
                    self._settle_async(asked, source or self._source)
                )
            good = self._good()
            if good is not None and not mine:
                return good
            answer = asyncio.shield(asyncio.wrap_future(asked.answer))
            try:
                if good is None:
                    return await answer
                return await asyncio.wait_for(answer, GRACE)
            except _Abandoned:
                continue
            except TimeoutError:
                if good is None:
                    raise
                return good
            finally:
                # See above.
                del asked, answer

    def _begin(
        self, loop: asyncio.AbstractEventLoop | None
    ) -> tuple[_Asked[K] | None, bool]:
        """Return the question under way and whether it is new, `None` if none is due."""
        with self._lock:
            if self.held() is not None:
                return None, False
            if self._asked is not None and not self._asked.is_lost():
                return self._asked, False
            self._asked = _Asked(Future(), loop)
            self._asked.answer.set_running_or_notify_cancel()
            return self._asked, True

    def _settle(self, asked: _Asked[K], ask: Callable[[], K]) -> None:
        try:
            found = ask()
        except BaseException as error:
            self._fail(asked, error)
        else:
            self._keep(asked, found)
        finally:
            del asked

    async def _settle_async(self, asked: _Asked[K], source: Source[K]) -> None:
        import asyncio

        try:
            found = await asyncio.wrap_future(detached(source))
            self._keep(asked, await found if isinstance(found, Awaitable) else found)
        except asyncio.CancelledError:
            # The event loop ends, not the wait of a caller.
            self._fail(asked, _Abandoned())
            raise
        except BaseException as error:
            self._fail(asked, error)
        finally:
            del asked

    def _ask(self, source: Source[K]) -> K:
        found = source()
        if not isinstance(found, Awaitable):
            return found
        if isinstance(found, Coroutine):
            found.close()
        raise TypeError("credentials that are awaited need the asynchronous client")

    def _keep(self, asked: _Asked[K], found: K) -> None:
        with self._lock:
            self._held = found
            self._renew_at = _renew_at(found, self._clock())
            self._over(asked)
        asked.answer.set_result(found)

    def _fail(self, asked: _Asked[K], error: BaseException) -> None:
        with self._lock:
            good = self._good() if isinstance(error, Exception) else None
            if good is not None and good.expires_at is not None:
                later = self._clock() + PATIENCE
                self._renew_at = min(later, good.expires_at.timestamp())
            self._over(asked)
        if good is None:
            asked.answer.set_exception(error)
        else:
            _log.warning("what proves who calls could not be renewed yet: %s", error)
            asked.answer.set_result(good)

    def _over(self, asked: _Asked[K]) -> None:
        if self._asked is asked:
            self._asked = None

    def _good(self) -> K | None:
        held = self._held
        if held is None or held.expires_at is None:
            return held
        return held if self._clock() < held.expires_at.timestamp() else None

    def _forked(self) -> None:
        # The thread that asks is not here.
        self._lock = threading.Lock()
        self._asked = None


class _Asked(NamedTuple, Generic[K]):
    """A question to the source that is not answered yet."""

    answer: Future[K]
    loop: asyncio.AbstractEventLoop | None
    """The event loop that it is asked in."""

    def is_lost(self) -> bool:
        return self.loop is not None and self.loop.is_closed()


class _Abandoned(Exception):
    """Whoever asked the source has ended before the answer."""


def _renew_at(found: Lent, now: float) -> float:
    if found.expires_at is None:
        return math.inf
    life = found.expires_at.timestamp() - now
    # One that has expired when it comes is not asked for anew with every request.
    return now + (max(life / 2, life - RENEWED_BEFORE) if life > 0 else 1)
