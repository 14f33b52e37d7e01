"""How a value of any kind is handed to the checks of its schema."""

from __future__ import annotations

from .codec import violations_of
from .explain import MAX_VIOLATIONS

__all__ = ["MAX_VIOLATIONS", "violations_of"]
