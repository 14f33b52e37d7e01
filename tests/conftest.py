"""How the tests run: on a desk with new examples each time, in CI with the same ones."""

from __future__ import annotations

import gc
import os
import signal
import threading

import pytest
from hypothesis import HealthCheck, settings

# A busy machine is no fault of what is tested.
settings.register_profile(
    "desk", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "repeatable", settings.get_profile("desk"), derandomize=True, database=None
)

settings.load_profile("repeatable" if os.environ.get("CI") else "desk")


# What the tests call is here, and they say themselves where there is a proxy.
for variable in [name for name in os.environ if name.lower().endswith("_proxy")]:
    del os.environ[variable]


# A shell lets what it runs in the background ignore Ctrl-C, and commands inherit that.
if threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Let the cyclic collector forget what stays to the end: all modules and tests."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def user_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Folders of a user's own, that of the tests: what one formats, none formats again."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    os.environ["XDG_CACHE_HOME"] = str(base / "user-cache")
    os.environ["XDG_STATE_HOME"] = str(base / "user-state")
