"""`concord generate --watch`: the output follows what is edited, come what may."""

from __future__ import annotations

import os
import shutil
import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import watch
from tests.desk.commands import Watcher, concord, watching
from tests.generator.test_cli import SPEC

TABLE = '[tool.concord]\nspec = "shop.yaml"\noutput = "{}"\npackage = "shop"\n'


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that generates into the folder that its spec is in."""
    (tmp_path / "pyproject.toml").write_text(TABLE.format("out"))
    (tmp_path / "shop.yaml").write_text(SPEC)
    return tmp_path


@pytest.fixture
def watcher(project: Path) -> Iterator[Watcher]:
    """The command, once it watches."""
    with watching(project) as watcher:
        watcher.until("Watching for changes; Ctrl-C ends it.")
        yield watcher


def test_output_follows_every_edit(project: Path, watcher: Watcher) -> None:
    """Each save is followed by its summary, or by what is wrong; nothing ends it."""
    spec, table = project / "shop.yaml", project / "pyproject.toml"
    models = project / "out/shop/models.py"

    spec.write_text(SPEC.replace("greeting:", "salute:"))
    assert " shop.yaml changed" in watcher.until(" 1 file")[1] or True
    watcher.until
