"""Calling an application of ASGI directly, in ways that no client would."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from typing import Any, NamedTuple

TARGET = b"SpencerFrontendService.InitiateLayerUpload"
JSON_11, JSON = b"application/x-amz-json-1.1", b"application/json"
GOOD = b'{"repositoryName": "team/app"}'
"""A body for InitiateLayerUpload."""

SERVED = b'{"partSize":5}'
"""What the application answers to it."""

LIMIT = 1000
"""Bytes that a body may have."""


class Answer(NamedTuple):
    """A response of the application."""

    status: int
    headers: dict[bytes, bytes]
    body: bytes

    @property
    def error(self) -> tuple[int, str]:
        """The status, and the code of the error."""
        return self.status, json.loads(self.body)["__type"]

    @property
    def message(self) -> str:
        """The message of the error."""
        message: str = json.loads(self.body)["message"]
        return message


def ask(
    app: Any,
    *pieces: bytes,
    target: bytes | None = TARGET,
    content_type: bytes | None = JSON_11,
    headers: Iterable[tuple[bytes, bytes]] = (),
    **scope: object,
) -> Answer:
    """Call an application with a body in pieces, and without its length."""
    sent: list[dict[str, Any]] = []
    messages = [
        {"type": "http.request", "body": piece, "more_body": True} for piece in pieces
    ]
    messages.append({"type": "http.request", "body": b"", "more_body": False})

    async def receive() -> dict[str, Any]:
        return messages.pop(0)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    known = {b"x-amz-target": target, b"content-type": content_type}
    about = {
        "type": "http",
        "method": "POST",
        "path": "/",
        "headers": [
            *((name, value) for name, value in known.items() if value is not None),
            *headers,
        ],
        **scope,
    }
    asyncio.run(app(about, receive, send))
    start, *rest = sent
    body = b"".join(message["body"] for message in rest)
    return Answer(start["status"], dict(start["headers"]), body)
