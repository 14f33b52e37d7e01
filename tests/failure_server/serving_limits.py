"""A service whose handlers can be told to wait, and its application called directly."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, NamedTuple

from ecr_public import models, server
from tests.patience import PATIENCE

TARGET = b"SpencerFrontendService.InitiateLayerUpload"
PLAIN_TARGET = b"SpencerFrontendService.DescribeRegistries"
GOOD = b'{"repositoryName":"team/app"}'

Message = dict[str, Any]


class Waiting(server.EcrPublicService):
    """InitiateLayerUpload awaits an event; DescribeRegistries blocks on another."""

    def __init__(self) -> None:
        self.go = asyncio.Event()
        self.unblock = threading.Event()
        self.started = 0
        self.cancelled = 0
        self.threads: set[str] = set()

    async def initiate_layer_upload(
        self, request: models.InitiateLayerUploadRequest, context: server.Context
    ) -> models.InitiateLayerUploadResponse:
        """Answer when told to."""
        self.started += 1
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        return models.InitiateLayerUploadResponse(part_size=5)

    def describe_registries(
        self, request: models.DescribeRegistriesRequest, context: server.Context
    ) -> models.DescribeRegistriesResponse:
        """Answer when told to, and note the thread."""
        self.started += 1
        self.threads.add(threading.current_thread().name)
        self.unblock.wait(PATIENCE)
        return models.DescribeRegistriesResponse(registries=[])


class Answer(NamedTuple):
    """A response."""

    status: int
    headers: dict[bytes, bytes]
    body: Any

    @property
    def error(self) -> tuple[int, str]:
        """The status, and the code of the error."""
        return self.status, self.body["__type"]


def create(service: server.EcrPublicService, **options: Any) -> server.Application:
    """Return an application of `service` that lets everybody call."""
    return server.create_app(service, authenticate=server.anonymous, **options)


async def call(
    app: Any,
    body: bytes = GOOD,
    target: bytes = TARGET,
    *,
    headers: Iterable[tuple[bytes, bytes]] = (),
    receive: Callable[[], Awaitable[Message]] | None = None,
) -> Answer:
    """Call an application in this event loop."""
    sent: list[Message] = []

    async def whole() -> Message:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "headers": [(b"x-amz-target", target), *headers],
    }
    await app(scope, receive or whole, send)
    start, *rest = sent
    text = b"".join(message["body"] for message in rest)
    return Answer(start["status"], dict(start["headers"]), json.loads(text))


async def until(condition: Callable[[], bool]) -> None:
    """Wait until `condition` holds.

    Raises:
        TimeoutError: it does not.
    """
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.001)


async def turns() -> None:
    """Let all go on that waits for no clock: pauses of this process make no difference."""
    for _ in range(100):
        await asyncio.sleep(0)


class Lifespan:
    """The ASGI server's side of the lifespan of an application."""

    def __init__(self, app: Any) -> None:
        self.sent: list[Message] = []
        self._asked: asyncio.Queue[Message] = asyncio.Queue()
        self._task = asyncio.create_task(
            app({"type": "lifespan"}, self._asked.get, self._send)
        )

    async def tell(self, event: str) -> None:
        """Tell the application to start or to stop, without waiting for it."""
        await self._asked.put({"type": f"lifespan.{event}"})

    async def told(self, event: str) -> None:
        """Wait until the application says that it has done so."""
        await until(lambda: f"lifespan.{event}" in self.types)

    async def end(self) -> None:
        """Wait for the application's end."""
        await self._task

    @property
    def types(self) -> list[str]:
        """What the application said."""
        return [message["type"] for message in self.sent]

    async def _send(self, message: Message) -> None:
        self.sent.append(message)
