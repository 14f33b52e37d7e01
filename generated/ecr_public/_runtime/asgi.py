"""ASGI, as far as a service needs it: types, requests, the lifespan."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import AbstractAsyncContextManager, suppress
from io import BytesIO
from typing import Any, TypeAlias

from . import refusals

Scope: TypeAlias = MutableMapping[str, Any]
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


async def read_body(receive: Receive, declared: bytes | None, limit: int) -> bytes:
    """Return the body of a request, of at most `limit` bytes.

    Nothing of it is read if it is `declared`, in the header Content-Length, as longer.

    Raises:
        Refusal: it has more, or says so.
        Disconnected: the caller went away before its end.
    """
    if declared is not None and _is_more(declared, limit):
        raise refusals.too_large(limit, early=True)
    message = await receive()
    # As `_part` does, save the call: nearly all bodies come in one message.
    if message["type"] == "http.disconnect":
        raise Disconnected
    body: bytes = message.get("body", b"")
    more: bool = message.get("more_body", False)
    if more:
        body, more = await _rest(body, receive, limit)
    if len(body) > limit:
        raise refusals.too_large(limit, early=more)
    return body


async def send_early(start: Message, body: bytes, receive: Receive, send: Send) -> None:
    """Answer a request before it has come in, then read some of it to no purpose.

    A server that closes a connection on which more is coming resets it, and that may
    overtake the answer. Most callers look for one only after they have sent everything,
    or once they cannot send on; so they get time to, but neither forever nor for any
    amount.
    """
    await send(start)
    await send({"type": "http.response.body", "body": body, "more_body": True})
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
        part, more = _part(await receive())
        left -= len(part)


async def _rest(first: bytes, receive: Receive, limit: int) -> tuple[bytes, bool]:
    # It hands out what it holds without a copy, and grows in larger steps than a
    # bytearray: half the time for a body of some MiB.
    body = BytesIO()
    body.write(first)
    more = True
    while more and body.tell() <= limit:
        part, more = _part(await receive())
        body.write(part)
    return body.getvalue(), more


def _part(message: Message) -> tuple[bytes, bool]:
    if message["type"] == "http.disconnect":
        raise Disconnected
    return message.get("body", b""), message.get("more_body", False)


def _is_more(declared: bytes, limit: int) -> bool:
    # Python refuses to read a number of some thousand digits.
    digits = declared.isdigit()
    return digits and (len(declared) > _DIGITS or int(declared) > limit)


_DIGITS = 20
