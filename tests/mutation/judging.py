"""Whether a mutant survives: tests and mypy against a workspace that has it."""

from __future__ import annotations

import importlib
import multiprocessing
import os
import resource
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from enum import Enum
from itertools import accumulate
from multiprocessing.queues import Queue
from pathlib import Path

import pytest

from tests.mutation.mutants import Mutant
from tests.mutation.recording import Records
from tests.mutation.workspace import Workspace

FIRST = 10.0
"""Seconds, as recorded, of the tests that are tried first."""

SECOND = 300.0
"""Seconds of the tests that are tried on what the first ones let pass."""

_LOADED = [
    "aiohttp",
    "black",
    "boto3",
    "click",
    "hypothesis",
    "httpx2",
    "jinja2",
    "jsonschema_rs",
    "msgspec",
    "openapi_spec_validator",
    "requests",
    "rich",
    "schemathesis",
    "urllib3",
    "uvicorn",
    "yaml",
]
_LOADED_BEFORE = "ignore::pytest.PytestAssertRewriteWarning"
_OURS = ("generator", "templates", "tests", "ecr_public")


_BROKEN = 70
"""The exit code of a fork that could not run tests at all."""


class Outcome(Enum):
    """What became of a mutant."""

    KILLED = "killed by a test"
    TOO_SLOW = "killed by the time limit"
    REFUSED = "refused by mypy"
    SURVIVED = "survived"
    NOT_RUN = "survived, as no test runs it"

    @property
    def is_survival(self) -> bool:
        """Whether nobody sees the mutant."""
        return self in (Outcome.SURVIVED, Outcome.NOT_RUN)


def preload() -> None:
    """Load what tests import, so that no mutant has to wait for it."""
    for name in _LOADED:
        importlib.import_module(name)


class Judge:
    """Judges mutants in one workspace.

    Args:
        workspace: The copy that is changed.
        records: Which tests run which lines.
    """

    def __init__(self, workspace: Workspace, records: Records) -> None:
        self._workspace = workspace
        self._records = records

    def outcome(self, mutant: Mutant) -> Outcome:
        """Return what becomes of a mutant."""
        tests = self._records.tests_of(mutant.module, mutant.lines)
        ends = list(accumulate(self._records.seconds([test]) for test in tests))
        first = sum(end <= FIRST for end in ends) or 1
        second = sum(end <= SECOND for end in ends)
        with self._workspace.changed(mutant.module, mutant.after):
            for some in (tests[:first], tests[first:second]):
                outcome = self._tested(some) if some else Outcome.SURVIVED
                if outcome is not Outcome.SURVIVED:
                    return outcome
            if self._is_refused(mutant.module):
                return Outcome.REFUSED
        return Outcome.SURVIVED if tests else Outcome.NOT_RUN

    def _is_refused(self, module: str) -> bool:
        done = subprocess.run(
            [sys.executable, "-m", "mypy", "--no-error-summary", module],
            cwd=self._workspace.root,
            stdout=subprocess.DEVNULL,
            check=False,
        )
        return done.returncode != 0

    def _tested(self, tests: Sequence[str]) -> Outcome:
        """Run tests until one fails, in a fork of this process, or the time is up."""
        limit = 30 + 5 * self._records.seconds(tests)
        child = os.fork()
        if child == 0:
            code = _BROKEN
            try:
                code = _run(self._workspace, tests, limit)
            except BaseException:
                traceback.print_exc()
            finally:
                # Nothing of this process goes on in the fork.
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(code)
        # What else runs on the machine is no reason to take a mutant for an endless one.
        ending = time.monotonic() + 10 * limit
        try:
            while time.monotonic() < ending:
                ended, status = os.waitpid(child, os.WNOHANG)
                if ended:
                    return _outcome(status, self._workspace.log)
                time.sleep(0.05)
            return Outcome.TOO_SLOW
        finally:
            # With it goes what its tests have started.
            with suppress(ProcessLookupError, ChildProcessError):
                os.killpg(child, signal.SIGKILL)
            with suppress(ProcessLookupError, ChildProcessError):
                os.waitpid(child, 0)


def _run(workspace: Workspace, tests: Sequence[str], seconds: float) -> int:
    """Run tests in this process, which is a fork, and return pytest's exit code."""
    os.setpgid(0, 0)
    limit = int(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    log = os.open(workspace.log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.chdir(workspace.root)
    os.environ.update(workspace.environment(), PYTHONDONTWRITEBYTECODE="1")
    sys.dont_write_bytecode = True
    sys.path[:0] = [str(workspace.root), str(workspace.root / "generated")]
    for name in [name for name in sys.modules if name.partition(".")[0] in _OURS]:
        del sys.modules[name]
    importlib.invalidate_caches()
    options = ["-x", "-q", "--no-header", "--tb=no", f"-W{_LOADED_BEFORE}"]
    code = int(pytest.main([*options, *tests]))
    if code == pytest.ExitCode.USAGE_ERROR:
        # The change gives tests of a file other names.
        files = sorted({test.partition("::")[0] for test in tests})
        code = int(pytest.main([*options, *files]))
    return code


def _outcome(status: int, log: Path) -> Outcome:
    """Return what an exit status of pytest says of a mutant.

    Raises:
        RuntimeError: pytest did not get as far as to run a test.
    """
    if os.WIFSIGNALED(status):
        is_limit = os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)
        return Outcome.TOO_SLOW if is_limit else Outcome.KILLED
    code = os.waitstatus_to_exitcode(status)
    if code == pytest.ExitCode.OK:
        return Outcome.SURVIVED
    not_run = (pytest.ExitCode.NO_TESTS_COLLECTED, pytest.ExitCode.USAGE_ERROR, _BROKEN)
    if code in not_run:
        raise RuntimeError(f"no tests could be run; {log} says why")
    return Outcome.KILLED


def judged(
    mutants: Sequence[Mutant], records: Path, roots: Sequence[Path]
) -> dict[Mutant, Outcome]:
    """Return what becomes of each mutant, told as they come; a process for each root."""
    context = multiprocessing.get_context("spawn")
    free: Queue[Path] = context.Queue()
    for root in roots:
        free.put(root)
    begun = (free, records, roots[0])
    with ProcessPoolExecutor(len(roots), context, _begin, begun) as pool:
        found = {}
        outcomes = pool.map(_judged, mutants)
        for mutant, outcome in zip(mutants, outcomes, strict=True):
            print(f"{mutant.module} {mutant.number}: {outcome.value}", flush=True)
            found[mutant] = outcome
        return found


_judge: Judge


def _begin(free: Queue[Path], records: Path, tested: Path) -> None:
    global _judge
    preload()
    _judge = Judge(Workspace(free.get()), Records(records, tested))


def _judged(mutant: Mutant) -> Outcome:
    return _judge.outcome(mutant)
