"""A rule: one kind of change."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diff.rules.impact import Impact


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of change, what it is in one sentence, and what it means to whom."""

    id: str
    meaning: str
    impact: Impact
    advice: str = ""
    """What to do about it, or instead of it."""
