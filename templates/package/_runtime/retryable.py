"""Which failures may pass when the same call is made again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime

from .errors import Error, ServiceError, TransportError

RETRYABLE_STATUS = frozenset({429, 500, 502, 503, 504})

THROTTLING = frozenset(
    {
        "BandwidthLimitExceeded",
        "EC2ThrottledException",
        "PriorRequestNotComplete",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestThrottled",
        "RequestThrottledException",
        "SlowDown",
        "ThrottledException",
        "Throttling",
        "ThrottlingException",
        "TooManyRequestsException",
        "TransactionInProgressException",
    }
)
"""Codes by which services say that there are too many calls at the moment."""

_DIGITS = re.compile(r"[0-9]+")
_LONGEST = 365 * 86400.0
"""Seconds: a longer pause is as good as this one."""

_QUOTA = re.compile(r"(?:Limit|Quota)Exceeded(?:Exception|Error|Fault)?\Z")


def may_pass(error: Error) -> bool:
    """Return whether the call that `error` ended may succeed when it is repeated."""
    if isinstance(error, TransportError):
        return error.retryable
    if not isinstance(error, ServiceError):
        return False
    if error.retryable:
        return True
    # What is the service's fault counts as retryable unless the spec says it is not.
    return error.fault == "client" and told_by(error.code, error.status)


def may_be_repeated(error: Error, *, repeatable: bool) -> bool:
    """Return whether the request that `error` ended may be sent again.

    One that must not be served twice may if it has not been served: it was never sent,
    or there were too many, or the error says so.

    Args:
        error: What may pass.
        repeatable: Whether it does no harm to serve the request twice.
    """
    if repeatable:
        return True
    if isinstance(error, TransportError):
        return not error.may_have_arrived
    if not isinstance(error, ServiceError):
        return False
    if error.harmless or error.code in THROTTLING or error.status == 429:
        return True
    return error.status == 503 and error.retry_after is not None


def told_by(code: str, status: int | None) -> bool:
    """Return whether an error that no spec speaks of may pass.

    A quota is there to stay, at whatever status and however often one asks.
    """
    if code in THROTTLING:
        return True
    return status in RETRYABLE_STATUS and not _QUOTA.search(code)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Return how many seconds a response asks to wait, `None` if it does not.

    A date counts from that of the response, because the clocks may differ.
    """
    exact = headers.get("retry-after-ms", "").strip()
    if _DIGITS.fullmatch(exact):
        return min(float(exact) / 1000, _LONGEST)
    said = headers.get("retry-after", "").strip()
    if _DIGITS.fullmatch(said):
        return min(float(said), _LONGEST)
    then = _time(said)
    if then is None:
        return None
    now = _time(headers.get("date", "")) or datetime.now(UTC)
    return max(0.0, (then - now).total_seconds())


def _time(text: str) -> datetime | None:
    # Here and not above: few services ever send a date, and it takes long to load.
    from email.utils import parsedate_to_datetime

    try:
        time = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return time if time.tzinfo else time.replace(tzinfo=UTC)
