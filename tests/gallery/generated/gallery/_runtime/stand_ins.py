"""Classes that stand in annotations for what a hook makes where msgspec decodes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["Anything", "DecimalNumber", "DecimalText"]

_instance_of_object: Any = type.__dict__["__instancecheck__"].__get__(object)


class Anything(type):
    """Class of classes that everything is an instance of."""

    # A bound method of C: msgspec asks it about each value that a hook has made.
    __instancecheck__ = _instance_of_object


if TYPE_CHECKING:
    # To type checkers and editors it is `Decimal`, and goes by that name.
    from decimal import Decimal as DecimalNumber
    from decimal import Decimal as DecimalText
else:

    class DecimalText(metaclass=Anything):
        """Stands for a `Decimal` that is text on the wire."""

    class DecimalNumber(metaclass=Anything):
        """Stands for a `Decimal` that is a number on the wire."""
