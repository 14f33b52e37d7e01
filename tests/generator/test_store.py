"""The store of texts: who may say what is in it, and what it deletes."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.writing.store import SECRET, Store
from generator.writing.user_folders import UserFolders, user_folders

A, B, C, D = (letter * 64 for letter in "abcd")


class Notes(list[str]):
    """Collects what a store says."""

    def __call__(self, text: str) -> None:
        """Keep one note."""
        self.append(text)


@pytest.fixture
def notes() -> Notes:
    """What the store of a test said."""
    return Notes()


@pytest.fixture
def folders(tmp_path: Path) -> UserFolders:
    """Folders that do not exist yet."""
    return UserFolders(tmp_path / "user/cache", tmp_path / "user/state")


@pytest.fixture
def store(folders: UserFolders, notes: Notes) -> Store:
    """A store in them."""
    return Store(folders, notes)


def entries(folders: UserFolders) -> list[str]:
    """The names of the entries of a store."""
    names = (path.name for path in folders.cache.iterdir())
    return sorted(name for name in names if name != "CACHEDIR.TAG")


def mode(path: Path) -> int:
    """Who may do what with a file or folder."""
    return path.stat().st_mode & 0o777


@pytest.mark.parametrize("text", ["", "a\nb\r\n", "é\u2028"])
def test_text_comes_back(store: Store, notes: Notes, text: str) -> None:
    """What is put under a key is what the key gives."""
    store.put(A, text)
    assert text == store.get(A)
    assert store.get(B) is None
    assert [] == notes


def test_folders_are_their_owner_s_alone(store: Store, folders: UserFolders) -> None:
    """Others see neither the entries nor the secret, whatever the folder was before."""
    folders.cache.mkdir(mode=0o755, parents=True)
    store.put(A, "text")
    secret = folders.state / SECRET
    found = [mode(each) for each in (folders.cache, folders.state, secret)]
    assert [0o700, 0o700, 0o600] == found


def test_folder_is_kept_out_of_backups(store: Store, folders: UserFolders) -> None:
    """The folder says itself that it holds nothing worth keeping."""
    store.put(A, "text")
    tag = (folders.cache / "CACHEDIR.TAG").read_text()
    assert tag.startswith("Signature: 8a477f")


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 64 + b"\ntext", b"\xff\xfe"])
def test_damaged_entry_counts_as_absent(
    store: Store, notes: Notes, folders: UserFolders, damage: bytes
) -> None:
    """An entry that lost or changed a byte is not used, and that is said."""
    store.put(A, "text")
    (folders.cache / A).write_bytes(damage)
    assert store.get(A) is None
    assert 1 == len(notes)


def test_entry_of_anybody_else_counts_as_absent(
    store: Store, folders: UserFolders, tmp_path: Path
) -> None:
    """Neither a digest, nor another's secret, nor another key's entry makes one true."""
    other = UserFolders(tmp_path / "other/cache", tmp_path / "other/state")
    Store(other, pytest.fail).put(A, "text")
    store.put(B, "text")
    plain = hashlib.sha256(b"text").hexdigest() + "\ntext"
    for forged in (
        (other.cache / A).read_bytes(),
        (folders.cache / B).read_bytes(),
        plain.encode(),
    ):
        (folders.cache / A).write_bytes(forged)
        assert store.get(A) is None
    assert "text" == store.get(B)


def test_entry_that_is_no_file_counts_as_absent(
    store: Store, notes: Notes, folders: UserFolders
) -> None:
    """A link is not followed, even to a true entry; a pipe is not waited for."""
    store.put(A, "text")
    (folders.cache / A).rename(folders.cache / "true")
    (folders.cache / A).symlink_to("true")
    os.mkfifo(folders.cache / B)
    assert [None, None] == [store.get(A), store.get(B)]
    assert 2 == len(notes)


def test_unusable_folder_is_told_and_not_raised(
    folders: UserFolders, notes: Notes, tmp_path: Path
) -> None:
    """A file in the folder's place costs the cache, not the run."""
    (tmp_path / "user").write_text("")
    store = Store(folders, notes)
    store.put(A, "text")
    assert store.get(A) is None
    store.trim()
    assert 1 == len(notes)
    assert "not used from here on" in notes[0]


@pytest.mark.parametrize("which", ["cache", "state"])
def test_linked_folder_is_not_used(
    folders: UserFolders, notes: Notes, tmp_path: Path, which: str
) -> None:
    """Nothing is read, written or deleted behind a link in a folder's place."""
    elsewhere = tmp_path / "photos"
    elsewhere.mkdir()
    (elsewhere / A).write_bytes(b"x" * 1000)
    getattr(folders, which).parent.mkdir()
    getattr(folders, which).symlink_to(elsewhere)
    store = Store(folders, notes)
    store.put(B, "text")
    store.trim(limit=0)
    assert [A] == [path.name for path in elsewhere.iterdir()]
    assert 1 == len(notes)


@pytest.mark.parametrize("flaw", ["open", "short", "link"])
def test_secret_that_others_may_know_is_not_used(
    store: Store, folders: UserFolders, notes: Notes, flaw: str
) -> None:
    """A secret that is readable, guessable or elsewhere seals nothing, and is told."""
    store.put(A, "text")
    secret = folders.state / SECRET
    if flaw == "open":
        secret.chmod(0o644)
    elif flaw == "short":
        secret.write_bytes(b"short")
    else:
        secret.rename(folders.state / "moved")
        secret.symlink_to("moved")
    again = Store(folders, notes)
    assert again.get(A) is None
    assert not again.is_used
    assert 1 == len(notes)


def test_folder_of_another_user_is_not_used(
    store: Store, folders: UserFolders, notes: Notes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where somebody else made the folder first, there is no cache."""
    store.put(A, "text")
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    again = Store(folders, notes)
    assert again.get(A) is None
    assert "belongs to another user" in notes[0]


def test_store_without_a_folder_keeps_nothing(notes: Notes) -> None:
    """No folder is a valid choice, about which nothing is said."""
    store = Store(None, notes)
    store.put(A, "text")
    store.trim()
    assert store.get(A) is None
    assert [] == notes


def test_oldest_entries_are_dropped(store: Store, folders: UserFolders) -> None:
    """The newest entries that fit stay; all others go."""
    for age, key in enumerate((A, B, C, D)):
        store.put(key, "x" * 1000)
        os.utime(folders.cache / key, ns=(0, 10**9 * (10 - age)))
    store.trim(limit=2500)
    assert [A, B] == entries(folders)


def test_trim_deletes_nothing_but_entries(
    store: Store, folders: UserFolders, tmp_path: Path
) -> None:
    """What is called otherwise stays, and so does a link, and what it leads to."""
    photo = tmp_path / "photo"
    photo.write_bytes(b"x" * 1000)
    store.put(A, "x" * 1000)
    for name in ("holiday.jpg", A.upper(), f"{A}.jpg", "a" * 63):
        shutil.copy(photo, folders.cache / name)
    (folders.cache / B).symlink_to(photo)
    (folders.cache / C).mkdir()
    (folders.cache / f".{D}.123.tmp").write_text("left by a run that was killed")
    store.trim(limit=0)
    kept = ["a" * 63, A.upper(), f"{A}.jpg", B, C, "holiday.jpg"]
    assert sorted(kept) == entries(folders)
    assert photo.exists()


def test_folders_are_those_of_the_platform(monkeypatch: pytest.MonkeyPatch) -> None:
    """XDG's variables count if they are absolute; without a home there is nothing."""
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/cache/me")
    monkeypatch.setenv("XDG_STATE_HOME", "/var/state/me")
    expected = UserFolders(Path("/var/cache/me/concord"), Path("/var/state/me/concord"))
    assert expected == user_folders()
    for name in ("XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, "relative")
    monkeypatch.setenv("HOME", "/home/me")
    home = Path("/home/me")
    expected = UserFolders(home / ".cache/concord", home / ".local/state/concord")
    assert expected == user_folders()
    monkeypatch.setenv("HOME", ".")
    assert user_folders() is None


def test_two_processes_share_a_store(folders: UserFolders) -> None:
    """Writers of one key at once leave one whole entry, and no temporary file."""
    script = (
        "import sys\nfrom pathlib import Path\n"
        "from generator.writing.store import Store\n"
        "from generator.writing.user_folders import UserFolders\n"
        "store = Store(UserFolders(*map(Path, sys.argv[1:])), print)\n"
        f"for _ in range(200): store.put('{A}', 'x' * 100_000)\n"
        f"for _ in range(200): assert store.get('{A}') == 'x' * 100_000\n"
    )
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", script, folders.cache, folders.state],
            stdout=subprocess.PIPE,
        )
        for _ in range(2)
    ]
    assert [b"", b""] == [writer.communicate()[0] for writer in writers]
    assert [A] == entries(folders)
