"""Which tests run which lines: a plugin of pytest that records it, and the records.

A line that is run while its module is imported belongs to whichever test comes first.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from math import inf, isfinite
from pathlib import Path, PurePosixPath

import pytest
from coverage import Coverage, CoverageData

DURATIONS = "CONCORD_TEST_DURATIONS"
"""The variable that names the folder where each process leaves its durations."""

SETTINGS = """\
[run]
branch = false
concurrency = thread
# A process that a test starts has that test's name in its environment.
context = ${PYTEST_CURRENT_TEST-}
data_file = %(folder)s/coverage
disable_warnings = no-data-collected, module-not-imported
include =
    %(root)s/generator/*
    */_runtime/*
parallel = true
patch = subprocess
sigterm = true

[paths]
runtime =
    %(root)s/templates/package/_runtime
    %(root)s/generated/*/_runtime
    */_runtime
"""


class Recorder:
    """Tells coverage which test is running, and how long it took."""

    def __init__(self) -> None:
        self._seconds: dict[str, float] = defaultdict(float)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Record what runs during a test under its name."""
        current = Coverage.current()
        if current is not None:
            current.switch_context(item.nodeid)
        yield
        if current is not None:
            current.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Keep how long a test takes; one that fails as it is tells nothing."""
        bad = report.failed or report.skipped
        self._seconds[report.nodeid] += float("inf") if bad else report.duration

    def pytest_sessionfinish(self) -> None:
        """Save now: a worker of xdist ends without its exit handlers."""
        folder = os.environ[DURATIONS]
        Path(folder, f"durations-{os.getpid()}.json").write_text(
            json.dumps(self._seconds), "utf-8"
        )
        current = Coverage.current()
        if current is not None:
            current.stop()
            current.save()


def pytest_configure(config: pytest.Config) -> None:
    """Record, in every process that runs tests."""
    config.pluginmanager.register(Recorder())


class Records:
    """What was recorded.

    Args:
        folder: Where the coverage and the durations of all processes are.
        root: The root of the copy that was tested.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        self._root = root
        self._data = CoverageData(str(folder / "coverage"))
        self._data.read()
        self._seconds: dict[str, float] = {}
        for file in folder.glob("durations-*.json"):
            for name, seconds in json.loads(file.read_text("utf-8")).items():
                self._seconds[name] = max(seconds, self._seconds.get(name, 0.0))
        self._tests: dict[str, dict[int, list[str]]] = {}

    def seconds(self, tests: Iterable[str]) -> float:
        """Return how long tests took in all."""
        return sum(self._seconds[test] for test in tests)

    def tests_of(self, module: str, lines: range | None) -> list[str]:
        """Return the tests that run one of the lines, or any at all.

        Of each file the quickest comes first, then of each the second: a mutant that the
        tests of one file let pass may be what those of another one are about.

        What runs only when a module is imported, such as a table and the functions that
        make it, is seen by those who use it, and no record tells who does. Then the tests
        of the smallest folder around it that has any come next, and all others last.
        """
        found = self._of_module(module, lines)
        ordered = self._in_turn(found)
        if lines is not None and not self._is_for_importing(module, lines):
            return ordered
        ordered += self._in_turn(self._of_folder(module) - found)
        others = filter(self._is_good, self._seconds)
        return ordered + self._in_turn({*others} - {*ordered})

    def _is_for_importing(self, module: str, lines: range) -> bool:
        """Whether lines are run, and only by those who import the module."""
        by_line = self._by_line(module)
        running = {test for line in lines for test in by_line.get(line, ())}
        importing = by_line[min(by_line)] if by_line else ()
        return bool(running) and running <= {*importing}

    def _in_turn(self, tests: Iterable[str]) -> list[str]:
        files: dict[str, list[str]] = defaultdict(list)
        for test in sorted(tests, key=lambda test: (self._seconds[test], test)):
            files[test.partition("::")[0]].append(test)
        rows = zip_longest(*files.values())
        return [test for row in rows for test in row if test is not None]

    def _of_folder(self, module: str) -> set[str]:
        found: set[str] = set()
        folder = PurePosixPath(module).parent
        while not found and folder.name:
            for each in self._modules_below(folder):
                found |= self._of_module(each, None)
            folder = folder.parent
        return found

    def _of_module(self, module: str, lines: range | None) -> set[str]:
        by_line = self._by_line(module)
        return {
            test
            for line in by_line
            if lines is None or line in lines
            for test in by_line[line]
            if self._is_good(test)
        }

    def _modules_below(self, folder: PurePosixPath) -> list[str]:
        measured = (Path(file) for file in self._data.measured_files())
        below = (file for file in measured if file.is_relative_to(self._root / folder))
        return [file.relative_to(self._root).as_posix() for file in below]

    def _is_good(self, test: str) -> bool:
        """Whether it passed when it was recorded, and is still there."""
        file = self._root / test.partition("::")[0]
        return isfinite(self._seconds.get(test, inf)) and file.exists()

    def _by_line(self, module: str) -> dict[int, list[str]]:
        if module not in self._tests:
            contexts = self._data.contexts_by_lineno(str(self._root / module))
            self._tests[module] = {
                line: [_test_of(context) for context in names]
                for line, names in contexts.items()
            }
        return self._tests[module]


def _test_of(context: str) -> str:
    """Return the test of a context; one in a process of its own ends in its phase."""
    head, _, tail = context.rpartition(" ")
    return head if tail in ("(setup)", "(call)", "(teardown)") else context
