"""Where a user's programs keep what belongs to no project."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class UserFolders:
    """Two folders of our own, which need not exist yet."""

    cache: Path
    """What may be lost at any time, and may come from elsewhere, as CI restores it."""

    state: Path
    """What stays on this machine."""


def user_folders() -> UserFolders | None:
    """Return where the XDG Base Directory Specification puts them.

    None for an account without a home folder, as in some containers.
    """
    cache = _base("XDG_CACHE_HOME", ".cache")
    state = _base("XDG_STATE_HOME", ".local/state")
    if cache is None or state is None:
        return None
    return UserFolders(cache / "concord", state / "concord")


def make_private(folder: Path) -> None:
    """Create a folder that only its owner may look into, or make one so.

    Raises OSError where that cannot be, and for what is no folder of the user's own: a
    symbolic link is none.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode):
        raise NotADirectoryError(f"{folder} is no folder, but a link to somewhere else")
    if not is_own(status):
        raise PermissionError(f"{folder} belongs to another user")
    if is_open(status):
        folder.chmod(0o700)


def is_own(status: os.stat_result) -> bool:
    """Tell whether something belongs to the user that this process runs as."""
    return sys.platform == "win32" or status.st_uid == os.geteuid()


def is_open(status: os.stat_result) -> bool:
    """Tell whether others than its owner may read or write something."""
    return sys.platform != "win32" and bool(status.st_mode & 0o077)


def _base(variable: str, default: str) -> Path | None:
    configured = os.environ.get(variable, "")
    # The specification says to ignore relative paths: they would lead into a project.
    if Path(configured).is_absolute():
        return Path(configured)
    try:
        home = Path.home()
    except RuntimeError:
        return None
    return home / default if home.is_absolute() else None
