"""Transports, one module a library, and the words and limits that they share.

No module here imports another's library: whoever uses a transport imports its module.
"""

from __future__ import annotations

import ssl
from typing import NamedTuple

from ..address import without_query
from ..errors import (
    ClientClosed,
    Error,
    RequestInvalid,
    TransportError,
    TransportTimeout,
)
from ..errors.transport import Limit, Step
from ..sources import size_of
from ..transport import Request, Timeout


class OutOfTime(NamedTuple):
    """What was waited for, and which time ran out."""

    step: Step
    limit: Limit


def waited_for(step: Step, timeout: Timeout) -> OutOfTime:
    """Return what ran out for a library that gave up on a step by itself."""
    limit: Limit = "connect" if step == "connect" else "read"
    seconds = getattr(timeout, limit)
    if timeout.total is not None and (seconds is None or timeout.total < seconds):
        limit = "total"
    return OutOfTime(step, limit)


_BODILESS = frozenset({"GET", "HEAD", "DELETE", "OPTIONS", "TRACE"})
"""Methods that say nothing of a body that is not there."""


def closed(request: Request) -> ClientClosed:
    """Return the error of a request to a client that was closed before its end."""
    return ClientClosed(_sentence(request, "the client is closed"))


def failed(
    request: Request, cause: Exception | str, *, sent: bool = True
) -> TransportError:
    """Return the error of a request that got no response because of `cause`.

    It may have arrived if some of it was `sent`. A `ValueError` stands for a request that HTTP cannot carry, or a response that is
    too large: both would be so again, as would a certificate that nobody vouches for.
    """
    error = TransportError(_sentence(request, str(cause) or type(cause).__name__))
    if isinstance(cause, Exception):
        error.retryable = not (isinstance(cause, ValueError) or _is_untrusted(cause))
    error.may_have_arrived = sent
    return error


def misused(request: Request, cause: Exception | str) -> Error:
    """Return the error of a request that cannot be sent in this way, now or later.

    What is wrong with an item that was to be sent is told as such.
    """
    # Some libraries take an error's cause away, but none what it was raised within.
    refused = getattr(cause, "__context__", None)
    if isinstance(refused, RequestInvalid):
        return RequestInvalid(refused.operation, refused.violations)
    error = failed(request, cause)
    error.retryable = False
    error.may_have_arrived = False
    return error


def timed_out(
    request: Request, late: OutOfTime, timeout: Timeout, *, sent: bool = True
) -> TransportTimeout:
    """Return the error of a request that got no response in the time it has.

    It may have arrived if some of it was `sent`.
    """
    error = TransportTimeout(f"{request.method} {without_query(request.url)}")
    error.step = late.step
    error.limit = late.limit
    error.seconds = getattr(timeout, late.limit)
    error.may_have_arrived = sent
    return error


def framed(request: Request) -> dict[str, str]:
    """Return the headers of `request`, and what HTTP needs beside them.

    A response is asked for as it is: one of few bytes that stand for very many is an
    attack, and other ones gain little.
    """
    headers = {**request.headers, "accept-encoding": "identity"}
    size = size_of(request.body)
    if size is None:
        headers["transfer-encoding"] = "chunked"
    elif size or request.method not in _BODILESS:
        headers["content-length"] = str(size)
    return headers


def _is_untrusted(cause: BaseException | None) -> bool:
    # Every library wraps the error in one of its own.
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _sentence(request: Request, what: str) -> str:
    return f"{request.method} {without_query(request.url)}: {what}"
