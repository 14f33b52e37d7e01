"""JSON Schema as functions that find every violation of a plain JSON value.

In goes a schema of draft 2020-12, or of draft 4, as plain JSON; out comes a check. It is
made once: nothing of the schema is read again while values are checked. References stay
within the schema and the documents that are given beside it.
"""

from __future__ import annotations

from .compiler import Unresolvable, compiled
from .dialects import DRAFT_4, DRAFT_2020_12, Dialect

__all__ = ["DRAFT_4", "DRAFT_2020_12", "Dialect", "Unresolvable", "compiled"]
