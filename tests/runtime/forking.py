"""Children of this process that do something, and tell what came of it."""

from __future__ import annotations

import os
import pickle
import select
import signal
import traceback
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest

PATIENCE = 30.0
"""How many seconds a child may take, which hangs if it takes more."""

can_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


@dataclass
class Child:
    """A process that was forked from this one."""

    pid: int
    pipe: int

    def result(self) -> Any:
        """Return what the child returns, or fail as it did."""
        with open(self.pipe, "rb", closefd=False) as told:
            if not select.select([told], [], [], PATIENCE)[0]:
                pytest.fail("the child hangs")
            came, value = pickle.loads(told.read())
        if not came:
            pytest.fail(f"the child failed: {value}")
        return value


@contextmanager
def forked(function: Callable[[], Any]) -> Iterator[Child]:
    """Let a child call a function, and end the child."""
    readable, writable = os.pipe()
    with warnings.catch_warnings():
        # Python warns of forks beside threads, which are what this is about.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
    if pid == 0:
        _tell(function, writable)
    os.close(writable)
    try:
        yield Child(pid, readable)
    finally:
        os.close(readable)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def _tell(function: Callable[[], Any], pipe: int) -> None:
    # Nothing of the tests may go on in the child.
    try:
        try:
            told: tuple[bool, Any] = True, function()
        except BaseException:
            told = False, traceback.format_exc()
        with open(pipe, "wb") as pipe_file:
            pipe_file.write(pickle.dumps(told))
    finally:
        os._exit(0)
