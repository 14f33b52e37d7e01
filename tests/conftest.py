"""How the tests run: on a desk with new examples each time, in CI with the same ones."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None, database=None)

if os.environ.get("CI"):
    settings.load_profile("repeatable")


@pytest.fixture(scope="session", autouse=True)
def user_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Folders of a user's own, that of the tests: what one formats, none formats again."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    os.environ["XDG_CACHE_HOME"] = str(base / "user-cache")
    os.environ["XDG_STATE_HOME"] = str(base / "user-state")
