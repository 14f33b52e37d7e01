"""The packages of the specs that stand here, emitted once and importable."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.services.emitting import SPECS, emit


@pytest.fixture(scope="session", autouse=True)
def distributions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Path]]:
    """The folders of the emitted distributions, on the path while tests run."""
    folder = tmp_path_factory.mktemp("emitted")
    folders = [emit(package, folder) for package in SPECS]
    with pytest.MonkeyPatch.context() as patch:
        for each in folders:
            patch.syspath_prepend(str(each))
        yield folders
