"""How a client repeats calls: the policy, and the budget that its calls share."""

from __future__ import annotations

import threading
import time
from collections.abc import Awaitable, Callable

import msgspec

from .errors import Error
from .forks import PerProcess


async def _async_sleep(seconds: float) -> None:
    # Here and not above: the synchronous client has no use for asyncio.
    import asyncio

    await asyncio.sleep(seconds)


def _random() -> float:
    # Here and not above: most calls are never repeated.
    from random import random

    return random()


class Retry(msgspec.Struct, frozen=True, kw_only=True):
    """A call is about to be repeated."""

    operation: str
    """Name of the operation that was called."""

    attempt: int
    """How many attempts there were; all of them failed."""

    error: Error
    """What the last of them failed with."""

    pause: float
    """How many seconds pass before the next one."""


class Retries(msgspec.Struct, frozen=True, kw_only=True):
    """When to repeat a call, and how long to pause before; times in seconds.

    Repeated is what may pass: a connection that failed, status 429, 500, 502, 503 or
    504, throttling, and every error that the spec marks as retryable; never an error
    that stands for a quota. Before the attempt n + 1 a random time passes, up to
    `first_pause` times 2 to the power of n - 1, at most `max_pause`.

    Raises:
        ValueError: a number is out of its range.
    """

    attempts: int = 3
    """How many requests a call may send; 1 never repeats any."""

    first_pause: float = 0.2
    """The longest first pause."""

    max_pause: float = 20.0
    """The longest pause, save where the service asks for another."""

    max_retry_after: float = 60.0
    """The longest pause that the service may ask for with `Retry-After`; if it asks for
    more, the call fails at once."""

    budget: int = 100
    """How many repetitions all calls of a client have in store together."""

    refund: float = 0.2
    """What each call that is answered in the end puts back into the store."""

    on_retry: Callable[[Retry], None] | None = None
    """Called before each pause; what it raises ends the call."""

    sleep: Callable[[float], None] = time.sleep
    """Passes the pauses of the synchronous client."""

    async_sleep: Callable[[float], Awaitable[None]] = _async_sleep
    """Passes the pauses of the asynchronous client."""

    clock: Callable[[], float] = time.monotonic
    """Tells the time that `Timeout.total` is measured with."""

    random: Callable[[], float] = _random
    """Draws the part of the longest pause to take, from 0 to 1."""

    def __post_init__(self) -> None:
        """Refuse numbers that make no sense."""
        if self.attempts < 1:
            raise ValueError(f"attempts must be at least 1, not {self.attempts}")
        for name in ("first_pause", "max_pause", "max_retry_after", "budget", "refund"):
            if not getattr(self, name) >= 0:
                raise ValueError(f"{name} must not be below 0")

    def pause(self, attempt: int, asked: float | None) -> float:
        """Return how long to pause after the attempt of this number, from 1.

        Args:
            attempt: How many attempts there were.
            asked: The least that the service asks for.
        """
        # 2.0**1024 is more than a float can hold.
        longest = min(self.max_pause, self.first_pause * 2.0 ** min(attempt - 1, 64))
        return max(self.random() * longest, asked or 0.0)


def retries_from(given: Retries | int | None) -> Retries:
    """Return the policy that `given` means: a number is that of the attempts.

    Raises:
        ValueError: it is below 0.
    """
    if given is None:
        return Retries()
    if isinstance(given, Retries):
        return given
    if given < 0:
        raise ValueError(f"retries must not be below 0, but is {given}")
    return Retries(attempts=max(1, given))


class Budget(PerProcess):
    """A store of repetitions, so that an outage is not made worse by repeating calls.

    Safe to share between threads.
    """

    def __init__(self, policy: Retries) -> None:
        """Fill the store."""
        super().__init__()
        self._most = float(policy.budget)
        self._refund = policy.refund
        self._left = self._most
        self._lock = threading.Lock()

    def take(self) -> bool:
        """Take a repetition out, and return whether there was one."""
        with self._lock:
            if self._left < 1.0:
                return False
            self._left -= 1.0
            return True

    def put_back(self) -> None:
        """Put something back after a call that was answered."""
        # Nearly always there is nothing to add; the lock is for when there is.
        if self._left < self._most:
            with self._lock:
                self._left = min(self._most, self._left + self._refund)

    def _forked(self) -> None:
        self._lock = threading.Lock()
