"""What `concord lint` has found in a spec, in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.problems.diagnostics import Diagnostic, Severity, in_order

LEVELS: tuple[Severity, ...] = ("error", "warning", "advice")
"""The levels of findings, the worst one first."""


def worst_first(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings by level, and those of a level in order of place."""
    found = in_order(findings)
    return tuple(sorted(found, key=lambda each: LEVELS.index(each.severity)))


@dataclass(frozen=True, slots=True)
class Silenced:
    """A finding that the spec silences, and the reason that it gives."""

    diagnostic: Diagnostic
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of a spec, the worst first, and those that it silences.

    Those of a level, and the latter, are in order of place.

    `is_complete` tells whether every rule could look at all of the spec.
    """

    spec: str
    findings: tuple[Diagnostic, ...]
    silenced: tuple[Silenced, ...] = ()
    is_complete: bool = True

    def count(self) -> Counter[Severity]:
        """Return how many findings there are of each level."""
        return Counter(found.severity for found in self.findings)

    def fails(self, least: Severity) -> bool:
        """Tell whether there is a finding of a level, or of a worse one."""
        return any(
            LEVELS.index(found.severity) <= LEVELS.index(least)
            for found in self.findings
        )
