"""The errors that every emitted package raises, from the root down."""

from __future__ import annotations

from .invalid import ModelInvalid, RequestInvalid, ResponseInvalid
from .missing import MissingExtra
from .root import Error
from .service import (
    BODY_KEPT,
    AuthenticationFailed,
    Fault,
    ServiceError,
    Throttled,
    Unavailable,
)
from .transport import ClientClosed, TransportError, TransportTimeout

__all__ = [
    "BODY_KEPT",
    "AuthenticationFailed",
    "ClientClosed",
    "Error",
    "Fault",
    "MissingExtra",
    "ModelInvalid",
    "RequestInvalid",
    "ResponseInvalid",
    "ServiceError",
    "Throttled",
    "TransportError",
    "TransportTimeout",
    "Unavailable",
]
