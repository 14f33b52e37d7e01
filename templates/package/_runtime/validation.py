"""How a value of any kind is handed to the checks of its schema."""

from __future__ import annotations

from typing import Any

from . import codec
from .explain import MAX_VIOLATIONS, explain
from .first_use import VERDICT
from .violations import Violation

__all__ = ["MAX_VIOLATIONS", "violations_of"]


def violations_of(type_: Any, value: object) -> list[Violation]:
    """Return how a plain JSON value, or what has structures, breaks its schema.

    A schema that says no type, and only is about values of one, allows all others.
    """
    if type(value) is dict and (judge := VERDICT[type_]) is not None:
        is_formed = judge(value)
        if is_formed is None:
            return []
        try:
            return explain(type_, value, exact=True, is_formed=is_formed)
        except RecursionError:
            # It is found out elsewhere whether the value has no end.
            pass
    return codec.violations_of(type_, value, exact=True)
