"""What the operations of a document are lowered to, whatever they travel as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator import ir


@dataclass(frozen=True, slots=True)
class Lowered:
    """Operations, and their errors: by their names, or by their statuses."""

    operations: tuple[ir.Operation, ...]
    errors: Mapping[str, ir.Error] = field(default_factory=dict)
    statuses: tuple[ir.StatusError, ...] = ()
    invalid_request: str | None = None
    internal_error: str | None = None
