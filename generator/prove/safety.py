"""Which operations change nothing, as far as a spec tells."""

from __future__ import annotations

from generator import ir

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "QUERY"})
_SAFE_NAMES = ("Get", "List", "Describe", "BatchGet", "BatchCheck")


def is_safe(operation: ir.Operation) -> bool:
    """Tell whether an operation only reads.

    Of one with a method, that tells. Where all are POST, the names do that AWS gives to
    what reads; one that continues in lower case (`Getaway`) is another word.
    """
    if isinstance(operation.binding, ir.Http):
        return operation.binding.method.upper() in SAFE_METHODS
    begun = (
        operation.name.removeprefix(each)
        for each in _SAFE_NAMES
        if operation.name.startswith(each)
    )
    return any(not rest[:1].islower() for rest in begun)
