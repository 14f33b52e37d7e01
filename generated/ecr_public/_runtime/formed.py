"""Whether plain values have a JSON form, their texts being Unicode.

msgspec, which tells in C whether they keep to their types, does not look at that.
"""

from __future__ import annotations

import msgspec

__all__ = ["NO_FORM", "has_form"]

NO_FORM = (
    msgspec.MsgspecError,
    TypeError,
    ValueError,
    OverflowError,
    RecursionError,
)
"""What becomes of an object that cannot be sent."""


def has_form(value: object) -> bool:
    """Return whether a plain value, which fits a type, has a JSON form.

    What stands where anything may stand is not looked at as closely.
    """
    # To write into what is there already spares a fourth of the time.
    try:
        into = _KEPT.pop()
    except IndexError:
        into = bytearray()
    try:
        _WRITE(value, into)
    except NO_FORM:
        return _is_json(value)
    if len(into) <= _LONGEST:
        _KEPT.append(into)
    return True


def _is_json(value: object) -> bool:
    try:
        _WRITE_JSON(value)
    except NO_FORM:
        return False
    return True


_WRITE = msgspec.msgpack.Encoder().encode_into
"""Writes the same as JSON, but for integers of more than 64 bits, in two thirds of the time."""

_WRITE_JSON = msgspec.json.Encoder().encode
_KEPT: list[bytearray] = []
"""Room for what is written, as much as there were ever threads that did so at once."""

_LONGEST = 1 << 20
