"""What types cannot say of a value, said as JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from .constraints.carried import Rule, rule_meta
from .unicode_classes import written_out
from .violations import At, Check, Violation


class Rules(Rule):
    """A JSON Schema that values keep to, beside what their type asks for."""

    def __init__(
        self,
        schema: Mapping[str, Any],
        *,
        definitions: Mapping[str, Any] | None = None,
        formats: bool = False,
    ) -> None:
        """Take a schema of draft 2020-12.

        Args:
            schema: The schema. Its patterns are Python's, and for the whole of a text,
                as those of `String` are.
            definitions: Schemas that it refers to as `#/$defs/NAME`.
            formats: Whether texts must be of the formats that it names.
        """
        self._schema = schema
        self._definitions = definitions or {}
        self._formats = formats
        self.meta = rule_meta(self)

    def check(self, value: Any, at: At, found: list[Violation]) -> None:
        """Add to `found` how a plain JSON value at `at` breaks this."""
        self._check(value, at, found)

    @cached_property
    def _check(self) -> Check:
        # Here and not above: most programs call nothing that has rules.
        from .json_schema import compiled
        from .text_formats import ALL

        own = self._schema.get("$defs", {})
        formats = {name: each.fits for name, each in ALL.items()}
        return compiled(
            {**self._schema, "$defs": {**self._definitions, **own}},
            matcher=_whole,
            formats=formats if self._formats else None,
        )


def _whole(pattern: str) -> Callable[[str], object]:
    return re.compile(written_out(pattern)).fullmatch
