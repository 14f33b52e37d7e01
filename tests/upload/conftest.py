from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.reference_service.app import serving
from tests.reference_service.rules import Quotas
from tests.upload.callers import AsyncCaller, BotoCaller, Caller, Make, SyncCaller
from tests.upload.world import service_in

NUMBERS = itertools.count(1)


@pytest.fixture(scope="module", params=[SyncCaller, AsyncCaller, BotoCaller])
def make(request: pytest.FixtureRequest) -> Make:
    """The class of each client in turn."""
    made: Make = request.param
    return made


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the service."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def url(data: Path) -> Iterator[str]:
    """Where the service is, which the tests of a module share; parts may be short."""
    with serving(service_in(data, quotas=Quotas(min_part_bytes=4))) as (url,):
        yield url


@pytest.fixture(scope="module")
def caller(make: Make, url: str) -> Iterator[Caller]:
    """A client of the service."""
    caller = make(url)
    yield caller
    caller.close()


@pytest.fixture
def name() -> str:
    """The name of a repository that no other test uses."""
    return f"team/app-{next(NUMBERS)}"
