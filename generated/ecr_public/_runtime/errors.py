"""The errors that an emitted package raises, from the root down."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, ClassVar, Literal, Self, TypeAlias, TypeVar

import msgspec

from .public import public
from .remade import Remade
from .structure import Structure
from .violations import Violation

Fault: TypeAlias = Literal["client", "server"]
"""Who has to change something before the same call can succeed."""


BODY_KEPT = 1024 * 1024
"""How many bytes of a response's body an error keeps."""


class Error(Remade):
    """Root of all errors that this package raises on purpose."""

    __module__ = public("errors")

    attempts: int = 0
    """How many attempts the call had made when it ended with this error."""


class BareErrorBody(Structure, frozen=True, kw_only=True):
    """What an error looks like on the wire that has no place for a message."""

    __module__ = public("models")

    kind: str = msgspec.field(name="__type")


class ErrorBody(BareErrorBody, frozen=True, kw_only=True):
    """What an error looks like on the wire."""

    __module__ = public("models")

    message: str | None = None


class CapitalErrorBody(BareErrorBody, frozen=True, kw_only=True):
    """What an error looks like on the wire whose message is called `Message`."""

    __module__ = public("models")

    message: str | None = msgspec.field(name="Message", default=None)


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

    body_type: ClassVar[type[BareErrorBody]] = ErrorBody
    """Structure of the error on the wire."""

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

    @classmethod
    def from_body(cls, body: BareErrorBody, message: str = "") -> Self:
        """Return the error that `body` stands for.

        `message` is what came with it where it has no place for a message.
        """
        members = {name: getattr(body, name) for name in cls._members()}
        return received(cls, getattr(body, "message", message) or "", members)

    def to_body(self) -> BareErrorBody:
        """Return what stands for this error on the wire.

        The message is left out where the spec has no place for it.
        """
        names = [
            *self._members(),
            *_MESSAGE.intersection(self.body_type.__struct_fields__),
        ]
        members = {name: getattr(self, name) for name in names}
        return self.body_type(kind=self.code, **members)

    @classmethod
    def _members(cls) -> tuple[str, ...]:
        names = cls.body_type.__struct_fields__
        return tuple(name for name in names if name not in ErrorBody.__struct_fields__)

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


_MESSAGE = frozenset({"message"})

E = TypeVar("E", bound=ServiceError)


def received(class_: type[E], message: str, members: Mapping[str, object]) -> E:
    """Return the error of this class that a service answered with.

    Its constructor is not asked, which may insist on members that did not come; those
    are `None`.
    """
    error = class_.__new__(class_, message)
    error.message = message
    for name in class_._members():
        setattr(error, name, members.get(name))
    return error


class UnknownServiceError(ServiceError):
    """An error that the spec does not document, or an answer that names none."""

    __module__ = public("errors")

    def __init__(self, message: str = "", *, code: str = "UnknownError") -> None:
        """Take the message and the code that were sent, if any."""
        super().__init__(message)
        self.code = code


class UnknownAuthenticationFailed(UnknownServiceError, AuthenticationFailed):
    """An error that the spec does not document: nobody knows who calls."""

    __module__ = public("errors")


class UnknownThrottled(UnknownServiceError, Throttled):
    """An error that the spec does not document: there are too many calls."""

    __module__ = public("errors")


class UnknownUnavailable(UnknownServiceError, Unavailable):
    """An error that the spec does not document: the service is not there."""

    __module__ = public("errors")


class RequestInvalid(Error):
    """The arguments break the spec; nothing was sent."""

    __module__ = public("errors")

    def __init__(self, operation: str, violations: Sequence[Violation]) -> None:
        """Take the operation's name and all that is wrong with its input."""
        super().__init__(operation, violations)
        self.operation = operation
        self.violations = list(violations)

    def __str__(self) -> str:
        """Return one line a violation."""
        return _sentence(f"{self.operation} was not called", self.violations)


class ResponseInvalid(Error):
    """The service answered with a body that breaks the spec.

    Raised where nothing can be returned, and by a client with `responses="strict"`.
    """

    __module__ = public("errors")

    status: int | None = None
    """HTTP status of the response."""

    headers: Mapping[str, str] = MappingProxyType({})
    """Headers of the response, by their names in lower case."""

    request_id: str | None = None
    """What the service calls the request, for its operators."""

    def __init__(
        self, operation: str, violations: Sequence[Violation], content: bytes
    ) -> None:
        """Take the operation's name, what is wrong, and the body, as far as it is kept."""
        super().__init__(operation, violations, content)
        self.operation = operation
        self.violations = list(violations)
        self.content = content

    def __str__(self) -> str:
        """Return one line a violation."""
        return _sentence(f"{self.operation} answered wrongly", self.violations)


class ModelInvalid(Error, ValueError):
    """What stands for a structure, or a structure itself, breaks its schema."""

    __module__ = public("errors")

    def __init__(self, model: str, violations: Sequence[Violation]) -> None:
        """Take the structure's name and all that is wrong with it."""
        super().__init__(model, violations)
        self.model = model
        self.violations = list(violations)

    def __str__(self) -> str:
        """Return one line a violation."""
        return _sentence(f"this is no {self.model}", self.violations)


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


class MissingExtra(Error, ImportError):
    """Something is used that an extra of this package would install."""

    __module__ = public("errors")

    def __init__(self, feature: str, module: str, extra: str) -> None:
        """Name what is used, the module it needs, and the extra that brings it."""
        package = __name__.partition(".")[0]
        self.feature = feature
        self.extra = extra
        super().__init__(
            f"{feature} needs {module}, which is not installed: "
            f"pip install '{package}[{extra}]'",
            name=module,
        )

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what makes an equal error: its text is none of its attributes."""
        made_of = (self.feature, self.name, self.extra)
        return type(self), made_of, self.__dict__


def _sentence(start: str, violations: Sequence[Violation]) -> str:
    shown = [*map(str, violations[:_SHOWN])]
    if len(violations) > _SHOWN:
        shown.append(f"and {len(violations) - _SHOWN} more")
    return "\n  ".join([f"{start}:", *shown])


_SHOWN = 20
"""How many violations a message lists; an error has them all."""
