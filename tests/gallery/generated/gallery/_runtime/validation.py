"""How a value of any kind is handed to the checks of its schema."""

from __future__ import annotations

from typing import Any

from . import codec
from .explain import MAX_VIOLATIONS
from .violations import Violation

__all__ = ["MAX_VIOLATIONS", "violations_of"]


def violations_of(type_: Any, value: object) -> list[Violation]:
    """Return how a plain JSON value, or what has structures, breaks its schema.

    A schema that says no type, and only is about values of one, allows all others.
    """
    return codec.violations_of(type_, value, exact=True)
