"""What the mock leaves out because no value could be made for it."""

from __future__ import annotations

from generator import ir
from generator.problems.diagnostics import Diagnostic, Findings
from generator.values.scalars import Unmakeable


class LeftOut:
    """Collects the optional members that no answer has, each once."""

    def __init__(self) -> None:
        self._findings = Findings("unsupported")

    def add(self, member: ir.Member, error: Unmakeable) -> None:
        """Take note of a member."""
        self._findings.warning(
            f"the mock leaves out `{member.name}`: it can make no `{error.shape.name}`,"
            f" for {error.reason}",
            member.place,
            hint="give it an example",
        )

    def warnings(self) -> tuple[Diagnostic, ...]:
        """Return what is left out, in order of place."""
        return self._findings.warnings()
