"""What others wrote that is installed and started for a run, in a folder of its own."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STARTING = 240.0
"""Seconds that a server may take until it answers."""


class Unavailable(Exception):
    """Something is not there, so that what needs it cannot be tried."""


@dataclass(frozen=True)
class Tools:
    """Where tools are, and where files of a run go."""

    folder: Path

    def command(self, package: str, name: str) -> Path:
        """Return a command of an environment that has a package of Python's.

        Each has one of its own: together they would take long to agree on versions.

        Raises:
            Unavailable: it cannot be installed.
        """
        place = self.folder / package
        if not (place / "installed").exists():
            run(sys.executable, "-m", "venv", place)
            pip = (place / "bin" / "python", "-m", "pip", "install", "--quiet")
            options = ("--no-input", "--disable-pip-version-check")
            run(*pip, *options, _pinned(package))
            (place / "installed").touch()
        return place / "bin" / name

    def node_command(self, name: str) -> Path:
        """Return a command of npm's.

        Raises:
            Unavailable: there is no npm, or it cannot install what package.json names.
        """
        if shutil.which("npm") is None:
            raise Unavailable("there is no npm")
        place = self.folder / "node_modules" / ".bin"
        if not place.exists():
            shutil.copy(HERE / "package.json", self.folder)
            npm = ("npm", "install", "--silent", "--no-fund", "--no-audit")
            run(*npm, cwd=self.folder)
        return place / name


def _pinned(package: str) -> str:
    """Return what requirements.txt says of a package."""
    lines = (HERE / "requirements.txt").read_text().splitlines()
    return next(line for line in lines if re.match(rf"{package}\b", line))


def environment(*paths: Path, **more: str) -> dict[str, str]:
    """Return the variables of a process that imports from some folders."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, paths)), **more}


def run(*command: str | Path, cwd: Path = ROOT) -> None:
    """Run a command that must succeed.

    Raises:
        Unavailable: it does not.
    """
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        told = (done.stderr or done.stdout).strip().splitlines()
        raise Unavailable(f"{Path(command[0]).name}: {told[-1] if told else 'fails'}")


def free_port() -> int:
    """Return a port of this machine that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def started(
    command: Sequence[str | Path],
    address: str,
    folder: Path,
    variables: Mapping[str, str],
) -> Iterator[str]:
    """Start a server, give its address once it answers there, and end it.

    Raises:
        Unavailable: it ends by itself, or does not answer in time.
    """
    log = folder / f"{Path(command[0]).name}.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=dict(variables),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait(process, address, log)
            yield address
        finally:
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    ending = time.monotonic() + STARTING
    while time.monotonic() < ending:
        if process.poll() is not None:
            told = log.read_text(errors="replace").strip().splitlines()
            raise Unavailable(f"{log.stem} ended: {told[-1] if told else ''}")
        try:
            urlopen(address, timeout=5).close()
        except HTTPError:
            return
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise Unavailable(f"{log.stem} does not answer")
