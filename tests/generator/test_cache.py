"""The store of results, and what its keys cover."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator import cache
from generator.cache import (
    Run,
    Store,
    formatter,
    recall,
    remember,
    run_key,
    sources_read,
)
from generator.files import NO_FILES
from generator.source import Source
from tests.generator.split_spec import Texts

RUN = Run("Shop", 3, 7, {"a.py": "0" * 64}, {})


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
def store(tmp_path: Path, notes: Notes) -> Store:
    """A store in a folder that does not exist yet."""
    return Store(tmp_path / "cache", notes)


def entries(store_folder: Path) -> list[Path]:
    """The entries of a store, oldest name first."""
    return sorted(
        path
        for path in store_folder.iterdir()
        if path.name not in (".gitignore", "CACHEDIR.TAG")
    )


@pytest.mark.parametrize("text", ["", "a\nb\r\n", "é\u2028"])
def test_text_comes_back(store: Store, notes: Notes, text: str) -> None:
    """What is put under a key is what the key gives."""
    store.put("key", text)
    assert text == store.get("key")
    assert store.get("other") is None
    assert [] == notes


def test_folder_is_kept_out_of_git_and_backups(store: Store, tmp_path: Path) -> None:
    """The folder says itself that it holds nothing worth keeping."""
    store.put("key", "text")
    assert "*\n" == (tmp_path / "cache/.gitignore").read_text()
    assert (tmp_path / "cache/CACHEDIR.TAG").read_text().startswith("Signature: 8a477f")


@pytest.mark.parametrize("damage", [b"", b"x", b"0" * 64 + b"\ntext", b"\xff\xfe"])
def test_damaged_entry_counts_as_absent(
    store: Store, notes: Notes, tmp_path: Path, damage: bytes
) -> None:
    """An entry that lost or changed a byte is not used, and that is said."""
    store.put("key", "text")
    (tmp_path / "cache" / "key").write_bytes(damage)
    assert store.get("key") is None
    assert 1 == len(notes)


def test_unusable_folder_is_told_and_not_raised(tmp_path: Path, notes: Notes) -> None:
    """A file in the folder's place costs the cache, not the run."""
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file" / "cache", notes)
    store.put("key", "text")
    assert store.get("key") is None
    store.trim()
    assert 1 == len(notes)
    assert "not used from here on" in notes[0]


def test_store_without_a_folder_keeps_nothing(notes: Notes) -> None:
    """No folder is a valid choice, about which nothing is said."""
    store = Store(None, notes)
    store.put("key", "text")
    store.trim()
    assert store.get("key") is None
    assert [] == notes


def test_oldest_entries_are_dropped(store: Store, tmp_path: Path) -> None:
    """The newest entries that fit stay; all others go."""
    for age, key in enumerate("abcd"):
        store.put(key, "x" * 1000)
        os.utime(tmp_path / "cache" / key, ns=(0, 10**9 * (10 - age)))
    store.trim(limit=2500)
    assert ["a", "b"] == [path.name for path in entries(tmp_path / "cache")]


def test_no_text_is_formatted_twice(store: Store) -> None:
    """A known text is answered from the store, whichever path it goes to."""
    calls: list[str] = []

    def format_text(text: str, path: str) -> str:
        calls.append(path)
        return text.upper()

    cached = formatter(store, format_text)
    assert ["A", "A", "B"] == [cached("a", "1"), cached("a", "2"), cached("b", "3")]
    assert ["1", "3"] == calls


def test_run_is_remembered(store: Store) -> None:
    """A run comes back as it was."""
    remember(store, "key", RUN)
    assert RUN == recall(store, "key", NO_FILES)
    assert recall(store, "other", NO_FILES) is None


@pytest.mark.parametrize("now", [{"b.yaml": "edited"}, {}, {"c.yaml": "text"}])
def test_run_is_remembered_for_the_files_that_it_read(
    store: Store, now: dict[str, str]
) -> None:
    """An edit in a file beside the spec counts, and so does its loss; others do not."""
    before = {"b.yaml": "text", "unread.yaml": "any"}
    read = {"b.yaml": Source("b.yaml", before["b.yaml"])}
    run = replace(RUN, sources=sources_read(read))
    remember(store, "key", run)
    assert run == recall(store, "key", Texts(before))
    assert run == recall(store, "key", Texts({**before, "unread.yaml": "edited"}))
    assert recall(store, "key", Texts(now)) is None


def test_run_key_covers_spec_and_options() -> None:
    """Another text or another package is another run; the same is the same."""
    keys = {
        run_key("a", None),
        run_key("b", None),
        run_key("a", "None"),
        run_key("a", ""),
        run_key("a", None),
    }
    assert 4 == len(keys)


@pytest.mark.parametrize("change", ["edit", "add", "rename"])
def test_run_key_covers_every_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """An edit counts even if size and time stay the same; compiled files do not."""
    monkeypatch.setattr(cache, "TEMPLATES", tmp_path)
    template = tmp_path / "a.jinja"
    template.write_text("one")
    os.utime(template, ns=(0, 0))
    before = run_key("spec", None)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("x")
    assert before == run_key("spec", None)
    if change == "edit":
        template.write_text("two")
        os.utime(template, ns=(0, 0))
    elif change == "add":
        (tmp_path / "b.jinja").touch()
    else:
        template.rename(tmp_path / "c.jinja")
    assert run_key("spec", None) != before


def test_run_key_covers_installed_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version of any distribution makes another run."""
    keys = set()
    for version in ("1.0", "2.0"):
        folder = tmp_path / version
        (folder / f"something-{version}.dist-info").mkdir(parents=True)
        monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
        keys.add(run_key("spec", None))
    assert 2 == len(keys)


def test_two_processes_share_a_store(tmp_path: Path) -> None:
    """Writers of one key at once leave one whole entry, and no temporary file."""
    script = (
        "import sys; from pathlib import Path; from generator.cache import Store\n"
        "store = Store(Path(sys.argv[1]), print)\n"
        "for _ in range(200): store.put('key', 'x' * 100_000)\n"
        "for _ in range(200): assert store.get('key') == 'x' * 100_000\n"
    )
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE
        )
        for _ in range(2)
    ]
    assert [b"", b""] == [writer.communicate()[0] for writer in writers]
    assert ["key"] == [path.name for path in entries(tmp_path)]
