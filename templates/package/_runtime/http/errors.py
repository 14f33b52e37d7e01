"""The errors that a service with methods and paths of its own answers with."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, Self, TypeVar

from msgspec import UNSET, Struct

from ..errors import (
    AuthenticationFailed,
    Fault,
    ModelInvalid,
    ServiceError,
    Throttled,
    Unavailable,
)
from ..public import public
from ..violations import missing, violation
from .error_json import (
    ErrorMembers,
    error_of_plain,
    error_of_text,
    error_plain,
    error_text,
)

_NOTHING: Mapping[str, str] = MappingProxyType({})


class HttpError(ServiceError):
    """An error that the service answered with, told by its status."""

    __module__ = public("errors")

    body: Any = None
    """What the answer holds, typed as far as it fits what the document says of it."""

    headers: Mapping[str, str] = _NOTHING
    """Headers of the answer, by their names in lower case."""

    says_null: bool = False
    """Whether what the answer holds is null, and not just left out."""

    def __init__(
        self,
        body: Any = UNSET,
        message: str | None = None,
        *,
        status: int | None = None,
        headers: Mapping[str, str] = _NOTHING,
    ) -> None:
        """Take what the answer holds, and what it says of itself.

        Args:
            body: What the document says that an answer of this status holds; `None` is
                null where it knows of that.
            message: For people; by default what the body says, or else the name of the
                status.
            status: Of an error that stands for several.
            headers: More headers of the answer.

        Raises:
            ValueError: the error stands for several statuses, and none is given.
        """
        if status is not None:
            self.status = status
        if self.status is None:
            raise ValueError(f"{type(self).__name__} needs a status: status=...")
        self.fault = fault_of(self.status)
        self.says_null = body is None
        self.body = body = None if body is UNSET else body
        self.headers = headers
        super().__init__(message_of(body) or reason(self.status))
        if message is not None:
            self.message = message

    def __init_subclass__(cls) -> None:
        """Call the error by the name of its class."""
        cls.code = cls.__name__

    @staticmethod
    def body_types() -> tuple[Any, ...]:
        """Return the types that `body` may have; none where nothing is said of it."""
        return ()

    def to_json(self) -> bytes:
        """Return the error as JSON text: its status, message, headers and body.

        Raises:
            ModelInvalid: the body breaks what the document says of it.
        """
        return error_text(self._said(), self.body_types(), type(self).__name__)

    @classmethod
    def from_json(cls, text: bytes | str) -> Self:
        """Return the error that a JSON text of `to_json` stands for.

        Raises:
            ModelInvalid: the text is not JSON, or stands for no such error.
        """
        return cls._of(error_of_text(text, cls.body_types(), cls.__name__))

    def to_dict(self) -> dict[str, Any]:
        """Return the error as plain JSON: its status, message, headers and body.

        Raises:
            ModelInvalid: the body breaks what the document says of it.
        """
        return error_plain(self._said(), self.body_types(), type(self).__name__)

    @classmethod
    def from_dict(cls, members: Mapping[str, Any]) -> Self:
        """Return the error that plain JSON of `to_dict` stands for.

        Raises:
            ModelInvalid: it stands for no such error.
        """
        return cls._of(error_of_plain(members, cls.body_types(), cls.__name__))

    def _said(self) -> ErrorMembers:
        return ErrorMembers(
            status=self.status,
            message=self.message,
            headers=dict(self.headers),
            body=self.body,
        )

    @classmethod
    def _of(cls, said: ErrorMembers) -> Self:
        known = cls.status
        status = known if said.status is None else said.status
        if status is None:
            raise ModelInvalid(cls.__name__, [missing(None, "status")])
        if known not in (None, status):
            wrong = violation((None, "status"), "const", f"must be {known}")
            raise ModelInvalid(cls.__name__, [wrong])
        message = message_of(said.body) or reason(status)
        told = message if said.message is None else said.message
        error = received_error(cls, status, said.body, told)
        error.headers = said.headers or _NOTHING
        return error

    def __repr__(self) -> str:
        """Return the message, what the answer holds, and what is known of the call."""
        known = {
            name: getattr(self, name)
            for name in ("status", "body", "operation", "request_id")
        }
        shown = [f"{name}={value!r}" for name, value in known.items() if value]
        return f"{type(self).__name__}({', '.join([repr(self.message), *shown])})"


class Undocumented(HttpError):
    """An answer of a status that the document says nothing of."""

    __module__ = public("errors")


class UndocumentedAuthenticationFailed(Undocumented, AuthenticationFailed):
    """A status that the document says nothing of: nobody knows who calls."""

    __module__ = public("errors")


class UndocumentedThrottled(Undocumented, Throttled):
    """A status that the document says nothing of: there are too many calls."""

    __module__ = public("errors")


class UndocumentedUnavailable(Undocumented, Unavailable):
    """A status that the document says nothing of: the service is not there."""

    __module__ = public("errors")


E = TypeVar("E", bound=HttpError)


def received_error(class_: type[E], status: int, body: Any, message: str) -> E:
    """Return the error of this class that a service answered with.

    Its constructor is not asked: that is for those who implement a service.
    """
    error = class_.__new__(class_, message)
    error.status = status
    error.fault = fault_of(status)
    error.body = body
    error.message = message
    return error


def undocumented(status: int) -> type[Undocumented]:
    """Return the class of an error whose status the document does not speak of."""
    return _OF_STATUS.get(status, Undocumented)


def fault_of(status: int) -> Fault:
    """Return who has to change something after an answer of a status."""
    return "client" if status < 500 else "server"


def reason(status: int) -> str:
    """Return what a status is called."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"status {status}"


def message_of(body: Any) -> str | None:
    """Return what a body says for people: a problem's detail, or what others call so."""
    if isinstance(body, str):
        return body or None
    if isinstance(body, list):
        return message_of(body[0]) if body else None
    if not isinstance(body, dict | Struct):
        return None
    for name in _MESSAGES:
        said = body.get(name) if isinstance(body, dict) else getattr(body, name, None)
        if found := message_of(said):
            return found
    return None


_MESSAGES = (
    "detail",
    "title",
    "message",
    "Message",
    "error_description",
    "errorMessage",
    "error_message",
    "error",
    "errors",
    "description",
)
_OF_STATUS = {
    401: UndocumentedAuthenticationFailed,
    429: UndocumentedThrottled,
    502: UndocumentedUnavailable,
    503: UndocumentedUnavailable,
    504: UndocumentedUnavailable,
}
