"""Clients of both kinds, over a script of outcomes and a clock that nobody waits for."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pytest

from ecr_public import AsyncEcrPublicClient, EcrPublicClient
from ecr_public.retries import Retries
from ecr_public.transports import Request, Response, Timeout

Outcome: TypeAlias = Response | BaseException | Callable[[], Response]
"""What becomes of a request: an answer, an error, or what a function makes of it."""


def answer(
    body: object = None, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    """Return a response with a JSON body."""
    content = body if isinstance(body, bytes) else json.dumps(body or {}).encode()
    return Response(status=status, headers=headers or {}, body=content)


def failure(code: str, status: int = 400, **headers: str) -> Response:
    """Return an error; underscores in headers stand for hyphens."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return answer({"__type": code, "message": "no"}, status, named)


@dataclass
class World:
    """What a client sends into, sleeps in, and reads the time from."""

    script: Iterator[Outcome]
    now: float = 1000.0
    latency: float = 0.0
    """How long each request takes."""

    pauses: list[float] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    timeouts: list[Timeout] = field(default_factory=list)

    def send(self, request: Request, timeout: Timeout) -> Response:
        """Play the next outcome."""
        self.requests.append(request)
        self.timeouts.append(timeout)
        self.now += self.latency
        outcome = next(self.script)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome if isinstance(outcome, Response) else outcome()

    def sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        self.pauses.append(seconds)
        self.now += seconds

    async def async_sleep(self, seconds: float) -> None:
        """Let time pass at once."""
        self.sleep(seconds)

    def policy(self, **options: Any) -> Retries:
        """Return a policy that lives in this world; it takes the longest pauses."""
        told = {
            "sleep": self.sleep,
            "async_sleep": self.async_sleep,
            "clock": lambda: self.now,
            "random": lambda: 1.0,
        }
        return Retries(**{**told, **options})


class WorldTransport:
    """Sends what the synchronous client sends into a world."""

    def __init__(self, world: World) -> None:
        self.send = world.send

    def close(self) -> None:
        """Do nothing: nothing is open."""


class AsyncWorldTransport:
    """Sends what the asynchronous client sends into a world."""

    def __init__(self, world: World) -> None:
        self._world = world

    async def send(self, request: Request, timeout: Timeout) -> Response:
        """Play the next outcome."""
        return self._world.send(request, timeout)

    async def close(self) -> None:
        """Do nothing: nothing is open."""


class Sync:
    """Drives the synchronous client."""

    def __init__(self, world: World, **options: Any) -> None:
        self.client: Any = EcrPublicClient(transport=WorldTransport(world), **options)

    def call(self, method: str = "describe_repositories", **arguments: Any) -> Any:
        """Call a method."""
        return getattr(self.client, method)(**arguments)

    def listed(self, method: str, **arguments: Any) -> list[Any]:
        """Run an iterator to its end."""
        return list(getattr(self.client, method)(**arguments))

    def close(self) -> None:
        """Close the client."""
        self.client.close()


class Async:
    """Drives the asynchronous client."""

    def __init__(self, world: World, **options: Any) -> None:
        transport = AsyncWorldTransport(world)
        self.client: Any = AsyncEcrPublicClient(transport=transport, **options)

    def call(self, method: str = "describe_repositories", **arguments: Any) -> Any:
        """Call a method, in an event loop."""
        return asyncio.run(getattr(self.client, method)(**arguments))

    def listed(self, method: str, **arguments: Any) -> list[Any]:
        """Run an iterator to its end, in an event loop."""

        async def run() -> list[Any]:
            return [each async for each in getattr(self.client, method)(**arguments)]

        return asyncio.run(run())

    def close(self) -> None:
        """Close the client."""
        asyncio.run(self.client.close())


Kind: TypeAlias = type[Sync] | type[Async]

either_kind = pytest.mark.parametrize("kind", [Sync, Async], ids=["sync", "async"])


def world_of(*outcomes: Outcome, latency: float = 0.0) -> World:
    """Return a world where requests have these outcomes, in this order."""
    return World(iter(outcomes), latency=latency)


def endless(outcomes: Iterable[Outcome]) -> World:
    """Return a world where requests have the outcomes that an iterable gives."""
    return World(iter(outcomes))
