"""What the commands beside `generate` do with documents of HTTP."""

from __future__ import annotations

import pytest

from generator.diff.read import read_version
from generator.lint.run import lint
from generator.problems.diagnostics import SpecError
from generator.sources.source import Source
from tests.http.documents import SHOP

SPEC = Source("shop.yaml", SHOP.read_text())


def test_diff_says_that_it_does_not_know_them() -> None:
    """No change goes unnoticed: such documents are not compared at all."""
    with pytest.raises(SpecError, match="diff` knows only operations of AWS JSON"):
        read_version(SPEC)


def test_lint_reads_them() -> None:
    """Rules hold that are not about errors with names, or about what requests mean."""
    found = {each.rule for each in lint(SPEC).findings}
    assert {"missing-description", "missing-example", "odd-summary"} <= found
    assert not found & {"no-errors", "no-invalid-request", "unsaid-idempotency"}


def test_lint_calls_operations_by_their_paths() -> None:
    """Where one has no name, that tells which it is."""
    messages = [each.message for each in lint(SPEC).findings]
    assert "`GET /pets/{petId}` shows no example of its response" in messages
