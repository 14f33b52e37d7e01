"""What a server of AWS JSON answers to requests that it cannot read."""

from __future__ import annotations

from collections.abc import Iterable

from ..codec import encode
from ..operation import Service
from ..refusals import Refusal
from ..violations import Violation
from .answer import Answer
from .error_bodies import ErrorBody


def answer_of(refusal: Refusal) -> Answer:
    """Return a refusal as it is sent."""
    body = encode(ErrorBody(kind=refusal.code, message=refusal.message))
    return Answer(refusal.status, body, refusal.code, refusal.headers, refusal.early)


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


def wrong_media_type(given: bytes, taken: Iterable[bytes]) -> Refusal:
    """Refuse a body that is not JSON in UTF-8."""
    *others, last = (name.decode() for name in taken)
    shown = _excerpt(given.decode("latin-1"))
    message = (
        f"The content type is {shown}; it must be {', '.join(others)} or {last}, in"
        " UTF-8."
    )
    return Refusal(415, "UnsupportedMediaTypeException", message)


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


def _sentence(violation: Violation) -> str:
    at = violation.path[1:] or "the whole request"
    if len(at) > _PATH_SHOWN:
        at = f"{at[:_PATH_SHOWN]}..."
    rule = violation.message
    return f"Invalid parameter at '{at}' failed to satisfy constraint: '{rule}'"


def _excerpt(text: str) -> str:
    return repr(text if len(text) <= 100 else f"{text[:100]}...")


UNKNOWN_OPERATION = "UnknownOperationException"

_PATH_SHOWN = 200
