"""Bodies that are read while they are sent, and proofs that are refused."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from typing import Any

import pytest

from ecr_public import operations
from ecr_public._runtime.identity.proven import authenticated, authenticated_async
from ecr_public._runtime.sources import IterableSource, Source
from ecr_public.auth import Digest
from ecr_public.transports import Request, Response, Timeout

ASKS = 'Digest realm="x", nonce="{}", qop=auth, algorithm=SHA-256'
TIMEOUT = Timeout()


class Refusing:
    """Refuses the first requests, and reads the bodies of all."""

    def __init__(self, refusals: int) -> None:
        self.refusals = refusals
        self.heard: list[tuple[str, bytes]] = []

    def send(self, request: Request, timeout: Timeout) -> Response:
        """Read a request, and refuse it perhaps."""
        assert isinstance(request.body, Source)
        kind = request.headers.get("Authorization", "").partition(" ")[0]
        self.heard.append((kind, b"".join(request.body.chunks())))
        if len(self.heard) > self.refusals:
            return Response(status=200, headers={}, body=b"")
        told = {"www-authenticate": ASKS.format(len(self.heard))}
        return Response(status=401, headers=told, body=b"")

    def close(self) -> None:
        """Close nothing."""


class AsyncRefusing(Refusing):
    """The same, to be awaited."""

    async def send(self, request: Request, timeout: Timeout) -> Response:  # type: ignore[override]  # of another kind
        """Read a request, and refuse it perhaps."""
        return super().send(request, timeout)

    async def close(self) -> None:  # type: ignore[override]  # of another kind
        """Close nothing."""


def pieces() -> Iterator[bytes]:
    """Bytes that can be read once."""
    yield b"on"
    yield b"ce"


def status(transport: Any, auth: Digest, body: Source) -> int:
    """Send a body, and return what was answered at last."""
    request = Request(method="PUT", url="https://shop.test/", headers={}, body=body)
    operation = operations.INITIATE_LAYER_UPLOAD
    given: Any = transport, auth, operations.SERVICE, {}, time.monotonic
    if not isinstance(transport, AsyncRefusing):
        return authenticated(*given).to(operation).send(request, TIMEOUT).status
    sending = authenticated_async(*given).to(operation).send(request, TIMEOUT)
    answer: Response = asyncio.run(sending)
    return answer.status


@pytest.mark.parametrize("kind", [Refusing, AsyncRefusing])
def test_what_can_be_read_again_is_sent_again(kind: type[Refusing]) -> None:
    """The whole of it."""
    auth = Digest("ann", "pass")
    transport = kind(1)
    assert 200 == status(transport, auth, IterableSource([b"tw", b"ice"]))
    assert [("", b"twice"), ("Digest", b"twice")] == transport.heard


@pytest.mark.parametrize("kind", [Refusing, AsyncRefusing])
def test_what_can_be_read_once_is_sent_once(kind: type[Refusing]) -> None:
    """The refusal is told; what it asked for is good for the next call."""
    auth = Digest("ann", "pass")
    transport = kind(1)
    assert 401 == status(transport, auth, IterableSource(pieces()))
    assert 200 == status(transport, auth, IterableSource(pieces()))
    assert [("", b"once"), ("Digest", b"once")] == transport.heard
