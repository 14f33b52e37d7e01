"""A file's new content, written beside it before it takes the file's place."""

from __future__ import annotations

import os
from contextlib import ExitStack, suppress
from pathlib import Path


def stage(target: Path, content: bytes, label: str = "") -> Path:
    """Write content beside its target and return where, to be renamed later.

    A target can have several, by labels. Whatever has that name is replaced and never
    followed, be it a symbolic link. Raises OSError where it cannot be written, and leaves
    nothing then.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}{label}.tmp")
    temporary.unlink(missing_ok=True)
    try:
        with temporary.open("xb") as file:
            file.write(content)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def make_folder(folder: Path, undo: ExitStack) -> None:
    """Create a folder and those above it; `undo` removes those that stay empty.

    Raises OSError where that cannot be.
    """
    missing: list[Path] = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for each in reversed(missing):
        each.mkdir(exist_ok=True)
        undo.callback(_remove_if_empty, each)


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
