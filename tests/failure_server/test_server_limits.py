"""What a server does about requests that are too large, too many or too slow."""

from __future__ import annotations

import asyncio
import json
import logging
import math
from typing import Any

import pytest

from ecr_public import models, server
from ecr_public._runtime.nesting import MAX_DEPTH, is_too_deep
from ecr_public._runtime.validation import MAX_VIOLATIONS
from ecr_public.validators import VALIDATORS
from tests.failure_server.half_sent import answered
from tests.failure_server.serving_limits import (
    GOOD,
    PLAIN_TARGET,
    TARGET,
    Waiting,
    call,
    create,
    until,
)
from tests.growth import grows_at_most
from tests.patience import holds_once
from tests.roundtrip.serving import serving

BUSY = (503, "ServiceUnavailableException")
LATE = (504, "RequestTimeoutException")


class Ready(Waiting):
    """Answers at once."""

    def __init__(self) -> None:
        super().__init__()
        self.go.set()
        self.unblock.set()


def nested(depth: int) -> bytes:
    """Return a good request with an unknown member, so that it has `depth` levels."""
    inner = b"[" * (depth - 1) + b"]" * (depth - 1)
    return b'{"repositoryName":"team/app","x":' + inner + b"}"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (nested(MAX_DEPTH), 200),
        (nested(MAX_DEPTH + 1), 400),
        (nested(100_000), 400),
        (b'{"x":' * 200_000, 400),
        (b'{"repositoryName":"team/app","x":"' + b"[{" * 999 + b'"}', 200),
        (b'{"repositoryName":"team/app","x":"\\"' + b"[{" * 999 + b'"}', 200),
        (b'{"repositoryName":"team/app","x":[' + b"[]," * 999 + b"[]]}", 200),
    ],
    ids=["at", "over", "far over", "objects", "text", "quoted text", "wide"],
)
def test_depth(body: bytes, status: int) -> None:
    """Levels are counted, brackets in text or next to each other are none."""
    answer = asyncio.run(call(create(Ready(), max_body_bytes=2**21), body))
    assert status == answer.status
    if status == 400:
        assert "SerializationException" == answer.body["__type"]
        assert str(MAX_DEPTH) in answer.body["message"]


@pytest.mark.parametrize(
    "text",
    [b'"', b'\\"', b'"\\', b'["\\'],
    ids=repr,
)
def test_depth_of_hostile_text(text: bytes) -> None:
    """Whatever the text, its depth is found in time that grows with its length only."""

    def work(size: int) -> None:
        is_too_deep(b"[" * MAX_DEPTH + b"{" + text * size)

    assert grows_at_most(work, 100_000, times=9)


def test_headers_at_and_over_the_limit() -> None:
    """Names and values count together; more than the limit is refused with 431."""
    app = create(Ready(), max_header_bytes=1000)
    room = 1000 - len(b"x-amz-target" + b"SpencerFrontendService.InitiateLayerUpload")
    at, over = (
        asyncio.run(call(app, headers=[(b"x", b"y" * (room - 1 + extra))]))
        for extra in (0, 1)
    )
    assert 200 == at.status
    assert (431, "RequestHeaderSectionTooLargeException") == over.error
    assert b"close" == over.headers[b"connection"]


def test_content_length_of_thousands_of_digits() -> None:
    """A length that is no number to Python is too long like any other."""
    answer = asyncio.run(
        call(create(Ready()), headers=[(b"content-length", b"9" * 9000)])
    )
    assert (413, "RequestEntityTooLargeException") == answer.error


@pytest.mark.parametrize("name", [b"x-amz-target", b"content-type", b"content-length"])
def test_what_decides_is_said_once(name: bytes) -> None:
    """Whoever else reads the request may go by the other one, so neither counts."""
    app = create(Ready())
    value = {
        b"x-amz-target": TARGET,
        b"content-type": b"application/json",
        b"content-length": b"%d" % len(GOOD),
    }[name]
    once = [] if name == b"x-amz-target" else [(name, value)]
    assert 200 == asyncio.run(call(app, headers=once)).status
    answer = asyncio.run(call(app, headers=[*once, (name, value)]))
    assert (400, "SerializationException") == answer.error
    assert name in answer.body["message"].lower().encode()


def test_two_targets_over_a_socket() -> None:
    """An ASGI server hands on both, and the application refuses them."""
    other = b"X-Amz-Target: SpencerFrontendService.DescribeRegistries"
    with serving(create(Ready())) as url:
        status, body = answered(url, other)
        assert (400, "X-Amz-Target" in body["message"]) == (status, True)


def test_a_limit_of_nothing() -> None:
    """Where a body may have no byte, only the empty one is read."""
    app = create(Ready(), max_body_bytes=0)
    assert 413 == asyncio.run(call(app)).status
    assert 481 == asyncio.run(call(app, b"")).status


@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("max_body_bytes", 0),
        ("max_header_bytes", 0),
        ("max_held_bytes", 0),
        ("receive_timeout", 0),
        ("request_timeout", 0),
        ("shutdown_timeout", 0),
        ("max_concurrent_requests", 1),
        ("handler_threads", 1),
    ],
)
def test_numbers_out_of_range(name: str, least: int) -> None:
    """They are refused by name when the application is made."""
    create(Ready(), **{name: least})
    for number in (least - 1, math.nan):
        with pytest.raises(ValueError, match=f"{name} must be at least {least}"):
            create(Ready(), **{name: number})


def test_every_character_may_be_escaped() -> None:
    """The longest text that keeps to the spec is taken in its longest spelling."""
    tags = [{"Key": "\U0001f600" * 128, "Value": "\U0001f600" * 256}] * 200
    body = {"resourceArn": "x", "tags": tags}
    text = json.dumps(body).encode()
    assert len(text) > 200 * (128 + 256) * 12
    target = b"SpencerFrontendService.TagResource"
    assert 413 != asyncio.run(call(create(Ready()), text, target)).status


def test_messages_name_every_violation() -> None:
    """A request that is wrong in very many places is told all of them at once."""
    body = {"repositoryName": "team/app", "imageIds": [{"imageTag": 1}] * 100}
    app = create(Ready(), max_body_bytes=2**20)
    target = b"SpencerFrontendService.BatchDeleteImage"
    answer = asyncio.run(call(app, json.dumps(body).encode(), target))
    assert "InvalidParameterException" == answer.body["__type"]
    assert 100 == len(answer.body["message"].split("; "))


def test_violations_are_bounded() -> None:
    """A validator stops after so many, whoever calls it, and so does the message."""
    value = {"imageDetails": [1] * 20_000}
    assert MAX_VIOLATIONS == len(VALIDATORS["DescribeImagesResponse"](value))


def test_late_handlers_are_cancelled(caplog: pytest.LogCaptureFixture) -> None:
    """The caller gets a 504 that SDKs try again after; the log shows where it hung."""
    service = Waiting()
    with caplog.at_level(logging.ERROR, logger="ecr_public.server"):
        answer = asyncio.run(call(create(service, request_timeout=0.02)))
    assert (LATE, 1) == (answer.error, service.cancelled)
    assert "self.go.wait()" in caplog.text
    assert "self.go" not in answer.body["message"]


def test_late_handlers_are_cancelled_once() -> None:
    """One that takes its time to end is not disturbed again when others are late."""

    class Tidying(Waiting):
        async def initiate_layer_upload(
            self, request: models.InitiateLayerUploadRequest, context: server.Context
        ) -> models.InitiateLayerUploadResponse:
            self.started += 1
            try:
                await asyncio.Event().wait()
            finally:
                try:
                    await self.go.wait()
                except asyncio.CancelledError:
                    self.cancelled += 1
            raise AssertionError

    async def main() -> None:
        service = Tidying()
        app = create(service, request_timeout=0.05)
        calls = []
        for _ in range(3):
            calls.append(asyncio.create_task(call(app)))
            await asyncio.sleep(0.03)
        await asyncio.sleep(0.1)
        service.go.set()
        assert {LATE} == {(await each).error for each in calls}
        assert (3, 0) == (service.started, service.cancelled)

    asyncio.run(main())


def test_late_functions_go_unheard() -> None:
    """A function in a thread cannot be stopped; its caller gets a 504 all the same."""
    service = Waiting()

    async def main() -> Any:
        answer = await call(create(service, request_timeout=0.02), b"{}", PLAIN_TARGET)
        service.unblock.set()
        return answer

    assert LATE == asyncio.run(main()).error


def test_each_request_has_its_own_time() -> None:
    """Requests that begin one after the other end one after the other."""

    async def timed(app: Any, wait: float) -> float:
        await asyncio.sleep(wait)
        start = asyncio.get_running_loop().time()
        assert LATE == (await call(app)).error
        return asyncio.get_running_loop().time() - start

    async def main() -> list[float]:
        app = create(Waiting(), request_timeout=0.1)
        return await asyncio.gather(*(timed(app, 0.03 * i) for i in range(4)))

    def are_apart() -> bool:
        took = asyncio.run(main())
        assert all(seconds >= 0.09 for seconds in took)
        return all(seconds < 0.2 for seconds in took)

    assert holds_once(are_apart)


def test_cancelling_from_outside_is_no_timeout() -> None:
    """A request that the ASGI server cancels is not answered."""

    async def main() -> None:
        service = Waiting()
        task = asyncio.create_task(call(create(service)))
        await until(lambda: service.started == 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())


def test_a_handler_that_awaits_what_is_cancelled() -> None:
    """That is a fault of the service like any other exception."""

    class Cancelling(server.EcrPublicService):
        async def initiate_layer_upload(
            self, request: models.InitiateLayerUploadRequest, context: server.Context
        ) -> models.InitiateLayerUploadResponse:
            raise asyncio.CancelledError

    answer = asyncio.run(call(create(Cancelling())))
    assert (480, "ServerException") == answer.error


def test_too_many_requests() -> None:
    """Beyond the limit they are refused at once, and told when to come again."""

    async def main() -> None:
        service = Waiting()
        app = create(service, max_concurrent_requests=2)
        served = [asyncio.create_task(call(app)) for _ in range(2)]
        await until(lambda: service.started == 2)
        refused = await call(app)
        assert (BUSY, b"1") == (refused.error, refused.headers[b"retry-after"])
        service.go.set()
        assert [200, 200] == [(await task).status for task in served]
        assert 200 == (await call(app)).status

    asyncio.run(main())


def test_functions_share_the_threads_of_the_application() -> None:
    """No more than `handler_threads` run at once; the others wait, and are served."""

    async def main() -> None:
        service = Waiting()
        app = create(service, handler_threads=2)
        calls = [asyncio.create_task(call(app, b"{}", PLAIN_TARGET)) for _ in range(5)]
        await until(lambda: service.started == 2)
        await asyncio.sleep(0.02)
        assert 2 == service.started
        service.unblock.set()
        assert [200] * 5 == [(await task).status for task in calls]
        assert 2 == len(service.threads)
        assert all(name.startswith("handler") for name in service.threads)

    asyncio.run(main())


@pytest.mark.parametrize("response", [{"part_size": float("nan")}, {"part_size": 1.5}])
def test_numbers_that_json_lacks(response: dict[str, Any]) -> None:
    """A response with a number that would be sent as null, or changed, is a fault."""

    class Odd(server.EcrPublicService):
        async def initiate_layer_upload(
            self, request: models.InitiateLayerUploadRequest, context: server.Context
        ) -> models.InitiateLayerUploadResponse:
            return models.InitiateLayerUploadResponse(**response)

    assert 480 == asyncio.run(call(create(Odd()))).status


def test_one_application_in_two_event_loops() -> None:
    """Limits of time hold in each of them, whichever was first."""
    service = Waiting()
    app = create(service, request_timeout=0.02)
    for _ in range(2):
        service.go = asyncio.Event()
        assert LATE == asyncio.run(call(app)).error
