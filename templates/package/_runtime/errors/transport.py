"""The errors about requests that got no answer."""

from __future__ import annotations

from typing import Literal, TypeAlias

from ..public import public
from .root import Error

Step: TypeAlias = Literal["credentials", "pool", "connect", "write", "head", "body"]
"""What a request waits for: what proves who calls, a free connection, one that stands,
that the request is taken, the head of the answer, or its body."""

Limit: TypeAlias = Literal["connect", "read", "total"]
"""Which of the times of a `Timeout` ran out."""


class TransportError(Error):
    """There is no answer: no connection, or one that broke."""

    __module__ = public("errors")

    retryable: bool = True
    """Whether the same request may get an answer later."""

    may_have_arrived: bool = True
    """Whether the service may have received the request, and acted on it."""

    operation: str | None = None
    """Name of the operation that was called."""

    def __str__(self) -> str:
        """Return which operation was called, and what happened."""
        said = super().__str__()
        return f"{self.operation}: {said}" if self.operation else said


class TransportTimeout(TransportError):
    """There is no answer in the time allowed."""

    __module__ = public("errors")

    step: Step | None = None
    """What was waited for; none between two attempts."""

    limit: Limit | None = None
    """Which time of the `Timeout` ran out."""

    seconds: float | None = None
    """How long that is."""

    def __str__(self) -> str:
        """Return which attempt of what timed out, and what ran out."""
        call = f"attempt {self.attempts}" if self.attempts else None
        called = ", ".join(filter(None, (self.operation, call)))
        where = ": ".join(filter(None, (called, *map(str, self.args))))
        said = f"{where}: timed out" if where else "timed out"
        if self.step is not None:
            said = f"{said} {_STEPS[self.step]}"
        if self.limit is None or self.seconds is None:
            return said
        return f"{said}: the limit Timeout.{self.limit} is {self.seconds:g} s"


class ClientClosed(TransportError):
    """The client was closed before the call, or during it."""

    __module__ = public("errors")

    retryable = False


_STEPS: dict[Step, str] = {
    "credentials": "waiting for credentials",
    "pool": "waiting for a free connection",
    "connect": "connecting",
    "write": "sending the request",
    "head": "waiting for the answer",
    "body": "reading the answer",
}
