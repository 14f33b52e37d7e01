"""Which process runs which tests, where several run them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from xdist.scheduler.loadgroup import LoadGroupScheduling

LONG = (
    "test_readme.py",
    "test_emitted_code.py",
    "test_any_edit.py",
    "test_upload_kills.py",
    "test_packaging.py",
    "test_consumer.py",
    "test_with_tests.py",
    "test_prove_mutants.py",
    "test_mock_process.py",
    "test_prove_live.py",
    "test_prove_http.py",
    "test_prove_command.py",
    "test_update.py",
    "test_upload_faults.py",
    "test_upload_restart.py",
    "test_way_of_a_spec.py",
    "test_documents.py",
)
"""Files with few tests that take long: what begins last is to be short."""


def longest_first(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Return the tests in the order in which processes are to take their files."""
    rank = {name: index for index, name in enumerate(LONG)}
    return sorted(items, key=lambda item: rank.get(item.path.name, len(LONG)))


class ByFile(LoadGroupScheduling):  # type: ignore[misc]  # it has no types
    """A file is run by one process, which makes what its tests share only once."""

    def _split_scope(self, nodeid: str) -> str:
        scope: str = super()._split_scope(nodeid)
        return scope.partition("::")[0]
