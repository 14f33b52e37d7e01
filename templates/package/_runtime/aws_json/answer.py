"""What a request is answered with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from ..asgi import Header
from .head import Head


class Answer(msgspec.Struct, frozen=True, gc=False):
    """A response, save for what it has in common with all others."""

    status: int
    body: bytes
    code: str | None = None
    """Of the error, if it is one."""

    headers: tuple[Header, ...] = ()
    """More of them, if it is an error."""

    early: bool = False
    """Whether it is sent before the request has come in, which spends the connection."""

    chunks: None = None
    """All bodies are there as a whole."""


def starting(media_type: bytes) -> Callable[[Answer, Head, str], dict[str, Any]]:
    """Return what makes the ASGI message that begins a response.

    Its body is of `media_type` where the request says none that is taken.
    """

    def started(answer: Answer, head: Head, request_id: str) -> dict[str, Any]:
        headers = [
            (b"x-amzn-requestid", request_id.encode()),
            (b"content-type", head.media_type or media_type),
            (b"content-length", b"%d" % len(answer.body)),
        ]
        if answer.code is not None:
            headers.append((b"x-amzn-errortype", answer.code.encode()))
            headers.extend(answer.headers)
        if answer.early:
            headers.append((b"connection", b"close"))
        return {
            "type": "http.response.start",
            "status": answer.status,
            "headers": headers,
        }

    return started
