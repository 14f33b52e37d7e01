"""A server in a process of its own, and what a process holds at most; Linux only."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.alternating import python

_SERVERS = Path(__file__).parent


@dataclass(frozen=True)
class Listening:
    """Where a server listens, and its process."""

    url: str
    pid: int


@contextmanager
def listening(script: str, *arguments: str) -> Iterator[Listening]:
    """Run a script of this folder, which prints its port, and end it.

    Raises:
        RuntimeError: it ends without a port.
    """
    command = python(str(_SERVERS / script), *arguments)
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            port = process.stdout.readline().strip() if process.stdout else ""
            if not port:
                raise RuntimeError(f"{script} did not start")
            yield Listening(f"http://127.0.0.1:{port}", process.pid)
        finally:
            process.terminate()


class Peak:
    """The most memory that a process holds from now on.

    Args:
        pid: The process; "self" for this one.
    """

    def __init__(self, pid: int | str) -> None:
        self._status = Path(f"/proc/{pid}/status")
        # 5 makes the kernel forget the peak so far: man 5 proc.
        Path(f"/proc/{pid}/clear_refs").write_text("5")
        self._before = self._read("VmRSS")

    def growth(self) -> int:
        """Return how many bytes more than at the beginning it has held since."""
        return self._read("VmHWM") - self._before

    def _read(self, name: str) -> int:
        found = re.search(rf"{name}:\s+(\d+) kB", self._status.read_text())
        if found is None:
            raise RuntimeError(f"{self._status} does not tell {name}")
        return int(found[1]) * 1024
