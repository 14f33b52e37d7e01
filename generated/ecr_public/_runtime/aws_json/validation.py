"""How an error is handed to the checks of its schema."""

from __future__ import annotations

from ..codec import violations_of
from ..violations import Violation, violation
from .errors import NamedError


def violations_of_error(class_: type[NamedError], value: object) -> list[Violation]:
    """Return how a plain JSON value, or an error, breaks what its schema asks for."""
    kind = value.get("__type") if isinstance(value, dict) else class_.code
    if isinstance(value, NamedError):
        kind, value = value.code, value.to_body()
    found = violations_of(class_.body_type, value)
    if isinstance(kind, str) and kind != class_.code:
        rule = f"must be '{class_.code}'"
        found.insert(0, violation((None, "__type"), "const", rule))
    return found
