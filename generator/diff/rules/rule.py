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

    over_http: Impact | None = None
    """What it means where operations have methods and paths, if that is something else."""

    def impact_on(self, *, is_http: bool) -> Impact:
        """Return what it means in a service of one kind or the other."""
        return self.over_http or self.impact if is_http else self.impact
