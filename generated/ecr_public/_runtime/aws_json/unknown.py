"""Errors that no spec speaks of: of which kind they are, and what they say."""

from __future__ import annotations

from ..retryable import THROTTLING, told_by
from .errors import (
    UnknownAuthenticationFailed,
    UnknownServiceError,
    UnknownThrottled,
    UnknownUnavailable,
)

UNBELIEVED = frozenset(
    {
        "AuthFailure",
        "ExpiredToken",
        "ExpiredTokenException",
        "IncompleteSignature",
        "IncompleteSignatureException",
        "InvalidAccessKeyId",
        "InvalidClientTokenId",
        "InvalidSignatureException",
        "MissingAuthenticationToken",
        "MissingAuthenticationTokenException",
        "SignatureDoesNotMatch",
        "UnrecognizedClientException",
    }
)
"""Codes by which services say that they do not know who calls."""


def unknown_error(message: str, code: str | None, status: int) -> UnknownServiceError:
    """Return the error for an answer with such a code, if any, and status."""
    name = code or "UnknownError"
    error = _class(name, status)(message, code=name)
    error.retryable = told_by(name, status)
    return error


def _class(code: str, status: int) -> type[UnknownServiceError]:
    passes = told_by(code, status)
    if code in UNBELIEVED or status == 401:
        return UnknownAuthenticationFailed
    if code in THROTTLING or (status == 429 and passes):
        return UnknownThrottled
    if status in (502, 503, 504) and passes:
        return UnknownUnavailable
    return UnknownServiceError
