"""Which process runs which tests, where several run them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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
    "test_http_streams.py",
    "test_diff_emitted.py",
    "test_items.py",
    "test_cli.py",
    "test_divided.py",
    "test_spared.py",
    "test_multipart_parser.py",
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


def report_briefly(config: pytest.Config) -> None:
    """Let a process report what is told of a test, and no more.

    That is its result, and of what comes before and after it what went wrong. To send
    and to read all reports takes as long as most tests.
    """
    worker = next(
        each for each in config.pluginmanager.get_plugins() if is_worker(each)
    )
    send = worker.sendevent

    def send_some(name: str, **what: Any) -> None:
        if name in ("logstart", "logfinish"):
            return
        if name != "testreport" or is_told(what["data"]):
            send(name, **what)

    worker.sendevent = send_some


def is_worker(plugin: Any) -> bool:
    """Whether a plugin is that which talks to the process that shares tests out."""
    return type(plugin).__name__ == "WorkerInteractor"


def is_told(report: dict[str, Any]) -> bool:
    """Whether anybody reads a report."""
    return bool(report["when"] == "call" or report["outcome"] != "passed")
