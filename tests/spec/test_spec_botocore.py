"""The spec against the service model that botocore ships.

A difference is allowed only where an entry of EXPLAINED gives a reason for it and says
what it is.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

import pytest

from tests.spec.service_facts import MODELLED, SPECIFIED


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference that has a reason: where it may be, and what it must be."""

    where: str
    reason: str
    holds: Callable[[Any, Any, str], bool]

    def explains(self, subject: str, fact: str, modelled: Any, specified: Any) -> bool:
        """Tell whether a fact differs in just the way that this entry allows."""
        return fnmatchcase(f"{subject}/{fact}", self.where) and self.holds(
            modelled, specified, subject.rpartition("/")[2]
        )


# Base64 needs no entry: the model anchors its pattern already, as ^\S+$.
EXPLAINED = [
    Difference(
        where="shapes/*/pattern",
        reason="JSON Schema searches for a pattern, the service matches all of a value",
        holds=lambda modelled, specified, _: specified == f"^(?:{modelled})$",
    ),
    Difference(
        where="shapes/*Exception/members",
        reason="clients take the code from __type before they look at the shape",
        holds=lambda modelled, specified, name: (
            specified == [("__type", {"type": "string", "const": name}), *modelled]
        ),
    ),
    Difference(
        where="shapes/*Exception/required",
        reason="an error always has __type; no other member is certain",
        holds=lambda modelled, specified, _: (modelled, specified)
        == (None, ["__type"]),
    ),
    Difference(
        where="shapes/InvalidParameterException/role",
        reason="the model does not say which error answers an invalid request",
        holds=lambda _, specified, __: specified == "invalid-request",
    ),
    Difference(
        where="shapes/ServerException/role",
        reason="the model does not say which error stands for an internal failure",
        holds=lambda _, specified, __: specified == "internal-error",
    ),
    Difference(
        where="operations/*/media types",
        reason="the documentation sends application/json, and the service takes it",
        holds=lambda modelled, specified, _: (
            specified == [*modelled, "application/json"]
        ),
    ),
]


def differences(subject: str) -> dict[str, tuple[Any, Any]]:
    """The facts on which model and spec differ, each with what they say."""
    modelled, specified = MODELLED[subject], SPECIFIED[subject]
    return {
        fact: (modelled.get(fact), specified.get(fact))
        for fact in modelled | specified
        if modelled.get(fact) != specified.get(fact)
    }


def explained(entry: Difference, subject: str) -> list[str]:
    """The facts about a subject that differ as an entry allows."""
    return [
        fact
        for fact, sides in differences(subject).items()
        if entry.explains(subject, fact, *sides)
    ]


def test_operations_and_shapes_are_the_same() -> None:
    """Spec and model have the same operations, in one order, and the same shapes."""
    modelled, specified = (
        [subject for subject in facts if not subject.startswith("shapes/")]
        for facts in (MODELLED, SPECIFIED)
    )
    assert modelled == specified
    assert sorted(MODELLED) == sorted(SPECIFIED)


def test_no_difference_goes_unexplained() -> None:
    """Whatever differs between model and spec has an entry that gives the reason."""
    reasons = {
        (subject, fact)
        for subject in MODELLED
        for entry in EXPLAINED
        for fact in explained(entry, subject)
    }
    found = {
        (subject, fact): sides
        for subject in MODELLED
        for fact, sides in differences(subject).items()
    }
    assert {} == {key: sides for key, sides in found.items() if key not in reasons}


@pytest.mark.parametrize("entry", EXPLAINED, ids=lambda entry: entry.reason)
def test_no_explanation_outlives_its_difference(entry: Difference) -> None:
    """Every entry explains a difference that exists."""
    assert [fact for subject in MODELLED for fact in explained(entry, subject)]
