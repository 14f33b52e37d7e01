"""A client understands documented statuses and those of AWS at the same time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from functools import cache
from itertools import cycle
from typing import Any

import pytest

from ecr_public.retries import Retries, Retry
from ecr_public.transports import (
    AsgiTransport,
    AsyncAsgiTransport,
    Request,
    Timeout,
)
from tests.roundtrip.package import ecr_public
from tests.roundtrip.profile import some
from tests.roundtrip.recording import Script, application
from tests.roundtrip.strategies import Strategies
from tests.roundtrip.ways import BASE_URL, Way

PACKAGE = ecr_public()
SCRIPT = Script()
PAIRS = [
    pytest.param(
        operation, case.status, case.error, id=f"{operation.name}-{case.error}"
    )
    for operation in PACKAGE.service.operations
    for case in operation.errors
]


@cache
def smallest(operation: str) -> Any:
    """Return a request with hardly more than what it has to have."""
    (found,) = (each for each in PACKAGE.service.operations if each.name == operation)
    return Strategies(PACKAGE).smallest(found.input)


class Alternating:
    """Sends requests to the two applications by turns."""

    def __init__(self, kind: Callable[[Any], Any]) -> None:
        apps = (
            application(PACKAGE, SCRIPT),
            application(PACKAGE, SCRIPT, error_status="aws"),
        )
        self._turns = cycle([kind(app) for app in apps])

    def send(self, request: Request, timeout: Timeout) -> Any:
        """Let the next application answer."""
        return next(self._turns).send(request, timeout)

    def close(self) -> Any:
        """Close one of them; they hold nothing but a thread that ends by itself."""
        return next(self._turns).close()


class Told:
    """The statuses of the answers that led to a repetition."""

    def __init__(self) -> None:
        self.statuses: list[int | None] = []

    def note(self, retry: Retry) -> None:
        """Remember the status."""
        self.statuses.append(getattr(retry.error, "status", None))


TOLD = Told()


async def at_once(seconds: float) -> None:
    """Do not pause."""


POLICY = Retries(
    sleep=lambda seconds: None,
    async_sleep=at_once,
    on_retry=TOLD.note,
    budget=1000,
)


@pytest.fixture(scope="module", params=["sync", "async"])
def way(request: pytest.FixtureRequest) -> Iterator[Way]:
    """Return a client whose requests go to both applications by turns."""
    options = {"base_url": BASE_URL, "retries": POLICY}
    if request.param == "sync":
        with PACKAGE.client(transport=Alternating(AsgiTransport), **options) as client:
            yield Way(PACKAGE, client)
    else:
        with asyncio.Runner() as runner:
            transport = Alternating(AsyncAsgiTransport)
            client = PACKAGE.async_client(transport=transport, **options)
            yield Way(PACKAGE, client, runner)


@pytest.mark.parametrize(("operation", "status", "schema"), some(PAIRS, 40))
def test_both_statuses_mean_the_same(
    way: Way, operation: Any, status: int, schema: str
) -> None:
    """Class, members and repetition of an error do not depend on its status."""
    documented = PACKAGE.service.errors[schema]
    SCRIPT.answer = PACKAGE.error(schema)("no")
    TOLD.statuses.clear()
    raised = [way.error(operation.name, smallest(operation.name)) for _ in range(2)]
    assert {(PACKAGE.error(schema), "no")} == {
        (type(error), error.message) for error in raised
    }
    seen = [*TOLD.statuses, *(error.status for error in raised)]
    aws = 500 if documented.fault == "server" else 400
    attempts = 3 if documented.retryable else 1
    assert sorted([status, aws] * attempts) == sorted(seen)
    assert [attempts] * 2 == [error.attempts for error in raised]
