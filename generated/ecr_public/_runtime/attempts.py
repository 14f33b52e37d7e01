"""The attempts of a call: whether there is another, when, and how long it may take."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from copy import copy
from typing import Any

from msgspec.structs import replace

from .errors import ClientClosed, Error, ServiceError, TransportError, TransportTimeout
from .hooks import Exchange, Hooks, Unheard
from .operation import Operation
from .retries import Budget, Retries, Retry
from .retryable import may_be_repeated, may_pass
from .sources import Source
from .transport import Request, Timeout


class Attempts:
    """Counts the attempts of one call, and keeps its deadline."""

    def __init__(
        self,
        repeater: Repeater,
        operation: Operation[Any, Any],
        timeout: Timeout,
        start: float,
    ) -> None:
        """Take what is called, and how long that may take from `start` on."""
        self._repeater = repeater
        self._policy = repeater.policy
        self._operation = operation.name
        self._repeatable = operation.repeatable
        self._timeout = timeout
        self._end = None if timeout.total is None else start + timeout.total
        self.made = 0
        """How many attempts there were."""

        self._last: Error | None = None
        self._body: bytes | Source = b""

    def next(self) -> Timeout:
        """Begin an attempt, and return how long it may take.

        Raises:
            ClientClosed: the client was closed meanwhile.
            Error: there is no time left; the last attempt's error, if there was one.
        """
        self._repeater.require_open(self._operation, self.made)
        left = self._left()
        if left is not None and left <= 0:
            raise self._last or self._too_late()
        self.made += 1
        return self._timeout if left is None else replace(self._timeout, total=left)

    def exchange(self, request: Request, hooks: Sequence[Hooks]) -> Exchange | Unheard:
        """Return the attempt that `next` has begun, told to all who listen."""
        self._repeatable = request.repeatable
        self._body = request.body
        log = self._repeater.log
        if log.isEnabledFor(logging.DEBUG):
            # Here and not above: few calls are told in such detail.
            from .debug_log import DebugLog

            hooks = (*hooks, DebugLog(log))
        if not hooks:
            return Unheard(request)
        return Exchange(hooks, self._operation, self.made, request)

    def succeeded(self) -> None:
        """Note that the call is over, and was answered."""
        self._last = None
        self._repeater.budget.put_back()

    def pause_after(self, error: Error) -> float | None:
        """Return how long to pause before the next attempt, `None` if there is none."""
        error.attempts = self.made
        if isinstance(error, TransportError):
            error.operation = self._operation
        if isinstance(error, TransportTimeout) and error.limit == "total":
            # A transport knows only what is left of it.
            error.seconds = self._timeout.total
        # An error that is raised and kept would keep itself alive, and the request.
        self._last = None
        if not may_pass(error):
            if not isinstance(error, TransportError):
                self._repeater.budget.put_back()
            return None
        pause = self._pause(error)
        if pause is not None:
            self._last = error
            self._tell(error, pause)
        return pause

    def _pause(self, error: Error) -> float | None:
        if self.made >= self._policy.attempts:
            return None
        if not may_be_repeated(error, repeatable=self._repeatable):
            self._repeater.log.info(
                "%s failed in attempt %d and is not repeated: it may have been served,"
                " and must not be twice",
                *(self._operation, self.made),
            )
            return None
        if isinstance(self._body, Source) and self._body.spent:
            self._repeater.log.info(
                "%s failed in attempt %d and is not repeated: its body can be read once",
                *(self._operation, self.made),
            )
            return None
        asked = error.retry_after if isinstance(error, ServiceError) else None
        pause = self._policy.pause(self.made, asked)
        if obstacle := self._obstacle(pause, asked):
            self._repeater.log.warning(
                "%s failed in attempt %d and is not repeated: %s",
                *(self._operation, self.made, obstacle),
            )
            return None
        return pause

    def _obstacle(self, pause: float, asked: float | None) -> str | None:
        if asked is not None and asked > self._policy.max_retry_after:
            return f"the service asks for a pause of {asked:g} s"
        left = self._left()
        if left is not None and pause >= left:
            return "its time would be up before the end of the pause"
        if not self._repeater.budget.take():
            return "too many calls of this client were repeated"
        return None

    def _left(self) -> float | None:
        return None if self._end is None else self._end - self._policy.clock()

    def _tell(self, error: Error, pause: float) -> None:
        self._repeater.log.info(
            "%s failed in attempt %d of %d, repeated in %.3f s: %r",
            *(self._operation, self.made, self._policy.attempts, pause, error),
        )
        if self._policy.on_retry is not None:
            self._policy.on_retry(
                Retry(
                    operation=self._operation,
                    attempt=self.made,
                    error=error,
                    pause=pause,
                )
            )

    def _too_late(self) -> TransportTimeout:
        error = TransportTimeout()
        error.limit = "total"
        error.seconds = self._timeout.total
        error.operation = self._operation
        error.may_have_arrived = False
        return error


class Repeater:
    """What the calls of a client share: policy, budget and log."""

    def __init__(self, service: str, policy: Retries) -> None:
        """Take the name of the service's package, which names the log."""
        self.policy = policy
        self.budget = Budget(policy)
        self.log = logging.getLogger(f"{service}.client")
        self._life = _Life()

    def with_policy(self, policy: Retries) -> Repeater:
        """Return one of another policy, which shares all else, and is closed with it."""
        other = copy(self)
        other.policy = policy
        return other

    def close(self) -> None:
        """Refuse every attempt from now on."""
        self._life.over = True

    def require_open(self, operation: str, attempts: int) -> None:
        """Raise `ClientClosed` in a call that has made so many attempts, if it is so."""
        if self._life.over:
            error = ClientClosed("the client is closed")
            error.operation = operation
            error.attempts = attempts
            raise error

    def begin(self, operation: Operation[Any, Any], timeout: Timeout) -> Attempts:
        """Return the attempts of a call that starts now.

        Raises:
            ClientClosed: the client is closed.
        """
        self.require_open(operation.name, 0)
        return Attempts(self, operation, timeout, self.policy.clock())


class _Life:
    """Whether clients that share their connections are closed."""

    over = False
