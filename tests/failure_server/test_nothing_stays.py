"""When a request has ended, whatever way, nothing of it stays in memory."""

from __future__ import annotations

import asyncio
import gc
import json
import sys
import weakref
from collections.abc import Iterator
from typing import Any

import pytest

from ecr_public import errors, models, server
from ecr_public.server import Context
from tests.failure_server.serving_limits import PLAIN_TARGET, call, create

ASYNC_TARGET = b"SpencerFrontendService.InitiateLayerUpload"


class Marker:
    """Something that can be looked for after its end."""


class Failing(server.EcrPublicService):
    """Raises an error from `def` and from `async def`."""

    def __init__(self, kind: type[Exception]) -> None:
        self.kind = kind
        self.markers: list[weakref.ref[Marker]] = []

    def _fail(self) -> Any:
        marker = Marker()
        self.markers.append(weakref.ref(marker))
        raise self.kind("x")

    def describe_registries(
        self, request: models.DescribeRegistriesRequest, context: Context
    ) -> models.DescribeRegistriesResponse:
        """Fail in a thread."""
        result: models.DescribeRegistriesResponse = self._fail()
        return result

    async def initiate_layer_upload(
        self, request: models.InitiateLayerUploadRequest, context: Context
    ) -> models.InitiateLayerUploadResponse:
        """Fail in the event loop."""
        result: models.InitiateLayerUploadResponse = self._fail()
        return result


@pytest.fixture(autouse=True)
def _no_collection(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # Without the log, which keeps what it is told for as long as a test takes.
    monkeypatch.setattr("logging.Logger.error", lambda *arguments, **named: None)
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.parametrize("target", [PLAIN_TARGET, ASYNC_TARGET], ids=["def", "async"])
@pytest.mark.parametrize(
    "kind",
    [RuntimeError, errors.ServerException, errors.TooManyTagsException, KeyError],
)
def test_what_a_handler_raised(target: bytes, kind: type[Exception]) -> None:
    """The frames of the handler, and the request in them, go with the answer."""
    service = Failing(kind)
    body = b"{}" if target == PLAIN_TARGET else b'{"repositoryName": "team/app"}'

    async def main() -> list[Marker | None]:
        app = create(service)
        assert (await call(app, body, target)).status in (480, 482)
        # The thread that ran it lets go of it in its own time.
        for _ in range(100):
            if service.markers[0]() is None:
                break
            await asyncio.sleep(0.01)
        return [marker() for marker in service.markers]

    assert [None] == asyncio.run(main())


@pytest.mark.parametrize(
    "body",
    [
        b'{"repositoryName": ' + b"1" * 100 + b"}",
        b"[" + b"1," * 100 + b"1]",
        b"{" * 10,
        b"[" * 1000,
        json.dumps({"repositoryName": "A" * 300}).encode(),
        b" " * 2**21,
    ],
    ids=["type", "no object", "no JSON", "deep", "invalid", "large"],
)
def test_bodies_that_are_refused(body: bytes) -> None:
    """Nothing refers to the body once the refusal is sent."""

    async def main() -> int:
        app = create(Failing(RuntimeError))
        before = sys.getrefcount(body)
        assert (await call(app, body)).status in (400, 413, 481)
        return sys.getrefcount(body) - before

    assert 0 == asyncio.run(main())


def test_late_requests() -> None:
    """What was cut off goes as well."""

    class Waiting(server.EcrPublicService):
        async def initiate_layer_upload(
            self, request: models.InitiateLayerUploadRequest, context: Context
        ) -> models.InitiateLayerUploadResponse:
            marker = Marker()
            markers.append(weakref.ref(marker))
            await asyncio.Event().wait()
            raise AssertionError

    markers: list[weakref.ref[Marker]] = []
    app = create(Waiting(), request_timeout=0.01)
    assert 504 == asyncio.run(call(app)).status
    assert [None] == [marker() for marker in markers]
