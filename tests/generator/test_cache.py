"""What is remembered between runs, and what its keys cover."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from generator.sources.files import NO_FILES
from generator.sources.options import Options
from generator.sources.source import Source
from generator.writing import cache
from generator.writing.cache import (
    Run,
    formatter,
    recall,
    remember,
    run_key,
    sources_read,
)
from generator.writing.store import Store
from generator.writing.user_folders import UserFolders
from tests.generator.split_spec import Texts

KEY = "0" * 64
SPEC = Source("spec.yaml", "text")
RUN = Run("Shop", 3, 7, {"a.py": "0" * 64}, {}, [])


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store in folders that do not exist yet."""
    return Store(UserFolders(tmp_path / "cache", tmp_path / "state"), pytest.fail)


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
    remember(store, KEY, RUN)
    assert RUN == recall(store, KEY, NO_FILES)
    assert recall(store, "f" * 64, NO_FILES) is None


@pytest.mark.parametrize("now", [{"b.yaml": "edited"}, {}, {"c.yaml": "text"}])
def test_run_is_remembered_for_the_files_that_it_read(
    store: Store, now: dict[str, str]
) -> None:
    """An edit in a file beside the spec counts, and so does its loss; others do not."""
    before = {"b.yaml": "text", "unread.yaml": "any"}
    read = {"b.yaml": Source("b.yaml", before["b.yaml"])}
    run = replace(RUN, sources=sources_read(read))
    remember(store, KEY, run)
    assert run == recall(store, KEY, Texts(before))
    assert run == recall(store, KEY, Texts({**before, "unread.yaml": "edited"}))
    assert recall(store, KEY, Texts(now)) is None


def test_run_key_covers_spec_and_options() -> None:
    """Another text, name or package is another run; the same is the same."""
    keys = {
        run_key(Source("a.yaml", "a"), Options(None)),
        run_key(Source("a.yaml", "b"), Options(None)),
        run_key(Source("a.json", "a"), Options(None)),
        run_key(Source("a.yaml", "a"), Options("None")),
        run_key(Source("a.yaml", "a"), Options("")),
        run_key(Source("a.yaml", "a"), Options(None)),
        run_key(Source("folder/a.yaml", "a"), Options(None)),
    }
    assert 5 == len(keys)


@pytest.mark.parametrize("change", ["edit", "add", "rename"])
def test_run_key_covers_every_template(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """An edit counts even if size and time stay the same; compiled files do not."""
    monkeypatch.setattr(cache, "TEMPLATES", tmp_path)
    template = tmp_path / "a.jinja"
    template.write_text("one")
    os.utime(template, ns=(0, 0))
    before = run_key(SPEC, Options())
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("x")
    assert before == run_key(SPEC, Options())
    if change == "edit":
        template.write_text("two")
        os.utime(template, ns=(0, 0))
    elif change == "add":
        (tmp_path / "b.jinja").touch()
    else:
        template.rename(tmp_path / "c.jinja")
    assert run_key(SPEC, Options()) != before


def test_run_key_covers_installed_versions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another version of any distribution makes another run."""
    keys = set()
    for version in ("1.0", "2.0"):
        folder = tmp_path / version
        (folder / f"something-{version}.dist-info").mkdir(parents=True)
        monkeypatch.setattr(sys, "path", [*sys.path, str(folder)])
        keys.add(run_key(SPEC, Options()))
    assert 2 == len(keys)
