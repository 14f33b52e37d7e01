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
        self._waiting = bytearray()
        self._file: IO[bytes] | None = None
        self._lock = Lock()
        self._is_closed = False
        self.size = 0

    @property
    def is_full(self) -> bool:
        """Whether what is in memory is to be written to disk before more comes."""
        return len(self._waiting) > IN_MEMORY

    @property
    def is_on_disk(self) -> bool:
        """Whether some of it is on disk, so that all of it has to be."""
        return self._file is not None

    def take(self, data: bytes) -> None:
        """Keep more bytes in memory."""
        self._waiting += data
        self.size += len(data)

    def write(self) -> None:
        """Write to disk what is in memory; that may take a while."""
        if self._file is None:
            file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115  # see `close`
            self._file = file
        left = memoryview(self._waiting)
        while left:
            left = left[self._file.write(left) :]
        left.release()
        self._waiting = bytearray()

    def part(self, start: int, end: int) -> IO[bytes]:
        """Return a file of its own that holds the bytes between two places."""
        return io.BufferedReader(_Part(self, start, end))

    def read(self, at: int, count: int) -> bytes:
        """Return bytes at a place.

        Raises:
            ValueError: they are gone.
        """
        with self._lock:
            if self._is_closed:
                raise ValueError("the file is closed, as the request is over")
            if self._file is None:
                return bytes(self._waiting[at : at + count])
            self._file.seek(at)
            return self._file.read(count)

    def close(self) -> None:
        """Let go of all bytes."""
        with self._lock:
            self._is_closed = True
            self._waiting = bytearray()
            if self._file is not None:
                self._file.close()


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

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # the library's is for any buffer
        count = min(len(buffer), max(self._size - self._at, 0))
        data = self._spool.read(self._start + self._at, count)
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)
