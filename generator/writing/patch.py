"""The difference of two contents of a file, as `git apply` and `patch -p1` take it."""

from __future__ import annotations

import difflib
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

FILE_MODE = 0o100644
"""What git calls an ordinary file that nobody may execute."""

_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def prefix(folder: Path) -> str:
    """Return what the paths of files in a folder begin with in a patch.

    git reads them from the root of the repository, wherever it is run. Where there is
    none, they are read from the current folder, or from this one if it is not below.
    """
    target = Path(os.path.realpath(folder))
    base = _repository(target) or Path(os.path.realpath(Path.cwd()))
    if not target.is_relative_to(base) or target == base:
        return ""
    return f"{target.relative_to(base).as_posix()}/"


def patch(
    path: str, before: bytes | None, after: bytes | None, *, mode: int = FILE_MODE
) -> Iterator[str]:
    """Yield the lines that make one content of another; None is no file.

    Bytes that are no UTF-8 text are kept as surrogates. `mode` is that of a file which
    is deleted.
    """
    old, new = _quoted(f"a/{path}"), _quoted(f"b/{path}")
    # A name with spaces ends where a tab stands: some readers look for a date behind it.
    end = "\t" if " " in path else ""
    # The headers are those of git: without them an empty file would not show.
    yield f"diff --git {old} {new}\n"
    if before is None:
        yield f"new file mode {FILE_MODE:o}\n"
    if after is None:
        yield f"deleted file mode {mode:o}\n"
    for line in difflib.unified_diff(
        _lines(before),
        _lines(after),
        "/dev/null" if before is None else f"{old}{end}",
        "/dev/null" if after is None else f"{new}{end}",
    ):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _repository(folder: Path) -> Path | None:
    """Return the root of the repository that a folder is in; a worktree is one, too."""
    above = (folder, *folder.parents)
    return next((each for each in above if (each / ".git").exists()), None)


def _quoted(path: str) -> str:
    """Return a path as git writes it: in quotes where it would be misread."""
    if re.search(r'["\\\n\t\r]', path):
        return f'"{"".join(_ESCAPES.get(char, char) for char in path)}"'
    return path


def _lines(content: bytes | None) -> list[str]:
    # A diff knows one line end; str.splitlines would split at form feeds and more.
    return list(io.StringIO((content or b"").decode("utf-8", "surrogateescape")))
