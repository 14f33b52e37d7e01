"""The errors that an emitted package raises, from the root down."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal, TypeAlias

import msgspec

from .structure import Structure
from .violations import Violation

Fault: TypeAlias = Literal["client", "server"]
"""Who has to change something before the same call can succeed."""


class Error(Exception):
    """Root of all errors that this package raises on purpose."""

    attempts: int = 0
    """How many attempts the call had made when it ended with this error."""


class ErrorBody(Structure, frozen=True, kw_only=True):
    """What an error looks like on the wire."""

    kind: str = msgspec.field(name="__type")
    message: str | None = None


class ServiceError(Error):
    """An error that the service answered with."""

    code: str = "UnknownError"
    """Name of the error on the wire."""

    fault: ClassVar[Fault] = "client"
    """Who has to change something: the caller, or the service."""

    retryable: bool = False
    """Whether the same call may succeed later."""

    body_type: ClassVar[type[ErrorBody]] = ErrorBody
    """Structure of the error on the wire."""

    status: int | None = None
    """HTTP status of the response; none before the error was sent."""

    retry_after: float | None = None
    """How many seconds the service asks to wait before the same call."""

    request_id: str | None = None
    """What the service calls the request, for its operators."""

    operation: str | None = None
    """Name of the operation that was called."""

    body: bytes = b""
    """Start of the response's body, as it came."""

    def __init__(self, message: str = "") -> None:
        """Take the message that the caller gets to read."""
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        """Return the message, and what is known of the call."""
        known = [
            self.operation,
            f"status {self.status}" if self.status else None,
            f"request {self.request_id}" if self.request_id else None,
        ]
        call = ", ".join(filter(None, known))
        return f"{self.message} ({call})" if call else f"{self.message}"

    @classmethod
    def from_body(cls, body: ErrorBody) -> ServiceError:
        """Return the error that `body` stands for."""
        members = {name: getattr(body, name) for name in cls._members()}
        return cls(body.message or "", **members)

    def to_body(self) -> ErrorBody:
        """Return what stands for this error on the wire."""
        members = {name: getattr(self, name) for name in self._members()}
        return self.body_type(kind=self.code, message=self.message, **members)

    @classmethod
    def _members(cls) -> tuple[str, ...]:
        return cls.body_type.__struct_fields__[len(ErrorBody.__struct_fields__) :]


class UnknownServiceError(ServiceError):
    """An error that the spec does not document, or an answer that names none."""

    def __init__(self, message: str = "", *, code: str = "UnknownError") -> None:
        """Take the message and the code that were sent, if any."""
        super().__init__(message)
        self.code = code


class RequestInvalid(Error):
    """The arguments break the spec; nothing was sent."""

    def __init__(self, operation: str, violations: Sequence[Violation]) -> None:
        """Take the operation's name and all that is wrong with its input."""
        super().__init__(operation, violations)
        self.operation = operation
        self.violations = list(violations)

    def __str__(self) -> str:
        """Return one line a violation."""
        return _sentence(f"{self.operation} was not called", self.violations)


class ResponseInvalid(Error):
    """The service answered with success, and a body that breaks the spec."""

    def __init__(
        self, operation: str, violations: Sequence[Violation], body: bytes
    ) -> None:
        """Take the operation's name, what is wrong, and the start of the body."""
        super().__init__(operation, violations, body)
        self.operation = operation
        self.violations = list(violations)
        self.body = body

    def __str__(self) -> str:
        """Return one line a violation."""
        return _sentence(f"{self.operation} answered wrongly", self.violations)


class TransportError(Error):
    """There is no answer: no connection, or one that broke."""

    retryable: bool = True
    """Whether the same request may get an answer later."""


class TransportTimeout(TransportError):
    """There is no answer in the time allowed."""


class ClientClosed(TransportError):
    """The client was closed before the call, or during it."""

    retryable = False


class MissingExtra(Error, ImportError):
    """Something is used that an extra of this package would install."""

    def __init__(self, feature: str, module: str, extra: str) -> None:
        """Name what is used, the module it needs, and the extra that brings it."""
        package = __name__.partition(".")[0]
        self.extra = extra
        super().__init__(
            f"{feature} needs {module}, which is not installed: "
            f"pip install '{package}[{extra}]'"
        )


def _sentence(start: str, violations: Sequence[Violation]) -> str:
    return "\n  ".join([f"{start}:", *map(str, violations)])
