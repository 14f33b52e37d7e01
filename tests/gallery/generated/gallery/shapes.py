"""Limits of scalars, lists and maps, and the texts of enums: each stands here once.

`meta` carries a limit in the annotations of `models`, where decoding and validators find
it.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from ._runtime import (
    constraints,
)
from ._runtime.rules import (
    Rules,
)

TITLE = constraints.String(
    min_length=1,
    max_length=200,
)
"""What a work is called."""

ARTISTS = constraints.List(
    min_items=1,
    max_items=20,
)
"""Who made a work."""

LIST_WORKS_LIMIT = constraints.WholeNumber(
    minimum=1,
    maximum=100,
)
GET_PICTURE_PICTURE_ID = constraints.WholeNumber(
    bits=64,
    minimum=1,
)
INT64 = constraints.WholeNumber(
    bits=64,
)

MONEY_RULES = Rules({"pattern": "[0-9]{1,12}(\\.[0-9]{1,4})?"})

LanguageText: TypeAlias = Literal[
    "de",
    "en",
]
"""The texts of `models.Language`."""
