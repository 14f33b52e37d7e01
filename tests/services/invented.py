"""The invented service, as its spec has it and as it is emitted."""

from __future__ import annotations

from typing import Any

from tests.roundtrip.package import load_package
from tests.services.emitting import SPECS

LEDGER = load_package(SPECS["ledger"], "ledger")


def build(schema: str, **members: Any) -> Any:
    """Return a structure, given its members by their names in the spec."""
    names = LEDGER.names.members
    return LEDGER.model(schema)(
        **{names[schema, name]: value for name, value in members.items()}
    )
