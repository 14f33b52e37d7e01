"""What spares the walk over what is right: msgspec tells it in C."""

from __future__ import annotations

from typing import Any

from .first_use import IS_RIGHT, REFUSALS, memory_of_told
from .memory import Known
from .violations import At, Check, Violation, known_by


def unless_right(class_: type[Any], check: Check) -> Check:
    """Return the check of a structure's values, made only of those that are wrong.

    They have a JSON form: msgspec does not look whether texts are Unicode.
    """
    # Alone, its values need not have the tag that they must have in a union.
    tag = class_.__struct_config__.tag_field

    def check_wrong(value: Any, at: At, found: list[Violation]) -> None:
        is_right = _is_right(class_, value, known_by(found))
        if not (is_right and (tag is None or tag in value)):
            check(value, at, found)

    return check_wrong


def _is_right(class_: type[Any], value: object, known: Known[Any]) -> bool:
    if known.told is None:
        known.told = memory_of_told()
    try:
        return bool(IS_RIGHT[class_](value, known.told.hook))
    except REFUSALS:
        return False
