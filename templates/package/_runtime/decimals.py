"""Numbers as the decimals that they are written in."""

from __future__ import annotations


def is_multiple(number: float, step: float) -> bool:
    """Return whether a finite number is a multiple of a step, both as they are written."""
    if isinstance(number, int) and isinstance(step, int):
        return number % step == 0
    # Here and not above: few schemas ask for it, and it takes long to import.
    from fractions import Fraction

    return Fraction(repr(number)) % Fraction(repr(step)) == 0
