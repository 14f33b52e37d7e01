"""The log of what is sent and answered, at the level DEBUG, without any secret.

Bodies are told by their sizes, headers by their names; only values that are never secret
are shown.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from time import monotonic

from .address import without_query
from .hooks import Attempt, Hooks
from .transport import Request, Response, told

_SHOWN = frozenset(
    {
        "connection",
        "content-encoding",
        "content-length",
        "content-type",
        "date",
        "retry-after",
        "server",
        "transfer-encoding",
        "user-agent",
        "x-amz-target",
        "x-amzn-errortype",
        "x-amzn-requestid",
    }
)


class DebugLog(Hooks):
    """Writes two lines an attempt."""

    def __init__(self, log: logging.Logger) -> None:
        """Take the log of a client."""
        self._log = log

    def before_request(self, attempt: Attempt) -> Request | None:
        """Tell what is sent."""
        request = attempt.request
        self._log.debug(
            "%s, attempt %d: %s %s (%s), %s",
            *(attempt.operation, attempt.number),
            *(request.method, without_query(request.url), _told(request.headers)),
            told(request.body),
        )
        return None

    def after_response(self, attempt: Attempt, response: Response) -> None:
        """Tell what was answered."""
        self._answered(attempt, response)

    def on_failure(
        self, attempt: Attempt, error: BaseException, response: Response | None
    ) -> None:
        """Tell what was answered, or that nothing was."""
        if response is not None:
            self._answered(attempt, response)
        else:
            self._log.debug(
                "%s, attempt %d: no answer after %.3f s: %s",
                *(attempt.operation, attempt.number, _seconds(attempt)),
                type(error).__name__,
            )

    def _answered(self, attempt: Attempt, response: Response) -> None:
        self._log.debug(
            "%s, attempt %d: status %d after %.3f s (%s), %d bytes",
            *(attempt.operation, attempt.number, response.status, _seconds(attempt)),
            *(_told(response.headers), len(response.body)),
        )


def _told(headers: Mapping[str, str]) -> str:
    return ", ".join(
        f"{name}: {value if name.lower() in _SHOWN else '...'}"
        for name, value in headers.items()
    )


def _seconds(attempt: Attempt) -> float:
    return monotonic() - attempt.started
