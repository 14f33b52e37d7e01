"""The errors that a service of AWS JSON answers with: each has a name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self, TypeVar

from ..error_codes import bare_code
from ..errors import (
    AuthenticationFailed,
    ModelInvalid,
    ServiceError,
    Throttled,
    Unavailable,
)
from ..public import public
from ..public_json import as_plain, as_text, from_plain, from_text
from ..violations import violation
from .error_bodies import BareErrorBody, ErrorBody


class NamedError(ServiceError):
    """An error that the service answered with, told by its name."""

    __module__ = public("errors")

    body_type: ClassVar[type[BareErrorBody]] = ErrorBody
    """Structure of the error on the wire."""

    def to_json(self) -> bytes:
        """Return the error as JSON text, as it travels.

        Raises:
            ModelInvalid: it breaks its schema.
        """
        return as_text(self.to_body(), self.body_type, type(self).__name__)

    @classmethod
    def from_json(cls, text: bytes | str) -> Self:
        """Return the error that a JSON text stands for.

        Raises:
            ModelInvalid: the text is not JSON, breaks the schema, or is another error.
        """
        return cls._of_body(from_text(text, cls.body_type, cls.__name__))

    def to_dict(self) -> dict[str, Any]:
        """Return the error as plain JSON, for whatever writes JSON.

        Raises:
            ModelInvalid: it breaks its schema.
        """
        members: dict[str, Any] = as_plain(
            self.to_body(), self.body_type, type(self).__name__
        )
        return members

    @classmethod
    def from_dict(cls, members: Mapping[str, Any]) -> Self:
        """Return the error that plain JSON stands for.

        Raises:
            ModelInvalid: it breaks the schema, or is another error.
        """
        return cls._of_body(from_plain(members, cls.body_type, cls.__name__))

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

    @classmethod
    def _of_body(cls, body: BareErrorBody) -> Self:
        """Return the error that a body from elsewhere stands for."""
        if bare_code(body.kind) != cls.code:
            kind = violation((None, "__type"), "const", f"must be '{cls.code}'")
            raise ModelInvalid(cls.__name__, [kind])
        return cls.from_body(body)


class UnknownServiceError(NamedError):
    """An error that the spec does not document, or an answer that names none."""

    __module__ = public("errors")

    def __init__(self, message: str = "", *, code: str = "UnknownError") -> None:
        """Take the message and the code that were sent, if any."""
        super().__init__(message)
        self.code = code

    @classmethod
    def _of_body(cls, body: BareErrorBody) -> Self:
        error = cls.from_body(body)
        error.code = bare_code(body.kind)
        return error


class UnknownAuthenticationFailed(UnknownServiceError, AuthenticationFailed):
    """An error that the spec does not document: nobody knows who calls."""

    __module__ = public("errors")


class UnknownThrottled(UnknownServiceError, Throttled):
    """An error that the spec does not document: there are too many calls."""

    __module__ = public("errors")


class UnknownUnavailable(UnknownServiceError, Unavailable):
    """An error that the spec does not document: the service is not there."""

    __module__ = public("errors")


E = TypeVar("E", bound=NamedError)


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


_MESSAGE = frozenset({"message"})
