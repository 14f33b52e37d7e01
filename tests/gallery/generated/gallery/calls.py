"""Calls: what they can be told, what is told of them, and their whole response."""

from __future__ import annotations

from ._runtime.body_log import BodyLog
from ._runtime.detailed import Response
from ._runtime.hooks import Attempt, Hooks, with_headers
from ._runtime.options import CallOptions, ClientOptions

__all__ = [
    "Attempt",
    "BodyLog",
    "CallOptions",
    "ClientOptions",
    "Hooks",
    "Response",
    "with_headers",
]
