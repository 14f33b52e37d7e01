"""The errors that services answer with, whatever their binding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Literal, Self, TypeAlias

from ..public import public
from ..violations import Violation
from .root import Error

Fault: TypeAlias = Literal["client", "server"]
"""Who has to change something before the same call can succeed."""

BODY_KEPT = 1024 * 1024
"""How many bytes of a response's body an error keeps."""


class ServiceError(Error):
    """An error that the service answered with."""

    __module__ = public("errors")

    code: str = "UnknownError"
    """Name of the error on the wire."""

    fault: Fault = "client"
    """Who has to change something: the caller, or the service."""

    retryable: bool = False
    """Whether the same call may succeed later."""

    harmless: ClassVar[bool] = False
    """Whether a request that is answered with it had no effect, so that it may be sent
    again whatever the operation is."""

    status: int | None = None
    """HTTP status of the response; none before the error was sent."""

    retry_after: float | None = None
    """How many seconds the service asks to wait before the same call."""

    request_id: str | None = None
    """What the service calls the request, for its operators."""

    operation: str | None = None
    """Name of the operation that was called."""

    content: bytes = b""
    """The response's body, as it came; of a long one the first BODY_KEPT bytes."""

    body_violations: Sequence[Violation] = ()
    """How the body breaks what the spec says of this error; the members at fault are as
    they came, whatever their type is, and `None` if they did not."""

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
            self._fault_of_body(),
        ]
        call = ", ".join(filter(None, known))
        return f"{self.message} ({call})" if call else f"{self.message}"

    def __repr__(self) -> str:
        """Return the message, the error's members, and what is known of the call."""
        call = ("status", "operation", "request_id")
        known = {name: getattr(self, name) for name in (*self._members(), *call)}
        shown = [
            f"{name}={value!r}" for name, value in known.items() if value is not None
        ]
        return f"{type(self).__name__}({', '.join([repr(self.message), *shown])})"

    def to_json(self) -> bytes:
        """Return the error as JSON text.

        Raises:
            ModelInvalid: it breaks what the spec says of it.
        """
        raise NotImplementedError

    @classmethod
    def from_json(cls, text: bytes | str) -> Self:
        """Return the error that a JSON text stands for.

        Raises:
            ModelInvalid: the text is not JSON, or stands for no such error.
        """
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """Return the error as plain JSON, for whatever writes JSON.

        Raises:
            ModelInvalid: it breaks what the spec says of it.
        """
        raise NotImplementedError

    @classmethod
    def from_dict(cls, members: Mapping[str, Any]) -> Self:
        """Return the error that plain JSON stands for.

        Raises:
            ModelInvalid: it stands for no such error.
        """
        raise NotImplementedError

    @classmethod
    def _members(cls) -> tuple[str, ...]:
        """Return the attributes that the spec gives this error."""
        return ()

    def _fault_of_body(self) -> str | None:
        if not self.body_violations:
            return None
        found = "; ".join(map(str, self.body_violations))
        return f"its body breaks the spec: {found}"


class AuthenticationFailed(ServiceError):
    """The service does not believe who calls, whatever it calls that."""

    __module__ = public("errors")


class Throttled(ServiceError):
    """There are too many calls at the moment, whatever the service calls that."""

    __module__ = public("errors")


class Unavailable(ServiceError):
    """The service cannot be reached at the moment, whatever it calls that."""

    __module__ = public("errors")
