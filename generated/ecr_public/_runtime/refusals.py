"""What a server answers before, or instead of, what the spec documents."""

from __future__ import annotations

from collections.abc import Iterable

from .answer import Answer, Header
from .codec import encode
from .errors import ErrorBody
from .operation import Service
from .remade import Remade
from .violations import Violation


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

    def answer(self) -> Answer:
        """Return the error as it is sent."""
        body = encode(ErrorBody(kind=self.code, message=self.message))
        return Answer(self.status, body, self.code, self.headers, self.early)


def wrong_path(path: str) -> Refusal:
    """Refuse a path: every operation has the same."""
    shown = _excerpt(path)
    return Refusal(404, UNKNOWN_OPERATION, f"There is nothing at {shown}, only at '/'.")


def wrong_method(method: str) -> Refusal:
    """Refuse a method: every operation has the same."""
    message = f"The method must be POST, not {_excerpt(method)}."
    return Refusal(405, UNKNOWN_OPERATION, message, (b"allow", b"POST"))


def unknown_target(service: Service, target: bytes | None) -> Refusal:
    """Refuse a request whose header names no operation."""
    example = next(iter(service.operations.values())).binding.target
    if target is None:
        problem = "The header X-Amz-Target is missing"
    elif not target:
        problem = "The header X-Amz-Target is empty"
    else:
        shown = _excerpt(target.decode("latin-1"))
        problem = f"The header X-Amz-Target is {shown}, which is no operation"
    hint = f"it must name one, such as {example}."
    return Refusal(400, UNKNOWN_OPERATION, f"{problem}; {hint}")


def repeated(header: str) -> Refusal:
    """Refuse a request that gives a header twice: no telling which of them counts."""
    message = f"The header {header} is given more than once."
    return Refusal(400, "SerializationException", message)


def wrong_media_type(given: bytes, taken: Iterable[bytes]) -> Refusal:
    """Refuse a body that is not JSON in UTF-8."""
    *others, last = (name.decode() for name in taken)
    shown = _excerpt(given.decode("latin-1"))
    message = (
        f"The content type is {shown}; it must be {', '.join(others)} or {last}, in"
        " UTF-8."
    )
    return Refusal(415, "UnsupportedMediaTypeException", message)


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


def undecodable(violations: list[Violation]) -> Refusal | None:
    """Refuse a body that is no object, or holds text that is no base64.

    Both are faults of how the request was written, not of what it says; `None` if there
    is no such fault.
    """
    for found in violations:
        if not found.path or found.rule == "contentEncoding":
            return Refusal(400, "SerializationException", f"In the body, {found}.")
    return None


def summary(violations: list[Violation]) -> str:
    """Return a sentence a violation, as the service words it."""
    return "; ".join(map(_sentence, violations))


def unimplemented(operation: str) -> Refusal:
    """Refuse an operation that the service does not implement."""
    message = f"{operation} is not implemented by this server."
    return Refusal(501, "UnsupportedOperationException", message)


def _sentence(violation: Violation) -> str:
    at = violation.path[1:] or "the whole request"
    if len(at) > _PATH_SHOWN:
        at = f"{at[:_PATH_SHOWN]}..."
    rule = violation.message
    return f"Invalid parameter at '{at}' failed to satisfy constraint: '{rule}'"


def _unavailable(message: str, *, early: bool = False) -> Refusal:
    # SDKs try again after this status.
    code = "ServiceUnavailableException"
    return Refusal(503, code, message, (b"retry-after", b"1"), early=early)


def _excerpt(text: str) -> str:
    return repr(text if len(text) <= 100 else f"{text[:100]}...")


SLOW = 504
"""The status of a request that was cut off while it was handled."""

UNKNOWN_OPERATION = "UnknownOperationException"

_PATH_SHOWN = 200
_TIMEOUT = "RequestTimeoutException"
