"""Enums that a newer service may know more values of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["Unknown", "UnknownNumber"]

if TYPE_CHECKING:
    # To type checkers and editors it is `str` or `int`, and goes by that name.
    from builtins import int as UnknownNumber
    from builtins import str as Unknown
else:

    class _Unknown:
        """Leaves out of a union what only type checkers read in it.

        msgspec takes the known values alone. A value that is none of them is told, and
        then stays what it is in an answer, and is refused in a request.
        """

        def __ror__(self, enum: Any) -> Any:
            return enum

    Unknown = UnknownNumber = _Unknown()
