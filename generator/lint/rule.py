"""What a rule is, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from generator.lint.subject import Subject
from generator.problems.diagnostics import Diagnostic, Related, Severity
from generator.reading.nodes import Node
from generator.sources.source import Place


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has found: at which node, in which words, and what to do about it.

    The place is that of the node's key where it is not another one. Without a hint, the
    suggestion is the rule's own.
    """

    node: Node
    message: str
    hint: str | None = None
    related: tuple[Related, ...] = ()
    at: Place | None = None


Search: TypeAlias = Callable[[Subject], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, how much it matters, and what it says in one line each.

    `search` looks for what breaks it; rules of which `generate` refuses what breaks
    them have none.
    """

    name: str
    level: Severity
    title: str
    mend: str
    search: Search | None = None

    def diagnostic(self, finding: Finding) -> Diagnostic:
        """Return a finding of this rule as a person sees it."""
        return Diagnostic(
            message=finding.message,
            place=finding.at or finding.node.key_place,
            hint=finding.hint or self.mend,
            related=finding.related,
            severity=self.level,
            rule=self.name,
        )
