"""Regular expressions that are compiled when they first have to match.

To compile those of all formats takes longer than to import the module of a model.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property


class Expression:
    """A regular expression for the whole of a text."""

    def __init__(self, pattern: str) -> None:
        """Take it as `re` reads it."""
        self._pattern = pattern

    @cached_property
    def fullmatch(self) -> Callable[[str], re.Match[str] | None]:
        """What matches a text with it, or returns `None`."""
        return re.compile(self._pattern).fullmatch
