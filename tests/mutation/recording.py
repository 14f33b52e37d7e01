"""Which tests run which lines: a plugin of pytest that records it, and the records.

A line that is run while its module is imported belongs to whichever test comes first.
"""

from __future__ import annotations

import builtins
import importlib.abc
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate, zip_longest
from math import inf, isfinite
from mmap import mmap
from pathlib import Path, PurePosixPath

import pytest

from tests import compiled
from tests.mutation import marking

MODULES = "modules.json"
"""The file that tells where the marks of a module begin, by its path."""

OTHERS = 20.0
"""Seconds of the tests of a module that do not run what is changed in it."""

COLLECTION = ""
"""The name of what runs before any test, which is no test that could be run."""


def prepare(folder: Path, root: Path, modules: Sequence[str]) -> None:
    """Lay out a folder for the records of some modules below a root.

    Modules with one text share their marks, as the copies in emitted packages do.
    """
    size = 1
    firsts: dict[str, int] = {}
    of_modules = {}
    for module in modules:
        text = (root / module).read_bytes()
        digest = sha256(text).hexdigest()
        if digest not in firsts:
            firsts[digest] = size
            size += text.count(b"\n") + 1
        of_modules[module] = (firsts[digest], firsts[digest] + text.count(b"\n") + 2)
    places = {"size": size + 1, "firsts": firsts}
    (folder / marking.PLACES).write_text(json.dumps(places), "utf-8")
    (folder / MODULES).write_text(json.dumps(of_modules), "utf-8")


class Recorder:
    """Writes down which marks a test leaves, and how long it takes."""

    def __init__(self, folder: Path, marks: mmap) -> None:
        self._folder = folder
        self._marks = marks
        self._modules = json.loads((folder / MODULES).read_text("utf-8"))
        self._seconds = defaultdict(float, {COLLECTION: inf})
        self._now: list[bytes] = []
        self._of_fixtures: dict[str, list[bytes]] = defaultdict(list)
        self._found: dict[str, dict[bytes, list[str]]] = {}

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Function) -> Iterator[None]:
        """Record what runs during a test, and what it shares with others."""
        self._keep(self._taken(), COLLECTION)
        self._now = []
        begun = os.times()
        yield
        # On a busy machine, the time on the clock says little.
        spent = sum(os.times()[:4]) - sum(begun[:4])
        self._seconds[item.nodeid] += spent
        self._now.append(self._taken())
        for name in item.fixturenames:
            self._now += self._of_fixtures[name]
        for marks in {*self._now}:
            self._keep(marks, item.nodeid)

    @pytest.hookimpl(hookwrapper=True)
    def pytest_fixture_setup(
        self, fixturedef: pytest.FixtureDef[object]
    ) -> Iterator[None]:
        """Record what makes a thing for many tests as what all of them run."""
        if fixturedef.scope == "function":
            yield
            return
        before = self._taken()
        yield
        made = self._taken()
        self._of_fixtures[fixturedef.argname].append(made)
        self._now += [before, made]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Leave a test out that fails as it is: it tells nothing."""
        self._seconds[report.nodeid] += inf if report.failed or report.skipped else 0

    def pytest_sessionfinish(self) -> None:
        """Write it all down."""
        numbers = {name: number for number, name in enumerate(self._seconds)}
        ran = {
            module: [
                ([*_lines(marks)], [numbers[test] for test in tests])
                for marks, tests in found.items()
            ]
            for module, found in self._found.items()
        }
        record = {"seconds": self._seconds, "ran": ran}
        file = self._folder / f"{os.getpid()}.record.json"
        file.write_text(json.dumps(record), "utf-8")

    def _taken(self) -> bytes:
        """Return the marks that there are, and take them away."""
        marks = self._marks[:]
        self._marks[:] = bytes(len(marks))
        return marks

    def _keep(self, marks: bytes, test: str) -> None:
        for module, (first, end) in self._modules.items():
            some = marks[first:end]
            if some.strip(b"\0"):
                self._found.setdefault(module, {}).setdefault(some, []).append(test)


def _lines(marks: bytes) -> Iterator[int]:
    return (line for line, mark in enumerate(marks) if mark)


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Record, in every process that runs tests, from before they are found."""
    # What tests import is compiled there.
    setattr(compiled, compile.__name__, vars(importlib.abc)["compile"])
    marks = vars(builtins)[marking.NAME]
    recorder = Recorder(Path(os.environ[marking.FOLDER]), marks)
    early_config.pluginmanager.register(recorder)


class Records:
    """What was recorded.

    Args:
        folder: Where the records of all processes are.
        root: The root of the copy that was tested.
    """

    def __init__(self, folder: Path, root: Path) -> None:
        self._root = root
        self._seconds: dict[str, float] = {}
        self._ran: dict[str, dict[int, set[str]]] = {}
        for file in folder.glob("*.record.json"):
            record = json.loads(file.read_text("utf-8"))
            for name, seconds in record["seconds"].items():
                self._seconds[name] = max(seconds, self._seconds.get(name, 0.0))
            names = [*record["seconds"]]
            for module, found in record["ran"].items():
                by_line = self._ran.setdefault(module, defaultdict(set))
                for lines, tests in found:
                    some = {names[test] for test in tests}
                    for line in lines:
                        by_line[line] |= some

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

        What is made once and kept is seen by those who use it, too: some tests of the
        module come after those that run the lines.
        """
        found = self._of_module(module, lines)
        ordered = self._in_turn(found)
        if lines is not None and not self._is_for_importing(module, lines):
            rest = self._in_turn(self._of_module(module, None) - found)
            return ordered + self._some(rest) if found else []
        ordered += self._in_turn(self._of_folder(module) - found)
        others = filter(self._is_good, self._seconds)
        return ordered + self._in_turn({*others} - {*ordered})

    def _some(self, tests: Sequence[str]) -> list[str]:
        ends = accumulate(self._seconds[test] for test in tests)
        return [test for test, end in zip(tests, ends, strict=True) if end <= OTHERS]

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
        return [
            each for each in self._ran if PurePosixPath(each).is_relative_to(folder)
        ]

    def _is_good(self, test: str) -> bool:
        """Whether it passed when it was recorded, and is still there."""
        file = self._root / test.partition("::")[0]
        return isfinite(self._seconds.get(test, inf)) and file.exists()

    def _by_line(self, module: str) -> Mapping[int, set[str]]:
        return self._ran.get(module, {})
