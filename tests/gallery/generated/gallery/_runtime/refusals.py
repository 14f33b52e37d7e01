"""What a server answers before, or instead of, what the spec documents."""

from __future__ import annotations

from .asgi import Header
from .remade import Remade


class Refusal(Remade):
    """A request is answered with an error that is no error of the operation."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *headers: Header,
        early: bool = False,
    ) -> None:
        """Take what the answer says, headers of its own, and whether to read no more."""
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.headers = headers
        self.early = early


def repeated(header: str) -> Refusal:
    """Refuse a request that gives a header twice: no telling which of them counts."""
    message = f"The header {header} is given more than once."
    return Refusal(400, "SerializationException", message)


def too_large(limit: int, *, early: bool) -> Refusal:
    """Refuse a body that is longer than any that keeps to the spec."""
    message = f"The body has more than {limit} bytes."
    return Refusal(413, "RequestEntityTooLargeException", message, early=early)


def headers_too_large(limit: int) -> Refusal:
    """Refuse a request whose headers are longer than they may be."""
    message = f"The headers have more than {limit} bytes."
    return Refusal(431, "RequestHeaderSectionTooLargeException", message, early=True)


def busy() -> Refusal:
    """Refuse a request while too many others are under way."""
    return _unavailable("The service is busy; try again later.")


def full() -> Refusal:
    """Refuse a body while those of other requests take all the room that there is."""
    message = "The service has no room for the body; try again later."
    return _unavailable(message, early=True)


def closing() -> Refusal:
    """Refuse a request that came while the service was going down."""
    return _unavailable("The service is shutting down; try again later.", early=True)


def overdue() -> Refusal:
    """Refuse a request that took too long to come in."""
    message = "The request did not come in within the time allowed."
    return Refusal(408, _TIMEOUT, message, early=True)


def slow(*, early: bool) -> Refusal:
    """Refuse a request that took the service too long."""
    message = "The service took longer than the time allowed."
    return Refusal(SLOW, _TIMEOUT, message, early=early)


def too_deep(limit: int) -> Refusal:
    """Refuse a body whose arrays and objects stand too deep in each other."""
    message = f"The body has more than {limit} levels of arrays and objects."
    return Refusal(400, "SerializationException", message)


def malformed(reason: str) -> Refusal:
    """Refuse a body that is no JSON text."""
    return Refusal(400, "SerializationException", f"The body is not JSON: {reason}.")


def unimplemented(operation: str) -> Refusal:
    """Refuse an operation that the service does not implement."""
    message = f"{operation} is not implemented by this server."
    return Refusal(501, "UnsupportedOperationException", message)


def _unavailable(message: str, *, early: bool = False) -> Refusal:
    # SDKs try again after this status.
    code = "ServiceUnavailableException"
    return Refusal(503, code, message, (b"retry-after", b"1"), early=early)


SLOW = 504
"""The status of a request that was cut off while it was handled."""

_TIMEOUT = "RequestTimeoutException"
