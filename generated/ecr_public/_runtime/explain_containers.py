"""Every violation of lists, maps and tuples, by the checks of what they hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import inspect

from .constraints import List
from .constraints.carried import bare
from .explain_scalars import check_of_scalar
from .sifting import Sift
from .violations import At, Check, Violation, violation


def of_items(
    items: Callable[..., Any], check_item: Check, sift: Sift | None = None
) -> Check:
    """Return the check of a list or a map, by what tells its items and checks each.

    `sift` tells which items of a list may be wrong, if anything does.
    """

    def check(value: Any, at: At, found: list[Violation]) -> None:
        for key, item in items(value, at, found):
            check_item(item, (at, key), found)

    def check_sifted(value: Any, at: At, found: list[Violation]) -> None:
        if type(value) is not list or len(value) < _MANY:
            check(value, at, found)
        elif sift is not None and next(items(value, at, found), None) is not None:
            for place in sift(value):
                check_item(value[place], (at, place), found)

    return check if sift is None else check_sifted


def with_keys(check: Check, type_: inspect.Type) -> Check:
    """Return a check that also looks at the keys of a map, if they are not any text."""
    if isinstance(bare(type_), inspect.StrType):
        return check
    check_key = check_of_scalar(type_)

    def check_all(value: Any, at: At, found: list[Violation]) -> None:
        check(value, at, found)
        for key in value if isinstance(value, dict) else ():
            broken: list[Violation] = []
            check_key(key, None, broken)
            for each in broken:
                rule = f"has a name that {each.message}"
                found.append(violation((at, key), "propertyNames", rule))

    return check_all


def of_tuple(checks: list[Check]) -> Check:
    """Return the check of a tuple."""
    size = List(min_items=len(checks), max_items=len(checks))

    def check(value: Any, at: At, found: list[Violation]) -> None:
        items = size.items(value, at, found)
        for check_item, (place, item) in zip(checks, items, strict=False):
            check_item(item, (at, place), found)

    return check


_MANY = 8
"""From how many items on a list is worth to be sifted."""
