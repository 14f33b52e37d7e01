"""Violations of a value that may be of several branches of a union."""

from __future__ import annotations

from typing import Any

from .memory import HOLDERS, Known
from .union_options import Candidates
from .violations import (
    At,
    Check,
    Found,
    Refused,
    Verdict,
    Violation,
    fits,
    known_by,
    pointer,
    violation,
)


def check_any(
    asking: object,
    checks: list[Check],
    candidates: Candidates,
    value: Any,
    at: At,
    found: list[Violation],
) -> None:
    """Check that a value is of one of several branches; tell of the closest if not.

    Args:
        asking: The union: what it has told of an object or a list, it tells again.
        checks: Those of the branches that are candidates.
        candidates: What the value may be of.
        value: The value.
        at: Its place.
        found: Where to add what is wrong.
    """
    known = known_by(found)
    if isinstance(found, Verdict):
        if not _is_known_to_fit(asking, checks, candidates, value, known):
            raise Refused
        return
    place, told = known.of(asking, value) or ("", None)
    if told is None or (told and place != pointer(at)):
        told = _told(checks, candidates, value, at, known)
        if type(value) in HOLDERS:
            known.keep(asking, value, (pointer(at) if told else "", told))
    for each in told:
        found.append(each)


def _is_known_to_fit(
    asking: object,
    checks: list[Check],
    candidates: Candidates,
    value: Any,
    known: Known[Any],
) -> bool:
    fitting: bool | None = known.of(asking, value)
    if fitting is None:
        ways = (check for check in checks if fits(check, value, known))
        fitting = next(ways, None) is not None
        if fitting and candidates.is_exclusive:
            fitting = next(ways, None) is None
        if type(value) in HOLDERS:
            known.keep(asking, value, fitting)
    return fitting


def _told(
    checks: list[Check],
    candidates: Candidates,
    value: Any,
    at: At,
    known: Known[Any],
) -> list[Violation]:
    broken: list[list[Violation]] = []
    fitting = 0
    for check in checks:
        of_branch = Found(known)
        check(value, at, of_branch)
        if not of_branch:
            fitting += 1
            if not candidates.is_exclusive:
                return []
        broken.append(of_branch)
    if fitting > 1:
        rule = f"must be of exactly one of several kinds, not {fitting}"
        return [violation(at, "oneOf", rule)]
    return [] if fitting else min(broken, key=len)
