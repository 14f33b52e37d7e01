"""One process at a time in a folder."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_NO_LOCKS = (errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP)
"""What file systems say that lock no folders; NFS does the first."""


@contextmanager
def locked(folder: Path, wait: Callable[[], object]) -> Iterator[None]:
    """Keep a folder to this process, once no other has it; `wait` is called if one does.

    The lock is the system's, on the folder itself: it leaves no file behind, and ends
    with the process, however that ends. Windows has no such lock, nor have some file
    systems: there it is done without. Raises OSError where the folder cannot be opened.
    """
    if sys.platform == "win32":
        yield
        return
    opened = _lock(folder, wait)
    try:
        yield
    finally:
        os.close(opened)


if sys.platform != "win32":
    import fcntl

    def _lock(folder: Path, wait: Callable[[], object]) -> int:
        while True:
            opened = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                _take(opened, wait)
                if os.path.samestat(os.fstat(opened), folder.stat()):
                    return opened
            except BaseException:
                os.close(opened)
                raise
            # While we waited, the folder was deleted and made anew.
            os.close(opened)

    def _take(opened: int, wait: Callable[[], object]) -> None:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            wait()
            fcntl.flock(opened, fcntl.LOCK_EX)
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
