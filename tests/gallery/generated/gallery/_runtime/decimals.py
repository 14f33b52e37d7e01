"""Numbers as the decimals that they are written in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

_DECIMAL = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def is_decimal(text: str) -> bool:
    """Return whether a text is a finite decimal number."""
    return _DECIMAL.fullmatch(text) is not None


def decimal(value: object) -> Decimal:
    """Return the decimal number that a JSON number, or a text, stands for.

    Raises:
        ValueError: it stands for none.
    """
    # Here and not above: few schemas ask for it, and it takes long to import.
    from decimal import Decimal

    if isinstance(value, str) and is_decimal(value):
        return Decimal(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        # As it is written, not as it is stored.
        return Decimal(repr(value))
    raise ValueError("not a decimal number")


def json_number(value: Decimal) -> float:
    """Return the number that a decimal travels as, an `int` if it is whole.

    Raises:
        ValueError: it is not finite.
    """
    if not value.is_finite():
        raise ValueError(f"{value} is not finite")
    return int(value) if value == value.to_integral_value() else float(value)


def is_multiple(number: float, step: float) -> bool:
    """Return whether a finite number is a multiple of a step, both as they are written."""
    if isinstance(number, int) and isinstance(step, int):
        return number % step == 0
    # Here and not above: few schemas ask for it, and it takes long to import.
    from fractions import Fraction

    return Fraction(repr(number)) % Fraction(repr(step)) == 0
