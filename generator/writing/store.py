"""Texts kept between runs, in the user's cache folder, and believed for their seal.

An entry may have come from anybody: CI restores caches, a checkout may hold the folder
that XDG_CACHE_HOME names, others may use the machine. So each is sealed with a secret
that never leaves this account of this machine, and one without the right seal counts as
absent. The folder is open to its owner alone, since entries tell what is in a spec.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator
from hmac import compare_digest
from pathlib import Path

from generator.writing.staging import stage
from generator.writing.user_folders import (
    UserFolders,
    is_open,
    is_own,
    make_private,
    user_folders,
)

MAX_BYTES = 64 * 1024 * 1024
SECRET = "cache-secret"
_SECRET_BYTES = 32
_TAG = "CACHEDIR.TAG"
_TAG_TEXT = "Signature: 8a477f597d28d172789f06886806bc55\n"
_OWN_NAME = re.compile(r"[0-9a-f]{64}|\.[0-9a-f]{64}\.[0-9]+\.tmp")
"""What an entry is called, and one that was being written when a run was killed."""


class Store:
    """Texts under keys, in a folder that two processes may use at once.

    A key is a SHA-256 in hexadecimal digits. Without folders it keeps nothing. What is
    wrong with them is told to `note` and never raised; folders that cannot be used are
    not tried again.
    """

    def __init__(
        self, folders: UserFolders | None, note: Callable[[str], object]
    ) -> None:
        self._folders = folders
        self._note = note
        self._secret: bytes | None = None

    @property
    def is_used(self) -> bool:
        """Whether there is a point in keeping anything."""
        return self._folders is not None

    def get(self, key: str) -> str | None:
        """Return the text under a key, None if there is none that can be trusted."""
        content = self.get_bytes(key)
        return None if content is None else content.decode()

    def put(self, key: str, text: str) -> None:
        """Keep a text under a key."""
        self.put_bytes(key, text.encode())

    def get_bytes(self, key: str) -> bytes | None:
        """Return the bytes under a key, None if there are none that can be trusted."""
        folder = self._open()
        if folder is None:
            return None
        entry = folder / key
        try:
            if not stat.S_ISREG(entry.lstat().st_mode):
                self._note(f"cache: {entry} is no ordinary file, so it is not used")
                return None
            content = entry.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            self._give_up(error)
            return None
        seal, _, rest = content.partition(b"\n")
        if not compare_digest(seal, self._seal(key, rest)):
            self._note(f"cache: {entry} is damaged or not ours, so it is not used")
            return None
        return rest

    def put_bytes(self, key: str, content: bytes) -> None:
        """Keep bytes under a key."""
        folder = self._open()
        if folder is None:
            return
        try:
            sealed = self._seal(key, content) + b"\n" + content
            os.replace(stage(folder / key, sealed), folder / key)
        except OSError as error:
            self._give_up(error)

    def trim(self, limit: int = MAX_BYTES) -> None:
        """Drop the oldest entries until they are within `limit` bytes.

        Whatever else is in the folder is left alone, links with the name of an entry
        too.
        """
        folder = self._open()
        if folder is None:
            return
        try:
            total = 0
            for _, size, path in sorted(_entries(folder), reverse=True):
                total += size
                if total > limit:
                    path.unlink(missing_ok=True)
        except OSError as error:
            self._give_up(error)

    def _open(self) -> Path | None:
        """Return the folder, ready for use; None if there is none that can be used."""
        if self._folders is None:
            return None
        folder = self._folders.cache
        if self._secret is None:
            try:
                make_private(folder)
                make_private(self._folders.state)
                self._secret = _secret(self._folders.state / SECRET)
                if not (folder / _TAG).exists():
                    (folder / _TAG).write_text(_TAG_TEXT, encoding="utf-8")
            except OSError as error:
                self._give_up(error)
                return None
        return folder

    def _seal(self, key: str, content: bytes) -> bytes:
        """Return what nobody without the secret can say of bytes under this key."""
        assert self._secret is not None
        seal = hashlib.blake2b(f"{key}\n".encode(), key=self._secret, digest_size=32)
        seal.update(content)
        return seal.hexdigest().encode()

    def _give_up(self, error: OSError) -> None:
        self._folders = None
        self._note(f"cache: not used from here on: {error}")


def user_store(note: Callable[[str], object]) -> Store:
    """Return the store of the user that this process runs as."""
    return Store(user_folders(), note)


def no_store() -> Store:
    """Return a store that knows nothing and keeps nothing."""
    return Store(None, lambda _: None)


def _secret(file: Path) -> bytes:
    """Return the secret of a file, which is made if it does not exist.

    Raises OSError for one that others may know.
    """
    if not file.exists():
        temporary = stage(file, b"")
        try:
            temporary.chmod(0o600)
            temporary.write_bytes(os.urandom(_SECRET_BYTES))
            # Unlike a rename, this fails where another process was first.
            os.link(temporary, file)
        except FileExistsError:
            pass
        finally:
            temporary.unlink(missing_ok=True)
    status = file.lstat()
    if not stat.S_ISREG(status.st_mode) or not is_own(status) or is_open(status):
        raise PermissionError(f"{file} is open to others: delete it")
    secret = file.read_bytes()
    if len(secret) != _SECRET_BYTES:
        raise OSError(f"{file} is no secret of ours: delete it")
    return secret


def _entries(folder: Path) -> Iterator[tuple[int, int, Path]]:
    """Yield time of writing, size and path of each entry."""
    with os.scandir(folder) as found:
        for each in found:
            if _OWN_NAME.fullmatch(each.name) and each.is_file(follow_symlinks=False):
                status = each.stat(follow_symlinks=False)
                yield status.st_mtime_ns, status.st_size, Path(each.path)
