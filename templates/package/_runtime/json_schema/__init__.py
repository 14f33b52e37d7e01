"""JSON Schema as functions that find every violation of a plain JSON value.

In goes a schema of draft 2020-12 as plain JSON; out comes a check. It is
made once: nothing of the schema is read again while values are checked. References stay
within the schema and the documents that are given beside it.
"""

from __future__ import annotations

from .compiler import Unresolvable, compiled

__all__ = ["Unresolvable", "compiled"]
