"""The errors of the pet shop."""

from __future__ import annotations

from templates.package._runtime.errors import AuthenticationFailed
from templates.package._runtime.http.errors import HttpError
from tests.http.served import models


class NotFound(HttpError):
    """There is no such thing."""

    status = 404
    body: models.Problem | None


class Conflict(HttpError):
    """It is there already."""

    status = 409
    body: models.Problem | None


class Unauthorized(HttpError, AuthenticationFailed):
    """Nobody knows who calls."""

    status = 401


class ServerFault(HttpError):
    """The service failed."""
