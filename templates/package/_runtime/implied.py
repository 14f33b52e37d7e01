"""Types that a document does not say: its schema only is about values of them."""

from __future__ import annotations

from msgspec import inspect

from .annotations import IMPLIED_KEY
from .kinds import kind_of, kinds_of
from .reach import EVERYWHERE, Reach
from .type_infos import structure_class
from .unions import Branch, union_of
from .violations import At, Check, Violation, fits


def is_implied(type_: inspect.Type) -> bool:
    """Return whether the schema of a type does not say it."""
    extra = type_.extra if isinstance(type_, inspect.Metadata) else None
    if IMPLIED_KEY in (extra or {}):
        return True
    of = structure_class(type_)
    # What is a kind of such a class need not be one.
    return of is not None and "__implied__" in vars(of)


def of_its_type(type_: inspect.Type, check: Check) -> Check:
    """Return a check that says nothing of values of other JSON types."""
    kinds = kinds_of(type_)

    def check_own(value: object, at: At, found: list[Violation]) -> None:
        if kind_of(value) in kinds:
            check(value, at, found)

    return check_own


def beside_branches(branches: list[tuple[Branch, Check]], check: Check) -> Check:
    """Return a check of a union of which some branches may say nothing of a value."""
    implied = [
        each
        for each in branches
        if is_implied(each[0].info) or union_of(each[0].info) is not None
    ]

    def check_all(value: object, at: At, found: list[Violation]) -> None:
        kind = kind_of(value)
        for branch, check_branch in implied:
            if kind not in branch.kinds and fits(check_branch, value):
                return
        check(value, at, found)

    return check_all if implied else check


REACHES_IMPLIED = Reach(is_implied, EVERYWHERE)
"""Whether there is such a type in another one."""
