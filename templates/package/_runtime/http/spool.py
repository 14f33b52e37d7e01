"""Where the files of a request are kept: in memory, or on disk once they are large."""

from __future__ import annotations

import io
import tempfile
from threading import Lock
from typing import IO

IN_MEMORY = 1024 * 1024
"""Bytes that all files of a request may have together before they go to disk."""


class Spool:
    """Takes bytes, and hands out parts of them as files.

    A request has one for all of its files: it takes one descriptor, and a bounded part of
    memory, however many they are. What is on disk has no name, and is gone when it is
    closed, or with the process.
    """

    def __init__(self) -> None:
        """Begin in memory."""
        self._memory = io.BytesIO()
        self._file: IO[bytes] = self._memory
        self._lock = Lock()
        self.size = 0

    def write(self, data: bytes) -> None:
        """Take more bytes."""
        self.size += len(data)
        if self._file is self._memory and self.size > IN_MEMORY:
            self._move()
        self._file.write(data)

    def part(self, start: int, end: int) -> IO[bytes]:
        """Return a file of its own that holds the bytes between two places."""
        return io.BufferedReader(_Part(self, start, end))

    def read(self, at: int, count: int) -> bytes:
        """Return bytes at a place."""
        with self._lock:
            self._file.seek(at)
            return self._file.read(count)

    def close(self) -> None:
        """Let go of all bytes."""
        self._file.close()

    def _move(self) -> None:
        # Closed by `close`, and by nobody else.
        file = tempfile.TemporaryFile()  # noqa: SIM115
        file.write(self._memory.getbuffer())
        self._memory = io.BytesIO()
        self._file = file


class _Part(io.RawIOBase):
    def __init__(self, spool: Spool, start: int, end: int) -> None:
        super().__init__()
        self._spool = spool
        self._start = start
        self._size = end - start
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError(f"there is nothing at {base + offset}")
        self._at = base + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        count = min(len(buffer), max(self._size - self._at, 0))
        data = self._spool.read(self._start + self._at, count)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
