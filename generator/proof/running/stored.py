"""The cases of an operation as they are stored: a JSON object."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.proof.running.cases import Callee, Case, ErrorNames, Target


class Stored:
    """What is to be tried of an operation.

    Args:
        content: What is stored.
    """

    def __init__(self, content: Mapping[str, Any]) -> None:
        self.target = Target(**content["package"])
        """The package."""

        callee = dict(content["operation"])
        errors = callee.pop("errors").items()
        named = {name: ErrorNames(**about) for name, about in errors}
        self.callee = Callee(errors=named, **callee)
        """The operation."""

        self.untried = str(content.get("untried", ""))
        """Why there is nothing to try, if so."""

        self._cases = [Case(**each) for each in content["cases"]]

    def of(self, kind: str) -> list[Case]:
        """Return the cases of a kind."""
        return [case for case in self._cases if case.kind == kind]
