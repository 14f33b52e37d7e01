"""Violations of a value that may be of several branches of a union."""

from __future__ import annotations

from typing import Any

from .unions import Candidates
from .violations import At, Check, Violation, violation


def check_any(
    checks: list[Check],
    candidates: Candidates,
    value: Any,
    at: At,
    found: list[Violation],
) -> None:
    """Check that a value is of one of several branches; tell of the closest if not."""
    broken: list[list[Violation]] = []
    fitting = 0
    for check in checks:
        of_branch: list[Violation] = []
        check(value, at, of_branch)
        if not of_branch:
            fitting += 1
            if not candidates.is_exclusive:
                return
        broken.append(of_branch)
    if fitting > 1:
        rule = f"must be of exactly one of several kinds, not {fitting}"
        found.append(violation(at, "oneOf", rule))
    elif not fitting:
        for each in min(broken, key=len):
            found.append(each)
