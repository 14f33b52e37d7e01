"""What is asked of a value of which nothing is known: nothing."""

from __future__ import annotations

import msgspec

from ..violations import Violation


class Anything:
    """Any value that JSON has."""

    meta = msgspec.Meta()

    def check(
        self, value: object, at: str, key: str | int | None, found: list[Violation]
    ) -> None:
        """Find nothing."""
