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

from tests.mutation import marking
from tests.mutation.recording import prepare

NOT_COPIED = ("__pycache__", ".*_cache", ".git", ".hypothesis", ".mutation", ".venv")
RUNTIME = "templates/package/_runtime/"
COMMITTED = ("generated", "tests/gallery/generated")
"""Where emitted packages are, each with a copy of the runtime."""

WATCHED = (RUNTIME, "generator/")


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
        modules = [path for path in digests(self.root) if path.startswith(WATCHED)]
        prepare(folder, self.root, [path for path in modules if path.endswith(".py")])
        watching = {
            marking.FOLDER: str(folder),
            # What is compiled to leave marks shall not be found by those who leave none.
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
            "PYTHONDONTWRITEBYTECODE": "",
        }
        tests = ["-m", "pytest", "-q", "-p", "tests.mutation.recording"]
        more = ["-n", str(jobs), "--dist", "loadgroup"]
        # Whoever imports what is here begins with it, as it stands on the path.
        begins = self.root / "sitecustomize.py"
        shutil.copyfile(marking.__file__, begins)
        done = subprocess.run(
            [sys.executable, *tests, *more],
            cwd=self.root,
            env={**self.environment(), **watching},
            check=False,
        )
        begins.unlink()
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
            for packages in COMMITTED:
                files += (self.root / packages).glob(f"*/_runtime/{inside}")
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
