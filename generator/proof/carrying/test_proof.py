"""Client and server agree, and keep to the OpenAPI document that they come from.

The values in `cases` are made from the document. `pytest` is all that it takes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from generator.proof.running.stored import Stored
    from generator.proof.running.trial import Trial


def failures(trial: Trial, stored: Stored, kind: str) -> list[str]:
    """Return what is not as it should be in the cases of a kind."""
    if stored.untried:
        pytest.skip(stored.untried)
    tried = [(case, trial.failure(stored.callee, case)) for case in stored.of(kind)]
    return [f"{case}\n{failure}" for case, failure in tried if failure is not None]


def test_requests_and_answers_arrive(
    trial: Trial, stored: dict[str, Stored], operation: str
) -> None:
    """What one side sends is what the other receives."""
    assert failures(trial, stored[operation], "exchange") == []


def test_errors_arrive(trial: Trial, stored: dict[str, Stored], operation: str) -> None:
    """Each documented error arrives as its class, with its status and members."""
    assert failures(trial, stored[operation], "error") == []


def test_wrong_requests_are_refused(
    trial: Trial, stored: dict[str, Stored], operation: str
) -> None:
    """Both sides refuse what breaks the document, for the same reasons."""
    assert failures(trial, stored[operation], "refusal") == []


def test_wrong_answers_are_told(
    trial: Trial, stored: dict[str, Stored], operation: str
) -> None:
    """An answer that breaks the document is read as far as it fits, and told."""
    assert failures(trial, stored[operation], "breach") == []
