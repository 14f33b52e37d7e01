"""What scalars that nothing is known of but their type are called: all alike."""

from __future__ import annotations

from dataclasses import fields

from generator import ir
from generator.naming.words import pascal

_WORDS = frozenset({"name", "description", "examples", "place", "plain"})
"""What is said beside the limits of a shape."""


def shared_name(shape: ir.Shape) -> str | None:
    """Return what all scalars are called that are like one, None if it is like no other.

    Nothing is known of those but their type, their size or their format.
    """
    said = {
        field.name
        for field in fields(shape)
        if field.name not in _WORDS and getattr(shape, field.name) != field.default
    }
    match shape:
        case ir.Integer(bits=64, plain=True) if said == {"bits"}:
            return "Integer"
        case ir.Integer(bits=bits, plain=False) if said == {"bits"}:
            return f"Int{bits}"
        case ir.String(format=str() as format_) if said == {"format"}:
            return pascal(format_)
        case ir.Decimal(is_text=False) if said == {"is_text"}:
            return "DecimalNumber"
    return None if said else type(shape).__name__
