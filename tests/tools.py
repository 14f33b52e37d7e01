"""What mypy, ruff and black say of emitted code."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from generator.writing.locking import locked

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".mypy_cache" / "emitted"
"""What is known of others' modules; two processes may not write it at one time."""


def mypy_finds(*modules: Path, cwd: Path) -> str:
    """Return what mypy finds in modules, with all that it has; empty if nothing.

    What they import is read, but nothing is said of it. It is found from the folder.
    """
    options = [
        "--strict",
        "--enable-error-code=deprecated",
        "--python-version=3.11",
        "--follow-imports=silent",
        "--config-file=",
    ]
    CACHE.mkdir(parents=True, exist_ok=True)
    with locked(CACHE, lambda: None):
        return _finds("mypy", *options, f"--cache-dir={CACHE}", *modules, cwd=cwd)


def style_finds(*modules: Path, cwd: Path) -> str:
    """Return what ruff and black find in modules; empty if nothing."""
    options = ["--config", str(ROOT / "pyproject.toml"), "--ignore=D101"]
    found = _finds("ruff", "check", *options, *modules, cwd=cwd)
    return found + _finds("black", "--check", *modules, cwd=cwd)


def _finds(tool: str, *arguments: str | Path, cwd: Path) -> str:
    # In a process of its own: mypy changes how deep calls may be.
    done = subprocess.run(
        [sys.executable, "-m", tool, *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr if done.returncode else ""
