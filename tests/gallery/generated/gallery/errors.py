"""The errors that this package raises.

`GalleryError` is the root of all. An `HttpError` is an answer of the service: each
status that the document has an error for is a class, `Undocumented` is any other.
"""

from __future__ import annotations

from typing import Any

from . import (
    models,
)
from ._runtime.errors import (
    AuthenticationFailed,
    ClientClosed,
    Error,
    MissingExtra,
    ModelInvalid,
    RequestInvalid,
    ResponseInvalid,
    ServiceError,
    Throttled,
    TransportError,
    TransportTimeout,
    Unavailable,
)
from ._runtime.http.errors import (
    HttpError,
    Undocumented,
)

__all__ = [
    "AuthenticationFailed",
    "BadRequest",
    "ClientClosed",
    "Conflict",
    "Forbidden",
    "GalleryError",
    "HttpError",
    "MissingExtra",
    "ModelInvalid",
    "NotFound",
    "NotModified",
    "PreconditionFailed",
    "RequestInvalid",
    "ResponseInvalid",
    "ServiceError",
    "Throttled",
    "TransportError",
    "TransportTimeout",
    "Unauthorized",
    "Unavailable",
    "Undocumented",
]

GalleryError = Error
GalleryError.__name__ = GalleryError.__qualname__ = "GalleryError"


class NotModified(HttpError):
    """It is as it was."""

    status = 304
    body: None


class BadRequest(HttpError):
    """The request breaks the specification."""

    status = 400
    body: models.Problem | None

    @staticmethod
    def body_types() -> tuple[Any, ...]:
        """Return the types that `body` may have."""
        return (models.Problem,)


class Unauthorized(HttpError, AuthenticationFailed):
    """Nobody knows who calls."""

    status = 401
    body: models.Problem | None

    @staticmethod
    def body_types() -> tuple[Any, ...]:
        """Return the types that `body` may have."""
        return (models.Problem,)


class Forbidden(HttpError):
    """The caller may not do this."""

    status = 403
    body: models.Problem | None

    @staticmethod
    def body_types() -> tuple[Any, ...]:
        """Return the types that `body` may have."""
        return (models.Problem,)


class NotFound(HttpError):
    """There is no such thing."""

    status = 404
    body: models.Problem | None

    @staticmethod
    def body_types() -> tuple[Any, ...]:
        """Return the types that `body` may have."""
        return (models.Problem,)


class Conflict(HttpError):
    """There is such a work."""

    status = 409
    body: models.Conflict | None

    @staticmethod
    def body_types() -> tuple[Any, ...]:
        """Return the types that `body` may have."""
        return (models.Conflict,)


class PreconditionFailed(HttpError):
    """It has changed meanwhile."""

    status = 412
    body: models.Problem | None

    @staticmethod
    def body_types() -> tuple[Any, ...]:
        """Return the types that `body` may have."""
        return (models.Problem,)
