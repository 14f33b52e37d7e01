"""The command in a process of its own, in a project of a small spec."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer
from typing import IO

PATIENCE = 60.0
"""Seconds until a process that does not do what it should is killed."""

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
WITH_TEMPLATES = """\
import sys
from pathlib import Path
from generator.resources import templates
templates.TEMPLATES = Path(sys.argv.pop(1))
from generator.cli import main
main(prog_name="concord")
"""


def concord(
    *arguments: str, cwd: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=cwd,
        env={**os.environ, "COLUMNS": "80", **environment},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


class Watcher:
    """A process that watches; what it says is read line by line."""

    def __init__(self, process: subprocess.Popen[str], said: IO[str]) -> None:
        self.process = process
        self._said = said

    def until(self, text: str) -> list[str]:
        """Return the lines that it says, the last of which has a text in it."""
        lines: list[str] = []
        for line in self._said:
            lines.append(line.rstrip("\n"))
            if text in line:
                return lines
        raise AssertionError(f"ended without {text!r}: {lines}")

    def interrupt(self) -> int:
        """Press Ctrl-C, and return the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait()

    def rest(self) -> list[str]:
        """Return the lines that it says until it ends."""
        return list(self._said)


@contextmanager
def watching(project: Path) -> Iterator[Watcher]:
    """Start `concord generate --watch` with templates that may be edited."""
    templates = project / "templates"
    shutil.copytree(TEMPLATES, templates, ignore=shutil.ignore_patterns("__pycache__"))
    process = subprocess.Popen(
        [sys.executable, "-c", WITH_TEMPLATES, templates, "generate", "--watch"],
        cwd=project,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    timer = Timer(PATIENCE, process.kill)
    timer.start()
    with process:
        assert process.stderr is not None
        try:
            yield Watcher(process, process.stderr)
        finally:
            timer.cancel()
            process.kill()
