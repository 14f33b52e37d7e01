"""ASGI, as far as a service needs it: types, requests, the lifespan."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import AbstractAsyncContextManager, suppress
from typing import Any, TypeAlias

Scope: TypeAlias = MutableMapping[str, Any]
Header: TypeAlias = tuple[bytes, bytes]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]


LINGER_SECONDS = 2.0
LINGER_BYTES = 32 * 2**20
"""How long, and for how much, a server goes on reading what it has refused.

Callers that wait for the answer while they send need a round trip; the others send all
of it first, and few send more than this.
"""


class Disconnected(Exception):
    """The caller has gone; nobody waits for an answer."""


def part_of(message: Message) -> tuple[bytes, bool]:
    """Return the part of a body that was received, and whether more will come.

    Raises:
        Disconnected: the caller has gone.
    """
    if message["type"] == "http.disconnect":
        raise Disconnected
    return message.get("body", b""), message.get("more_body", False)


async def send_early(
    start: Message, body: bytes, receive: Receive, send: Send, *, linger: bool
) -> None:
    """Answer a request before it has come in, then read some of it to no purpose.

    A server that closes a connection on which more is coming resets it, and that may
    overtake the answer. Most callers look for one only after they have sent everything,
    or once they cannot send on; so they get time to, but neither forever nor for any
    amount; none if they may not `linger`.
    """
    await send(start)
    await send({"type": "http.response.body", "body": body, "more_body": True})
    if linger:
        with suppress(Disconnected, TimeoutError):
            async with asyncio.timeout(LINGER_SECONDS):
                await _discard(receive)
    await send({"type": "http.response.body", "body": b""})


async def serve_lifespan(
    receive: Receive, send: Send, context: AbstractAsyncContextManager[object]
) -> None:
    """Enter `context` when the ASGI server starts, and leave it when it stops.

    An exception there is told to the ASGI server, and raised.
    """
    await receive()
    stage = "startup"
    try:
        async with context:
            await send({"type": "lifespan.startup.complete"})
            await receive()
            stage = "shutdown"
    except Exception as error:
        await send({"type": f"lifespan.{stage}.failed", "message": repr(error)})
        raise
    await send({"type": "lifespan.shutdown.complete"})


async def _discard(receive: Receive) -> None:
    left = LINGER_BYTES
    more = True
    while more and left > 0:
        part, more = part_of(await receive())
        left -= len(part)
