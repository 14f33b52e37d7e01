"""The templates that the generator brings along."""

from __future__ import annotations

import os
from pathlib import Path


def _locate_templates() -> Path:
    packaged = Path(__file__).parents[1] / "_templates"
    return packaged if packaged.is_dir() else packaged.parents[1] / "templates"


TEMPLATES = _locate_templates()


def copy(path: str) -> str:
    """Return the text of the file at a path below TEMPLATES, as it is."""
    # Each run reads hundreds of files: objects for their paths take longer than that.
    with open(os.path.join(TEMPLATES, path), "rb") as file:
        return file.read().decode("utf-8")


def template_files(folder: str) -> tuple[str, ...]:
    """List the files under a folder of TEMPLATES, as sorted paths below TEMPLATES."""
    start = f"{folder}/" if folder else ""
    return tuple(f"{start}{file}" for file in files_below(TEMPLATES / folder))


def files_below(top: Path) -> list[str]:
    """List what is below a folder but for what Python compiled, as sorted paths."""
    found: list[str] = []
    waiting = [("", str(top))]
    while waiting:
        start, folder = waiting.pop()
        for entry in os.scandir(folder):
            if entry.is_file():
                found.append(f"{start}{entry.name}")
            elif entry.name != "__pycache__" and entry.is_dir(follow_symlinks=False):
                waiting.append((f"{start}{entry.name}/", entry.path))
    return sorted(found)
