"""The constraints of scalars, lists and maps: each stands in an emitted module once.

`meta` is what annotations carry. msgspec enforces what it can of it while it decodes; it
hands on the constraint itself, which enforces the rest (`fits`, in `residue`) and finds
every violation of a plain JSON value (`check`, in `explain`).
"""

from __future__ import annotations

from .containers import List, Map
from .formats import TextFormat
from .numbers import Boolean, Integer, Number
from .texts import Blob, DateTime, EnumOf, String, Timestamp
from .whole_numbers import WholeNumber

__all__ = [
    "Blob",
    "Boolean",
    "DateTime",
    "EnumOf",
    "Integer",
    "List",
    "Map",
    "Number",
    "String",
    "TextFormat",
    "Timestamp",
    "WholeNumber",
]
