"""The root of all errors."""

from __future__ import annotations

from ..public import public
from ..remade import Remade


class Error(Remade):
    """Root of all errors that this package raises on purpose."""

    __module__ = public("errors")

    attempts: int = 0
    """How many attempts the call had made when it ended with this error."""
