"""How limits are worded, of whatever kind the value is."""

from __future__ import annotations

from ..violations import Violation


def too_short(at: str, rule: str, limit: int) -> Violation:
    return Violation(at, rule, f"must have length greater than or equal to {limit}")


def too_long(at: str, rule: str, limit: int) -> Violation:
    return Violation(at, rule, f"must have length less than or equal to {limit}")


def too_small(at: str, rule: str, limit: float) -> Violation:
    return Violation(at, rule, f"must have value greater than or equal to {limit}")


def too_great(at: str, rule: str, limit: float) -> Violation:
    return Violation(at, rule, f"must have value less than or equal to {limit}")
