"""Files that a run depends on: wait until one of them has another content."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from threading import Event
from typing import TypeAlias

from watchfiles import watch

STEP_MS = 20
"""How long nothing more must be written before a save counts as complete."""

LONGEST_MS = 200
"""How long to wait for that."""

TICK_MS = 250
"""How often to look without being notified: not every file system notifies."""

Digests: TypeAlias = dict[Path, str | None]
"""The content of each file; None for one that cannot be read."""


def take(files: Collection[Path]) -> Digests:
    """Return what the files hold now."""
    return {file: _digest(file) for file in files}


def changes(
    files: Callable[[], Collection[Path]], noted: Digests, stop: Event
) -> Iterator[list[Path]]:
    """Yield, until `stop` is set, which files hold something else than noted.

    What is yielded is noted. `files` is asked again and again. Whoever gets what is
    yielded may read further files from then on, and notes each before that. Folders are
    watched, so a file may be replaced, deleted and created; of all else that happens
    there, nothing is told.
    Raises KeyboardInterrupt when the user ends it, OSError if nothing can be watched.
    """
    while not stop.is_set():
        folders = _folders(files())
        # Closed here, and not by whoever drops the last reference: what is raised there,
        # such as by Ctrl-C, goes nowhere.
        with closing(_notified(folders, stop)) as notified:
            for _ in notified:
                now = take(files())
                found = {file for file in {**noted, **now} if _differ(noted, now, file)}
                noted.clear()
                noted.update(now)
                if found:
                    yield sorted(found)
                if folders != _folders(files()):
                    break


def _notified(folders: Iterable[Path], stop: Event) -> Generator[object, None, None]:
    """Yield whenever something may have changed in folders, until `stop` is set."""
    notified: Generator[object, None, None] = watch(
        *folders,
        watch_filter=None,
        step=STEP_MS,
        debounce=LONGEST_MS,
        rust_timeout=TICK_MS,
        yield_on_timeout=True,
        stop_event=stop,
        recursive=False,
    )
    return notified


def _differ(before: Digests, now: Digests, file: Path) -> bool:
    return before.get(file) != now.get(file)


def _digest(file: Path) -> str | None:
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            # Whoever reads a pipe waits for its writer.
            return None
        times = status.st_mtime_ns, status.st_ctime_ns
        return _read(file, status.st_ino, status.st_size, *times)
    except OSError:
        return None


@lru_cache(maxsize=1024)
def _read(file: Path, *_: int) -> str:
    """Return the digest of a file, which is not read again while its status is equal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _folders(files: Collection[Path]) -> dict[Path, int]:
    """Return the folders to watch, with their identities.

    A folder that is made anew is another one, of which nobody has been told anything.
    """
    places = {file.absolute().parent for file in files}
    places |= {file.resolve().parent for file in files}
    return dict(map(_nearest, places))


def _nearest(folder: Path) -> tuple[Path, int]:
    """Return a folder and its identity, or those of the one that it would be in."""
    try:
        return folder, folder.stat().st_ino
    except OSError:
        return _nearest(folder.parent)
