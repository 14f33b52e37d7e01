"""What files, folders and locks do where the system refuses something."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import ExitStack
from errno import EACCES, ENOSPC
from pathlib import Path
from typing import Any

import pytest

from generator.writing import locking, store, user_folders
from generator.writing.folder import Folder, OutputError
from generator.writing.locking import locked
from generator.writing.staging import make_folder, stage
from generator.writing.store import Store
from generator.writing.user_folders import UserFolders

KEY = "a" * 64


def refusing(code: int) -> Any:
    """A function that the system refuses to run."""

    def refuse(*_: object, **__: object) -> Any:
        raise OSError(code, os.strerror(code))

    return refuse


def test_a_file_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what the system says of it."""
    (tmp_path / "a.py").write_text("")
    monkeypatch.setattr(Path, "read_bytes", refusing(EACCES))
    with pytest.raises(OutputError) as caught:
        Folder(tmp_path).read("a.py")
    assert f"cannot read {tmp_path / 'a.py'}: Permission denied" == str(caught.value)


@pytest.mark.parametrize("path", [".git/config", "a/.git", "a/.GIT/b"])
def test_what_is_git_s_is_no_file_of_the_output(tmp_path: Path, path: str) -> None:
    """Wherever it stands, and however it is spelt."""
    with pytest.raises(OutputError, match=r"\.(git|GIT) belongs to git$"):
        Folder(tmp_path).own(path)


def test_a_full_disk_leaves_no_half_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was begun beside the target is removed."""
    opened = Path.open

    class Full:
        """A file on a disk without room."""

        def __init__(self, path: Path, mode: str) -> None:
            self._file = opened(path, mode)

        def __enter__(self) -> Full:
            return self

        def __exit__(self, *_: object) -> None:
            self._file.close()

        def write(self, content: bytes) -> None:
            """Take a byte, and no more."""
            self._file.write(content[:1])
            raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "open", lambda path, mode: Full(path, mode))
    with pytest.raises(OSError, match="No space left"):
        stage(tmp_path / "a", b"content")
    assert [] == os.listdir(tmp_path)


def test_folders_that_stay_empty_are_removed(tmp_path: Path) -> None:
    """All that were made, and none that was there or has something in it."""
    (tmp_path / "there").mkdir()
    with ExitStack() as undo:
        make_folder(tmp_path / "there/a/b", undo)
        make_folder(tmp_path / "there/c/d", undo)
        assert (tmp_path / "there/a/b").is_dir()
        (tmp_path / "there/c/kept").write_text("")
    assert ["c"] == os.listdir(tmp_path / "there")
    assert ["kept"] == os.listdir(tmp_path / "there/c")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such lock")
class TestLocking:
    """A folder is one process's, or the system says why not."""

    def test_another_waits(self, tmp_path: Path) -> None:
        """It is told that it has to, and only then waits."""
        told: list[str] = []

        class Told(Exception):
            """Raised in place of waiting."""

        def wait() -> None:
            told.append("waits")
            raise Told

        with (
            locked(tmp_path, lambda: told.append("first")),
            pytest.raises(Told),
            locked(tmp_path, wait),
        ):
            told.append("both")
        with locked(tmp_path, lambda: told.append("last")):
            pass
        assert ["waits"] == told

    def test_a_folder_that_is_made_anew_is_locked_anew(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """What was locked while waiting is gone."""
        folder = tmp_path / "output"
        folder.mkdir()
        opened: list[int] = []
        take = locking._take

        def slowly(handle: int, wait: Any) -> None:
            opened.append(os.fstat(handle).st_ino)
            take(handle, wait)
            if len(opened) == 1:
                folder.rename(tmp_path / "before")
                folder.mkdir()

        monkeypatch.setattr(locking, "_take", slowly)
        with locked(folder, lambda: None):
            assert folder.stat().st_ino == opened[-1]
        assert 2 == len(set(opened))

    @pytest.mark.parametrize("code", [errno.ENOLCK, errno.EOPNOTSUPP, errno.EBADF])
    def test_file_systems_without_locks_are_done_without(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
    ) -> None:
        """Nothing is told, and all is done."""
        monkeypatch.setattr("fcntl.flock", refusing(code))
        with locked(tmp_path, pytest.fail):
            assert tmp_path.exists()

    def test_other_faults_are_raised(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """And what was opened is closed."""
        before = len(os.listdir("/proc/self/fd")) if Path("/proc").exists() else 0
        monkeypatch.setattr("fcntl.flock", refusing(errno.EIO))
        with (
            pytest.raises(OSError, match="Input/output error"),
            locked(tmp_path, pytest.fail),
        ):
            pytest.fail("it is not locked")
        after = len(os.listdir("/proc/self/fd")) if Path("/proc").exists() else 0
        assert before == after


def test_windows_locks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no such locks: all is done without, even where there is no folder."""
    monkeypatch.setattr(sys, "platform", "win32")
    with locked(tmp_path / "nowhere", pytest.fail):
        assert not (tmp_path / "nowhere").exists()


class TestStore:
    """A cache that cannot be used costs time, and nothing else."""

    @pytest.fixture
    def notes(self) -> list[str]:
        """What the store said."""
        return []

    @pytest.fixture
    def kept(self, tmp_path: Path, notes: list[str]) -> Store:
        """A store that has an entry."""
        found = Store(UserFolders(tmp_path / "cache", tmp_path / "state"), notes.append)
        found.put_bytes(KEY, b"content")
        assert b"content" == found.get_bytes(KEY)
        return found

    @pytest.mark.parametrize(
        ("owner", "name", "use"),
        [
            (Path, "read_bytes", lambda it: it.get_bytes(KEY)),
            (os, "replace", lambda it: it.put_bytes(KEY, b"other")),
            (Path, "unlink", lambda it: it.trim(0)),
        ],
    )
    def test_a_fault_ends_its_use(
        self,
        kept: Store,
        notes: list[str],
        monkeypatch: pytest.MonkeyPatch,
        owner: Any,
        name: str,
        use: Any,
    ) -> None:
        """It is told once, and nothing is read or written from there on."""
        with monkeypatch.context() as patch:
            patch.setattr(owner, name, refusing(EACCES))
            assert use(kept) is None
        assert kept.get_bytes(KEY) is None
        assert 1 == len(notes)
        assert "Permission denied" in notes[0]

    def test_the_secret_of_who_was_first_counts(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, notes: list[str]
    ) -> None:
        """Two processes that make one at once use the same."""
        folders = UserFolders(tmp_path / "cache", tmp_path / "state")
        link = os.link

        def late(source: Path, target: Path) -> None:
            first = target.with_name("first")
            first.write_bytes(b"s" * 32)
            first.chmod(0o600)
            link(first, target)
            link(source, target)

        monkeypatch.setattr(os, "link", late)
        Store(folders, notes.append).put_bytes(KEY, b"content")
        monkeypatch.undo()
        assert b"content" == Store(folders, notes.append).get_bytes(KEY)
        assert [] == notes
        assert [store.SECRET, "first"] == sorted(os.listdir(tmp_path / "state"))


def test_somebody_without_a_home_has_no_folders(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is kept then."""

    def nowhere() -> Path:
        raise RuntimeError("Could not determine home directory.")

    for each in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setattr(Path, "home", nowhere)
    assert user_folders._base("XDG_CACHE_HOME", ".cache") is None
