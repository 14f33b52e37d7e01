"""The constraints of scalars, lists and maps: each is enforced and explained here.

A constraint has two sides that accept exactly the same values. `meta` is what msgspec
enforces while it decodes; `check` finds every violation of a plain JSON value, and says
what the value must be.
"""

from __future__ import annotations

from .anything import Anything
from .containers import List, Map
from .numbers import Boolean, Integer, Number
from .texts import Blob, String, Timestamp, check_enum

__all__ = [
    "Anything",
    "Blob",
    "Boolean",
    "Integer",
    "List",
    "Map",
    "Number",
    "String",
    "Timestamp",
    "check_enum",
]
