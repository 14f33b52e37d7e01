"""ASGI, as far as a service needs it: types, requests, the lifespan."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import AbstractAsyncContextManager
from typing import Any, TypeAlias

from . import refusals

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]


class Disconnected(Exception):
    """The caller has gone; nobody waits for an answer."""


def headers_of(scope: Scope) -> dict[bytes, bytes]:
    """Return the headers by lower-case name; of equal ones the first."""
    return dict(reversed(list(scope["headers"])))


async def read_body(receive: Receive, declared: bytes | None, limit: int) -> bytes:
    """Return the body of a request, of at most `limit` bytes.

    Nothing of it is read if it is `declared`, in the header Content-Length, as longer.

    Raises:
        Refusal: it has more, or says so.
        Disconnected: the caller went away before its end.
    """
    if declared is not None and _is_more(declared, limit):
        raise refusals.too_large(limit)
    body, more = _part(await receive())
    if more:
        body = await _rest(bytearray(body), receive, limit)
    if len(body) > limit:
        raise refusals.too_large(limit)
    return body


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


async def _rest(body: bytearray, receive: Receive, limit: int) -> bytes:
    more = True
    while more:
        part, more = _part(await receive())
        body += part
        if len(body) > limit:
            raise refusals.too_large(limit)
    return bytes(body)


def _part(message: Message) -> tuple[bytes, bool]:
    if message["type"] == "http.disconnect":
        raise Disconnected
    return message.get("body", b""), message.get("more_body", False)


def _is_more(declared: bytes, limit: int) -> bool:
    # Python refuses to read a number of some thousand digits.
    digits = declared.isdigit()
    return digits and (len(declared) > _DIGITS or int(declared) > limit)


_DIGITS = 20
