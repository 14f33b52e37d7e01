"""Rules for the values that a shape allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.diff.model import Effects
from generator.diff.rules.impact import (
    CHANGED,
    NARROWED,
    WIDENED,
    Impact,
    breaking,
    either,
    everywhere,
    risky,
)
from generator.diff.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of a shape: its field in the IR, its name in rule ids, in specs."""

    field: str
    name: str
    keywords: tuple[str, ...]
    """How specs write it, the usual way first."""

    of: str
    """What it limits, for people."""

    upper: bool


def _pair(noun: str, keyword: str, of: str, *others: str) -> tuple[Limit, Limit]:
    low, high = f"min{keyword}", f"max{keyword}"
    name = noun.replace("_", "-")
    return (
        Limit(
            f"min_{noun}",
            f"min-{name}",
            (low, *(f"x-concord-min-{each}" for each in others)),
            f"the least {of}",
            upper=False,
        ),
        Limit(
            f"max_{noun}",
            f"max-{name}",
            (high, *(f"x-concord-max-{each}" for each in others)),
            f"the greatest {of}",
            upper=True,
        ),
    )


COUNTS = (
    *_pair("length", "Length", "number of characters"),
    *_pair("items", "Items", "number of items"),
    *_pair("properties", "Properties", "number of entries"),
    *_pair("bytes", "Length", "number of bytes", "bytes"),
)
"""Limits of how much of something there may be; absent where there is none."""

MINIMUM = Limit(
    "minimum", "minimum", ("minimum", "exclusiveMinimum"), "the least value", False
)
MAXIMUM = Limit(
    "maximum", "maximum", ("maximum", "exclusiveMaximum"), "the greatest value", True
)


def _rules(limit: Limit) -> Iterator[Rule]:
    raised, lowered = (WIDENED, NARROWED) if limit.upper else (NARROWED, WIDENED)
    of = f"{limit.of[0].upper()}{limit.of[1:]}"
    none = "there is no limit any more", "there was no limit before"
    gone, new = none if limit.upper else none[::-1]
    yield Rule(f"{limit.name}-raised", f"{of} is higher, or {gone}.", raised)
    yield Rule(f"{limit.name}-lowered", f"{of} is lower, or {new}.", lowered)


LIMITS = (
    *(rule for limit in (*COUNTS, MINIMUM, MAXIMUM) for rule in _rules(limit)),
    Rule(
        "multiple-of-narrowed",
        "Numbers must be multiples of a number, and need not have been.",
        NARROWED,
    ),
    Rule(
        "multiple-of-widened",
        "Numbers need no longer be multiples of what they were.",
        WIDENED,
    ),
    Rule(
        "multiple-of-changed",
        "Numbers must be multiples of another number, neither a multiple of the other.",
        CHANGED,
    ),
    Rule(
        "constraint-changed",
        "Something else is checked of a value: a format, constants, rules of its own.",
        CHANGED,
    ),
    Rule("pattern-added", "Text must match a pattern; there was none.", NARROWED),
    Rule("pattern-removed", "Text need no longer match a pattern.", WIDENED),
    Rule(
        "pattern-changed",
        "Text must match another pattern; which texts match both is not computed.",
        CHANGED,
    ),
    Rule(
        "integer-size-narrowed",
        "A whole number has 32 bits, and had 64.",
        NARROWED,
    ),
    Rule(
        "integer-size-widened",
        "A whole number has 64 bits, and had 32.",
        WIDENED,
    ),
)

_TYPE = "code that was written for the old type fails"

_NEW = risky("code may meet a value that it does not know, as plain text")
_ANSWERED = Impact(Effects(), Effects(callers=_NEW), Effects(callers=_NEW))

VALUES = (
    Rule(
        "type-changed",
        "A value has another type, on the wire or in Python.",
        everywhere(
            breaking(_TYPE), breaking(_TYPE), breaking("payloads at rest are refused")
        ),
        "Add a member of the new type, and deprecate the old one.",
    ),
    Rule(
        "enum-value-added",
        "An enum has a value that it did not have.",
        either(WIDENED, _ANSWERED),
    ),
    Rule(
        "enum-value-removed",
        "An enum has a value no longer, and its class a constant less.",
        either(
            NARROWED,
            everywhere(breaking("code that uses the value's constant fails")),
        ),
    ),
    Rule(
        "branch-added",
        "A value may be of a type that it was never of before.",
        either(WIDENED, _ANSWERED),
    ),
    Rule(
        "discriminator-changed",
        "What tells the branches of a union apart has changed.",
        everywhere(
            breaking("values are taken for those of another branch, or refused"),
            breaking("values are taken for those of another branch, or refused"),
            risky("payloads at rest are taken for those of another branch, or refused"),
        ),
    ),
    Rule(
        "branch-removed",
        "A value is no longer of one of the types that it may have been of.",
        either(NARROWED, everywhere(breaking("code that makes such a value fails"))),
    ),
)
