"""ASGI, as far as a service needs it: types, the body of a request, an answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeAlias

Scope: TypeAlias = MutableMapping[str, Any]
Message: TypeAlias = MutableMapping[str, Any]
Receive: TypeAlias = Callable[[], Awaitable[Message]]
Send: TypeAlias = Callable[[Message], Awaitable[None]]


class Disconnected(Exception):
    """The caller has gone; nobody waits for an answer."""


class BodyTooLarge(Exception):
    """A body is longer than it may be."""


def header(scope: Scope, name: bytes) -> bytes | None:
    """Return the value of the header with this lower-case name, `None` without it."""
    for key, value in scope["headers"]:
        if key == name:
            return bytes(value)
    return None


async def read_body(scope: Scope, receive: Receive, limit: int) -> bytes:
    """Return the body of a request, of at most `limit` bytes.

    Raises:
        BodyTooLarge: it has more, or says so.
        Disconnected: the caller went away before its end.
    """
    declared = header(scope, b"content-length")
    if declared is not None and declared.isdigit() and int(declared) > limit:
        raise BodyTooLarge
    body, more = await _next_part(receive)
    if more:
        body = await _rest(bytearray(body), receive, limit)
    if len(body) > limit:
        raise BodyTooLarge
    return body


async def answer(
    send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes
) -> None:
    """Send a whole response."""
    headers.append((b"content-length", b"%d" % len(body)))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def serve_lifespan(receive: Receive, send: Send) -> None:
    """Tell the ASGI server that there is nothing to start, and nothing to stop."""
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return


async def _rest(body: bytearray, receive: Receive, limit: int) -> bytes:
    more = True
    while more:
        part, more = await _next_part(receive)
        body += part
        if len(body) > limit:
            raise BodyTooLarge
    return bytes(body)


async def _next_part(receive: Receive) -> tuple[bytes, bool]:
    message = await receive()
    if message["type"] == "http.disconnect":
        raise Disconnected
    return message.get("body", b""), message.get("more_body", False)
