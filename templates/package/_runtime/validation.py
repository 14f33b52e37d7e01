"""How a value of any kind is handed to the checks of its schema."""

from __future__ import annotations

from .codec import violations_of
from .errors import ServiceError
from .explain import MAX_VIOLATIONS
from .violations import Violation, violation

__all__ = ["MAX_VIOLATIONS", "violations_of", "violations_of_error"]


def violations_of_error(class_: type[ServiceError], value: object) -> list[Violation]:
    """Return how a plain JSON value, or an error, breaks what its schema asks for."""
    if isinstance(value, ServiceError):
        value = value.to_body()
    found = violations_of(class_.body_type, value)
    kind = value.get("__type") if isinstance(value, dict) else class_.code
    if isinstance(kind, str) and kind != class_.code:
        rule = f"must be '{class_.code}'"
        found.insert(0, violation((None, "__type"), "const", rule))
    return found
