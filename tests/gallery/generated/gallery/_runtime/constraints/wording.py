"""How limits are worded, of whatever kind the value is."""

from __future__ import annotations

from ..violations import At, Violation, violation


def is_unicode(text: str) -> bool:
    """Return whether a text can be sent: one with half a surrogate pair cannot."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def not_unicode(at: At) -> Violation:
    return violation(at, "type", "must be well-formed Unicode text")


def too_short(at: At, rule: str, limit: int) -> Violation:
    return violation(at, rule, f"must have length greater than or equal to {limit}")


def too_long(at: At, rule: str, limit: int) -> Violation:
    return violation(at, rule, f"must have length less than or equal to {limit}")


def too_small(at: At, rule: str, limit: float) -> Violation:
    return violation(at, rule, f"must have value greater than or equal to {limit}")


def too_great(at: At, rule: str, limit: float) -> Violation:
    return violation(at, rule, f"must have value less than or equal to {limit}")


def not_above(at: At, limit: float) -> Violation:
    rule = f"must have value greater than {limit}"
    return violation(at, "exclusiveMinimum", rule)


def not_below(at: At, limit: float) -> Violation:
    rule = f"must have value less than {limit}"
    return violation(at, "exclusiveMaximum", rule)


def not_multiple(at: At, step: float) -> Violation:
    return violation(at, "multipleOf", f"must be a multiple of {step}")
