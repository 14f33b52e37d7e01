"""A server that is told to stop finishes what it has begun, up to a limit."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.failure_server.serving_limits import (
    PLAIN_TARGET,
    Lifespan,
    Waiting,
    call,
    create,
    turns,
    until,
)


def test_requests_under_way_are_finished() -> None:
    """The shutdown waits for them; meanwhile others are refused, and SDKs try again."""

    async def main() -> None:
        service = Waiting()
        app = create(service)
        lifespan = Lifespan(app)
        await lifespan.tell("startup")
        await lifespan.told("startup.complete")
        served = asyncio.create_task(call(app))
        await until(lambda: service.started == 1)
        await lifespan.tell("shutdown")
        await turns()
        refused = await call(app)
        assert (503, "ServiceUnavailableException") == refused.error
        assert b"close" == refused.headers[b"connection"]
        assert ["lifespan.startup.complete"] == lifespan.types
        service.go.set()
        assert 200 == (await served).status
        await lifespan.told("shutdown.complete")
        await lifespan.end()

    asyncio.run(main())


def test_the_wait_has_an_end(caplog: pytest.LogCaptureFixture) -> None:
    """After `shutdown_timeout` the application ends all the same, and logs that."""

    async def main() -> None:
        service = Waiting()
        app = create(service, shutdown_timeout=0.03)
        lifespan = Lifespan(app)
        await lifespan.tell("startup")
        served = asyncio.create_task(call(app))
        await until(lambda: service.started == 1)
        await lifespan.tell("shutdown")
        await lifespan.told("shutdown.complete")
        assert not served.done()
        served.cancel()

    asyncio.run(main())
    assert "1 requests are cut off" in caplog.text


def test_functions_whose_caller_has_gone_are_finished() -> None:
    """The shutdown waits for threads as well, whose requests were given up."""

    async def main() -> None:
        service = Waiting()
        app = create(service, request_timeout=0.02)
        lifespan = Lifespan(app)
        await lifespan.tell("startup")
        assert 504 == (await call(app, b"{}", PLAIN_TARGET)).status
        await lifespan.tell("shutdown")
        await turns()
        assert ["lifespan.startup.complete"] == lifespan.types
        service.unblock.set()
        await lifespan.told("shutdown.complete")

    asyncio.run(main())


def test_the_service_has_a_lifespan() -> None:
    """What it starts is there for every request, and is stopped after the last."""
    events: list[str] = []

    @asynccontextmanager
    async def resources() -> AsyncIterator[None]:
        events.append("started")
        yield
        events.append("stopped")

    async def main() -> None:
        service = Waiting()
        app = create(service, lifespan=resources)
        lifespan = Lifespan(app)
        await lifespan.tell("startup")
        await lifespan.told("startup.complete")
        served = asyncio.create_task(call(app))
        await until(lambda: service.started == 1)
        await lifespan.tell("shutdown")
        await turns()
        assert ["started"] == events
        service.go.set()
        await served
        await lifespan.told("shutdown.complete")

    asyncio.run(main())
    assert ["started", "stopped"] == events


def test_a_failing_start_is_told() -> None:
    """The ASGI server learns that the application cannot start, and why."""

    @asynccontextmanager
    async def failing() -> AsyncIterator[None]:
        raise OSError("no database")
        yield

    async def main() -> None:
        lifespan = Lifespan(create(Waiting(), lifespan=failing))
        await lifespan.tell("startup")
        with pytest.raises(OSError, match="no database"):
            await lifespan.end()
        assert "no database" in lifespan.sent[0]["message"]
        assert ["lifespan.startup.failed"] == lifespan.types

    asyncio.run(main())
