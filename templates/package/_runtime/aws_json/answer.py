"""What a request is answered with."""

from __future__ import annotations

from typing import Any

import msgspec

from ..asgi import Header


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

    def start(self, request_id: str, media_type: bytes) -> dict[str, Any]:
        """Return the ASGI message that begins the response."""
        headers = [
            (b"x-amzn-requestid", request_id.encode()),
            (b"content-type", media_type),
            (b"content-length", b"%d" % len(self.body)),
        ]
        if self.code is not None:
            headers.append((b"x-amzn-errortype", self.code.encode()))
            headers.extend(self.headers)
        if self.early:
            headers.append((b"connection", b"close"))
        return {
            "type": "http.response.start",
            "status": self.status,
            "headers": headers,
        }
