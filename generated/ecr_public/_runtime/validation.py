"""How a value of any kind is handed to the checks of its schema."""

from __future__ import annotations

from typing import Any

import msgspec

from . import codec
from .explain import MAX_VIOLATIONS
from .first_use import IS_RIGHT
from .formed import NO_FORM, has_form
from .violations import Violation

__all__ = ["MAX_VIOLATIONS", "violations_of"]


def violations_of(type_: Any, value: object) -> list[Violation]:
    """Return how a plain JSON value, or what has structures, breaks its schema.

    A schema that says no type, and only is about values of one, allows all others.
    """
    # Most values are right objects: those are not to wait for what others need.
    if type(value) is dict and isinstance(type_, msgspec.StructMeta):
        try:
            if has_form(value) and IS_RIGHT[type_](value):
                return []
        except NO_FORM:
            pass
    return codec.violations_of(type_, value, exact=True)
