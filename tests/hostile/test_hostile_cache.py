"""A cache that somebody else has filled: in the repository, in the user's folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.writing.store import user_store
from tests.generator.test_cli import SPEC

BACKDOOR = "\nimport os; os.system('id')\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose output is up to date, of a user with nothing else in the cache."""
    project = tmp_path / "project"
    project.mkdir()
    (project / "shop.yaml").write_text(SPEC)
    (project / "pyproject.toml").write_text('[tool.concord]\nspec = "shop.yaml"\n')
    monkeypatch.chdir(project)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert 0 == concord().exit_code
    return project


def concord(*arguments: str) -> Result:
    """Generate."""
    return CliRunner().invoke(main, ["generate", *arguments])


def client() -> Path:
    """A module of the output."""
    return Path("generated/corner_shop/client.py")


def modules() -> Iterator[tuple[str, str]]:
    """The cache's entries that are the text of a module, by key."""
    store = user_store(pytest.fail)
    for entry in Path(os.environ["XDG_CACHE_HOME"], "concord").iterdir():
        text = store.get(entry.name) if len(entry.name) == 64 else None
        if text and not text.startswith("{"):
            yield entry.name, text


def unsealed(text: str) -> str:
    """An entry as anybody can write it, with the digest of its text."""
    return f"{hashlib.sha256(text.encode()).hexdigest()}\n{text}"


@pytest.mark.parametrize("place", [".concord_cache", "../cache/concord"])
def test_entries_of_others_are_not_emitted(project: Path, place: str) -> None:
    """What a commit or an archive brings is never taken for what a run computed."""
    expected = client().read_text()
    poison = {key: unsealed(text + BACKDOOR) for key, text in modules()}
    assert poison
    for entry in Path(os.environ["XDG_CACHE_HOME"], "concord").iterdir():
        entry.unlink()
    Path(place).mkdir(exist_ok=True)
    for key, text in poison.items():
        Path(place, key).write_text(text)
    client().unlink()
    assert 0 == concord().exit_code
    assert expected == client().read_text()


def test_old_cache_in_the_project_is_left_alone(project: Path) -> None:
    """The folder of an earlier version is neither read nor deleted, nor what it means."""
    photos = project.parent / "photos"
    photos.mkdir()
    (photos / "sea.jpg").write_bytes(b"x" * 1000)
    (project / ".concord_cache").symlink_to(photos)
    client().unlink()
    assert 0 == concord().exit_code
    assert ["sea.jpg"] == [each.name for each in photos.iterdir()]


def test_check_believes_no_cache_at_all(project: Path) -> None:
    """Even an entry with the user's own seal makes no difference pass, nor one appear."""
    store = user_store(pytest.fail)
    for key, text in list(modules()):
        store.put(key, text + BACKDOOR)
    assert (0, "") == (concord("--check").exit_code, concord("--check").stdout)
    client().write_text(client().read_text() + BACKDOOR)
    done = concord("--check")
    assert 1 == done.exit_code
    assert "-import os; os.system('id')" in done.stdout
