"""A copy of the repository in which modules are changed and tests are run."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from pathlib import Path

from tests.mutation.recording import DURATIONS, SETTINGS

NOT_COPIED = ("__pycache__", ".*_cache", ".git", ".hypothesis", ".mutation", ".venv")
RUNTIME = "templates/package/_runtime/"

NOT_RECORDED = (
    # A disk without room spoils what coverage writes.
    "tests/desk/test_init.py::test_full_disk_leaves_everything_as_it_was",
    # It counts modules that are loaded, and coverage loads some.
    "tests/identity/test_credentials.py::test_signing_loads_neither_botocore_nor_the_server",
)
"""Tests that cannot be watched: mutants are not shown to them."""


class Workspace:
    """A copy of the repository.

    Args:
        root: Where it is.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.log = root.with_suffix(".log")

    @classmethod
    def copied(cls, repository: Path, root: Path) -> Workspace:
        """Return a new copy at `root`; what is there is deleted."""
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(repository, root, ignore=shutil.ignore_patterns(*NOT_COPIED))
        return cls(root)

    def record(self, folder: Path, jobs: int) -> int:
        """Run all tests, and leave in `folder` which lines each of them runs."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        settings = folder / "settings.ini"
        settings.write_text(SETTINGS % {"folder": folder, "root": self.root}, "utf-8")
        tests = ["-m", "pytest", "-q", "-p", "tests.mutation.recording"]
        more = ["-n", str(jobs), "--dist", "loadgroup"]
        more += [f"--deselect={test}" for test in NOT_RECORDED]
        environment = self.environment() | {
            DURATIONS: str(folder),
            "COVERAGE_PROCESS_START": str(settings),
        }
        done = subprocess.run(
            [sys.executable, *tests, *more],
            cwd=self.root,
            env=environment,
            check=False,
        )
        subprocess.run(
            [sys.executable, "-m", "coverage", "combine", "-q", f"--rcfile={settings}"],
            cwd=self.root,
            check=True,
        )
        return done.returncode

    def environment(self) -> dict[str, str]:
        """Return an environment in which the copy is imported, with fixed examples."""
        path = os.pathsep.join((str(self.root), str(self.root / "generated")))
        return {**os.environ, "CI": "1", "PYTHONPATH": path}

    @contextmanager
    def changed(self, module: str, text: str) -> Iterator[None]:
        """Give a module another text for a while, and the emitted copies of it too."""
        files = [self.root / module]
        if module.startswith(RUNTIME):
            inside = module.removeprefix(RUNTIME)
            files += (self.root / "generated").glob(f"*/_runtime/{inside}")
        kept = [(file, file.read_bytes(), file.stat()) for file in files]
        try:
            for file in files:
                file.write_text(text, "utf-8")
            yield
        finally:
            for file, content, status in kept:
                file.write_bytes(content)
                # What was compiled of it is good again.
                os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def digests(root: Path) -> dict[str, str]:
    """Return the digest of every file that is copied, by its path."""
    return {
        file.relative_to(root).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(root.rglob("*"))
        if file.is_file() and not _is_left_out(file.relative_to(root))
    }


def _is_left_out(path: Path) -> bool:
    return any(fnmatch(part, each) for part in path.parts for each in NOT_COPIED)
