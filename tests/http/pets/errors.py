"""The errors of the service."""

from __future__ import annotations

from templates.package._runtime.errors import Throttled
from templates.package._runtime.http.errors import HttpError, Undocumented
from tests.http.pets import models

__all__ = [
    "Found",
    "HttpError",
    "NotFound",
    "NotModified",
    "ServerFault",
    "TooManyRequests",
    "Undocumented",
    "UnexpectedStatus",
]


class NotFound(HttpError):
    """There is no such pet."""

    status = 404
    body: models.Problem | None


class NotModified(HttpError):
    """It is as it was."""

    status = 304


class Found(HttpError):
    """It is elsewhere."""

    status = 302


class TooManyRequests(HttpError, Throttled):
    """There are too many calls."""

    status = 429


class ServerFault(HttpError):
    """The service failed."""

    body: models.Problem | None


class UnexpectedStatus(HttpError):
    """What the document says of no status in particular."""
