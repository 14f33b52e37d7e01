"""The access key of a client, renewed in time, by one of its callers for all."""

from __future__ import annotations

import logging
import math
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import TYPE_CHECKING, NamedTuple

from ..detached import Late, detached, result_within
from ..forks import PerProcess
from .credentials import RENEWED_BEFORE, Credentials, CredentialsSource

if TYPE_CHECKING:
    import asyncio

_log = logging.getLogger(f"{__name__.partition('.')[0]}.auth")

GRACE = 1.0
"""How many seconds a caller waits for a new key at most, as long as the old one is good."""

PATIENCE = 30.0
"""How many seconds after a failure a source is asked again, while the old key is good."""


class Renewal(PerProcess):
    """The access key of a source, for any number of threads and event loops.

    From shortly before its end on, or half of its life if that is shorter, one caller
    asks for another key; the others use the old one while it is good. Where there is
    none, all wait for the same answer, and all are told if there is none to be had.

    Args:
        source: The key, or where it comes from.
        clock: Returns the seconds since the epoch.
    """

    def __init__(
        self, source: Credentials | CredentialsSource, clock: Callable[[], float]
    ) -> None:
        super().__init__()
        self._clock = clock
        self._lock = threading.Lock()
        self._asked: _Asked | None = None
        self._held: Credentials | None = None
        self._renew_at = -math.inf
        if isinstance(source, Credentials):
            self._held, self._renew_at = source, math.inf
        else:
            self._source = source

    def held(self) -> Credentials | None:
        """Return the key, `None` if it is time to ask for another one."""
        return self._held if self._clock() < self._renew_at else None

    def key(self, seconds: float | None = None) -> Credentials:
        """Return the key, after so many seconds at most.

        Raises:
            Late: there is none yet.
            Exception: the source raised it.
        """
        while True:
            asked, mine = self._begin(None)
            if asked is None:
                return self._now()
            if mine:
                detached(self._settle, asked, self._ask)
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

    async def key_async(self) -> Credentials:
        """Return the key, without blocking the event loop.

        Raises:
            Exception: the source raised it.
        """
        # Here and not above: a synchronous client has no use for asyncio.
        import asyncio

        while True:
            asked, mine = self._begin(asyncio.get_running_loop())
            if asked is None:
                return self._now()
            if mine:
                # Whoever gives up leaves the answer to the others, and to later calls.
                self._task = asyncio.ensure_future(self._settle_async(asked))
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
    ) -> tuple[_Asked | None, bool]:
        """Return the question under way and whether it is new, `None` if none is due."""
        with self._lock:
            if self.held() is not None:
                return None, False
            if self._asked is not None and not self._asked.is_lost():
                return self._asked, False
            self._asked = _Asked(Future(), loop)
            self._asked.answer.set_running_or_notify_cancel()
            return self._asked, True

    def _settle(self, asked: _Asked, ask: Callable[[], Credentials]) -> None:
        try:
            found = ask()
        except BaseException as error:
            self._fail(asked, error)
        else:
            self._keep(asked, found)
        finally:
            del asked

    async def _settle_async(self, asked: _Asked) -> None:
        import asyncio

        try:
            found = await asyncio.wrap_future(detached(self._source))
            self._keep(asked, found if isinstance(found, Credentials) else await found)
        except asyncio.CancelledError:
            # The event loop ends, not the wait of a caller.
            self._fail(asked, _Abandoned())
            raise
        except BaseException as error:
            self._fail(asked, error)
        finally:
            del asked

    def _ask(self) -> Credentials:
        found = self._source()
        if isinstance(found, Credentials):
            return found
        if isinstance(found, Coroutine):
            found.close()
        raise TypeError("credentials that are awaited need the asynchronous client")

    def _keep(self, asked: _Asked, found: Credentials) -> None:
        with self._lock:
            self._held = found
            self._renew_at = _renew_at(found, self._clock())
            self._over(asked)
        asked.answer.set_result(found)

    def _fail(self, asked: _Asked, error: BaseException) -> None:
        with self._lock:
            good = self._good() if isinstance(error, Exception) else None
            if good is not None and good.expires_at is not None:
                later = self._clock() + PATIENCE
                self._renew_at = min(later, good.expires_at.timestamp())
            self._over(asked)
        if good is None:
            asked.answer.set_exception(error)
        else:
            _log.warning("the access key could not be renewed yet: %s", error)
            asked.answer.set_result(good)

    def _over(self, asked: _Asked) -> None:
        if self._asked is asked:
            self._asked = None

    def _good(self) -> Credentials | None:
        held = self._held
        if held is None or held.expires_at is None:
            return held
        return held if self._clock() < held.expires_at.timestamp() else None

    def _now(self) -> Credentials:
        assert self._held is not None
        return self._held

    def _forked(self) -> None:
        # The thread that asks is not here.
        self._lock = threading.Lock()
        self._asked = None


class _Asked(NamedTuple):
    """A question to the source that is not answered yet."""

    answer: Future[Credentials]
    loop: asyncio.AbstractEventLoop | None
    """The event loop that it is asked in."""

    def is_lost(self) -> bool:
        return self.loop is not None and self.loop.is_closed()


class _Abandoned(Exception):
    """Whoever asked the source has ended before the answer."""


def _renew_at(found: Credentials, now: float) -> float:
    if found.expires_at is None:
        return math.inf
    life = found.expires_at.timestamp() - now
    # One that has expired when it comes is not asked for anew with every request.
    return now + (
        max(life / 2, life - RENEWED_BEFORE.total_seconds()) if life > 0 else 1
    )
