"""The explanations: one for each rule, whose examples are what they say they are."""

from __future__ import annotations

import pytest

from generator.lint.catalogue import RULES
from generator.lint.explanation import explanation
from tests.lint.specs import CLEAN, changed, rules_of

UNREADABLE = {"not-readable", "not-openapi"}
"""What stands in bad examples that no reader takes: they are whole specs."""

DOUBLE = {"duplicate-key", "status-taken"}
"""What cannot be merged into a spec; an example of it alone lacks all else."""


def test_clean_spec_breaks_no_rule() -> None:
    """What is found in a change of it comes from the change."""
    assert set() == rules_of(CLEAN)


@pytest.mark.parametrize("rule", RULES)
def test_bad_example_breaks_the_rule(rule: str) -> None:
    """It breaks this rule and no other one."""
    bad = explanation(rule).bad
    if rule in DOUBLE:
        assert rule in rules_of(bad)
    else:
        assert {rule} == rules_of(bad if rule in UNREADABLE else changed(bad))


@pytest.mark.parametrize("rule", RULES)
def test_good_example_breaks_no_rule(rule: str) -> None:
    """What is advised is good in all respects."""
    assert set() == rules_of(changed(explanation(rule).good))


@pytest.mark.parametrize("rule", RULES)
def test_explanation_fits_a_terminal(rule: str) -> None:
    """No line of it is longer than 80 columns."""
    text = explanation(rule).text()
    assert [] == [line for line in text.splitlines() if len(line) > 80]
