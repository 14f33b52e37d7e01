"""The bytes of uploads and layers: files that are safe on disk when a call returns."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedRandom
from pathlib import Path
from weakref import WeakValueDictionary


class Blobs:
    """Files that grow under `uploads/<id>` and end as `layers/<digest>`."""

    def __init__(self, folder: Path) -> None:
        """Keep the files in `folder`, which exists."""
        self._uploads = folder / "uploads"
        self._layers = folder / "layers"
        for kept in (self._uploads, self._layers):
            kept.mkdir(exist_ok=True)

    def begin(self, upload_id: str) -> None:
        """Create the empty file of a new upload."""
        (self._uploads / upload_id).touch(exist_ok=False)
        _sync_folder(self._uploads)

    def append(self, upload_id: str, received: int, data: bytes) -> None:
        """Write `data` behind the first `received` bytes of an upload."""
        with self._acknowledged(upload_id, received) as file:
            file.seek(received)
            file.write(data)

    def digest(self, upload_id: str, received: int) -> str:
        """Return the digest of an upload that ends after `received` bytes."""
        with self._acknowledged(upload_id, received) as file:
            return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"

    def publish(self, upload_id: str, digest: str) -> None:
        """Make the file of an upload that of a layer which nobody has yet.

        Both names stand for the file until the upload is discarded, so a completion
        that fails after this can be repeated.
        """
        layer = self._layers / digest
        layer.unlink(missing_ok=True)
        layer.hardlink_to(self._uploads / upload_id)
        _sync_folder(self._layers)

    def discard(self, upload_id: str) -> None:
        """Remove the file of an upload."""
        (self._uploads / upload_id).unlink()

    def sweep(self, upload_ids: set[str], digests: set[str]) -> None:
        """Remove all files but those of these uploads and layers."""
        for folder, known in ((self._uploads, upload_ids), (self._layers, digests)):
            for file in folder.iterdir():
                if file.name not in known:
                    file.unlink()

    @contextmanager
    def _acknowledged(self, upload_id: str, received: int) -> Iterator[BufferedRandom]:
        """Open an upload, cut off what was written and never acknowledged."""
        path = self._uploads / upload_id
        with path.open("r+b") as file:
            size = os.fstat(file.fileno()).st_size
            if size < received:
                raise OSError(f"{path} has lost {received - size} bytes")
            file.truncate(received)
            yield file
            file.flush()
            os.fsync(file.fileno())


class Locks:
    """A lock for each key, for as long as anybody holds it or waits for it."""

    def __init__(self) -> None:
        """Start without locks."""
        self._guard = threading.Lock()
        self._locks: WeakValueDictionary[str, threading.Lock] = WeakValueDictionary()

    @contextmanager
    def holding(self, key: str) -> Iterator[None]:
        """Wait until nobody else holds `key`, and hold it."""
        with self._guard:
            lock = self._locks.setdefault(key, threading.Lock())
        with lock:
            yield


def _sync_folder(folder: Path) -> None:
    """Make names that were added to a folder outlive a power failure."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
