"""What a format of texts is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class TextFormat(NamedTuple):
    """A format of texts."""

    name: str
    fits: Callable[[str], object]
    """Tells whether a text is of it."""

    all_fit: Callable[[Sequence[str]], object] | None = None
    """Tells whether several are, faster than one by one; `None`: nothing does."""

    fitting: str | None = None
    """A text that is of it, where several are told of."""

    @property
    def rule(self) -> str:
        """What a text must be, as the end of a sentence."""
        return f"must be of format {self.name}"
