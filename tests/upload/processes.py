"""The service in a process of its own, which can be killed."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Process:
    """A running service."""

    url: str
    pid: int
    kill: Callable[[], None]
    """Stops it as a power failure would."""

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens."""
        host, _, port = self.url.removeprefix("http://").partition(":")
        return host, int(port)


@contextmanager
def started(
    data: Path, module: str = "tests.reference_service", *arguments: str
) -> Iterator[Process]:
    """Start the service on a data folder, and kill it in the end."""
    command = [sys.executable, "-m", module, *arguments]
    with subprocess.Popen(
        [*command, "--port", "0", "--data", str(data)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            url = process.stdout.readline().strip() if process.stdout else ""
            yield Process(url, process.pid, process.kill)
        finally:
            process.kill()
