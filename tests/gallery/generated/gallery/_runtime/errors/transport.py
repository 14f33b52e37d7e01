"""The errors about requests that got no answer."""

from __future__ import annotations

from ..public import public
from .root import Error


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


class ClientClosed(TransportError):
    """The client was closed before the call, or during it."""

    __module__ = public("errors")

    retryable = False
