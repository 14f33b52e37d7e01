"""What a format of texts is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class TextFormat(NamedTuple):
    """A format of texts."""

    name: str
    fits: Callable[[str], object]
    """Tells whether a text is of it."""

    @property
    def rule(self) -> str:
        """What a text must be, as the end of a sentence."""
        return f"must be of format {self.name}"
