"""How a value of any kind is handed to the checks of its schema."""

from __future__ import annotations

from typing import Any

import msgspec

from . import codec
from .explain import MAX_VIOLATIONS, explain
from .first_use import IS_RIGHT
from .formed import NO_FORM, has_form
from .violations import Violation

__all__ = ["MAX_VIOLATIONS", "violations_of"]


def violations_of(type_: Any, value: object) -> list[Violation]:
    """Return how a plain JSON value, or what has structures, breaks its schema.

    A schema that says no type, and only is about values of one, allows all others.
    """
    # Most values are objects: those are not to wait for what others need.
    if type(value) is dict and isinstance(type_, msgspec.StructMeta):
        is_formed = has_form(value)
        try:
            if is_formed and IS_RIGHT[type_](value):
                return []
        except NO_FORM:
            pass
        try:
            return explain(type_, value, exact=True, is_formed=is_formed)
        except RecursionError:
            # It is found out elsewhere whether the value has no end.
            pass
    return codec.violations_of(type_, value, exact=True)
