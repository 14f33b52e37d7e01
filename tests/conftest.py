"""How the tests run: with the same examples each time, unless ten times as many are tried."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections.abc import Generator, Iterator
from typing import Any
from unittest import mock

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers
from yaml import CSafeDumper, CSafeLoader

from tests.compiled import compile_once
from tests.roundtrip.profile import TIMES, examples
from tests.scheduling import ByFile, longest_first, report_briefly

# What is read while tests are collected stays; to look through it for cycles is in vain.
gc.disable()

# A busy machine is no fault of what is tried.
settings.register_profile("tests", examples(40))
settings.load_profile("tests")


def no_more_constants() -> Any:
    """What is to be tried of what stands in modules: nothing."""
    return providers._local_constants


# That would be other values in each order of the tests, since it is of whatever modules are
# loaded by then; and the text of every package that is emitted would be read for it.
if TIMES == 1:
    mock.patch.object(
        providers, "_get_local_constants", no_more_constants, create=True
    ).start()

# What the tests call is here, and they say themselves where there is a proxy.
for variable in [name for name in os.environ if name.lower().endswith("_proxy")]:
    del os.environ[variable]


# Most tests import packages of their own, and each brings its copy of the runtime.
compile_once()

# What tests read and write as YAML by themselves, they do in C: in a fifth of the time.
mock.patch("yaml.SafeLoader", CSafeLoader).start()
mock.patch("yaml.SafeDumper", CSafeDumper).start()

# At its end, each run of the generator would let go of all that is frozen here.
mock.patch("gc.unfreeze").start()

# A shell lets what it runs in the background ignore Ctrl-C, and commands inherit that.
if threading.current_thread() is threading.main_thread():
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Let one process read the last files first, and another one begin in the middle.

    By the time that two meet, each finds compiled what it has still to read.
    """
    report = yield
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    if isinstance(collector, pytest.Directory):
        half = len(report.result) // 2 if number % 3 == 2 else 0
        report.result[:] = report.result[half:] + report.result[:half]
        if number % 3 == 1:
            report.result.reverse()
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put first what takes long; all processes have one order."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: item.path)
    items[:] = longest_first(items)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Send the process that shares tests out no more than is read there."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        report_briefly(session.config)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Share files out in the order of the tests, where there are several processes."""
    config.option.loadscopereorder = False
    return ByFile(config, log)


def pytest_collection_finish() -> None:
    """Let the cyclic collector forget what stays to the end: all modules and tests."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000)
    gc.enable()


@pytest.fixture(scope="module", autouse=True)
def nothing_old() -> Iterator[None]:
    """Let the cyclic collector go through what a file of tests makes, and no more.

    How deep calls may be is what it was before, too.
    """
    levels = sys.getrecursionlimit()
    yield
    gc.collect()
    gc.freeze()
    assert levels == sys.getrecursionlimit()


@pytest.fixture(scope="session", autouse=True)
def user_folders(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Folders of a user's own, that of the tests: what one formats, none formats again."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    os.environ["XDG_CACHE_HOME"] = str(base / "user-cache")
    os.environ["XDG_STATE_HOME"] = str(base / "user-state")
