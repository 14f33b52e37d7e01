"""What the commands beside `generate` do with documents of HTTP."""

from __future__ import annotations

from generator.diff.compare import compare
from generator.diff.read import read_version
from generator.lint.run import lint
from generator.sources.source import Source
from tests.http.documents import SHOP

SPEC = Source("shop.yaml", SHOP.read_text())


def test_diff_compares_them() -> None:
    """Nothing differs between a document and itself."""
    assert () == compare(read_version(SPEC), read_version(SPEC)).changes


def test_lint_reads_them() -> None:
    """Rules hold that are not about errors with names, or about what requests mean."""
    found = {each.rule for each in lint(SPEC).findings}
    assert {"missing-description", "missing-example", "odd-summary"} <= found
    assert not found & {"no-errors", "no-invalid-request", "unsaid-idempotency"}


def test_lint_calls_operations_by_their_paths() -> None:
    """Where one has no name, that tells which it is."""
    messages = [each.message for each in lint(SPEC).findings]
    assert "`GET /pets/{petId}` shows no example of its response" in messages
