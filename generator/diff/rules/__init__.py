"""The rules: what a comparison looks for, and what each finding means to whom.

This table is all there is: findings take their effects from it, `--explain` prints it,
and a test compares it with what the tests and the documentation name.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.diff.rules.errors import ERRORS
from generator.diff.rules.http import ANSWERS, REQUESTS
from generator.diff.rules.limits import LIMITS, VALUES
from generator.diff.rules.members import MEMBERS
from generator.diff.rules.operations import OPERATIONS
from generator.diff.rules.rule import Rule
from generator.diff.rules.service import DOCUMENTATION, NAMES, OTHERWISE, SERVICE

__all__ = ["AREAS", "RULES", "Rule"]

AREAS: Mapping[str, tuple[Rule, ...]] = {
    "Operations": OPERATIONS,
    "Requests over HTTP": REQUESTS,
    "Answers over HTTP": ANSWERS,
    "Errors": ERRORS,
    "Members": MEMBERS,
    "Values": VALUES,
    "Limits": LIMITS,
    "Python names": NAMES,
    "Service": SERVICE,
    "All else": OTHERWISE,
    "Documentation": DOCUMENTATION,
}
"""The rules of each area, in the order in which people read them."""

RULES: Mapping[str, Rule] = {rule.id: rule for area in AREAS.values() for rule in area}
"""Every rule by its id."""
