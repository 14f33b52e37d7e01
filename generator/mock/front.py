"""What stands before the mock's application: a log, `Preference-Applied`, and CORS."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, MutableMapping
from typing import Any, TypeAlias

from generator.mock import aws_json
from generator.mock.service import APPLIED

Message: TypeAlias = MutableMapping[str, Any]
Send: TypeAlias = Callable[[Message], Awaitable[None]]
Application: TypeAlias = Callable[[Any, Any, Send], Awaitable[None]]
Headers: TypeAlias = list[tuple[bytes, bytes]]

ANY_ORIGIN = "*"

_EXPOSED = b"preference-applied, " + aws_json.EXPOSED
_LINE = 200
"""How many characters of a request the log shows."""


class Front:
    """An ASGI application around another one.

    Args:
        application: Answers.
        operations: Names of the operations, by what they are called on the wire.
        origins: Whose pages may call from a browser.
        log: Takes a line a request; what is in it may come from anywhere.
    """

    def __init__(
        self,
        application: Application,
        *,
        operations: Mapping[str, str],
        origins: Collection[str] = (),
        log: Callable[[str], None],
    ) -> None:
        self._application = application
        self._operations = operations
        self._origins = origins
        self._log = log

    async def __call__(self, scope: Any, receive: Any, send: Send) -> None:
        """Serve a request, or the lifespan."""
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        given = dict(reversed(list(scope["headers"])))
        shared = self._shared(given.get(b"origin"))

        async def send_more(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._log(self._line(scope, given, message))
                message = {
                    **message,
                    "headers": [*message["headers"], *_applied(scope), *shared],
                }
            await send(message)

        if shared and scope["method"] == "OPTIONS":
            await _allow(given, send_more)
        else:
            await self._application(scope, receive, send_more)

    def _shared(self, origin: bytes | None) -> Headers:
        """Return what tells a browser that a page may read the answer."""
        if origin is None or not self._origins:
            return []
        if ANY_ORIGIN in self._origins:
            allowed = ANY_ORIGIN.encode()
        elif origin.decode("latin-1") in self._origins:
            allowed = origin
        else:
            return []
        return [
            (b"access-control-allow-origin", allowed),
            (b"access-control-expose-headers", _EXPOSED),
            (b"vary", b"Origin"),
        ]

    def _line(self, scope: Any, given: Mapping[bytes, bytes], message: Message) -> str:
        """Return what the log has of a request and its answer."""
        request = aws_json.requested(scope, given, self._operations)
        if request is None:
            request = f"{scope['method']} {scope['path']}"[:_LINE]
        error = aws_json.answered(dict(message["headers"]))
        wanted = f"(Prefer: {scope[APPLIED]})" if APPLIED in scope else ""
        said = (str(message["status"]), request, error, wanted)
        return " ".join(filter(None, said))


def _applied(scope: Any) -> Headers:
    said = scope.get(APPLIED)
    return [(b"preference-applied", said.encode("latin-1"))] if said else []


async def _allow(given: Mapping[bytes, bytes], send: Send) -> None:
    """Answer a browser that asks whether a page may send a request."""
    wanted = given.get(b"access-control-request-headers", b"")
    method = given.get(b"access-control-request-method", b"POST")
    headers = [
        (b"access-control-allow-methods", method),
        (b"access-control-allow-headers", wanted),
        (b"access-control-max-age", b"600"),
    ]
    await send({"type": "http.response.start", "status": 204, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
