"""Transports that answer as a test says, and keep what was sent."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

from templates.package._runtime.sources import Source
from templates.package._runtime.transport import Request, Response, Timeout


def answered(
    status: int = 200,
    body: object = b"",
    content_type: str | None = "application/json",
    **headers: str,
) -> Response:
    """Return a response; what is not bytes is written as JSON."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    if content_type is not None:
        named["content-type"] = content_type
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Response(status=status, headers=named, body=content)


class Scripted:
    """Answers one request after the other."""

    def __init__(self, *answers: Response | Exception) -> None:
        """Take the answers; the last one is for all that follow."""
        self.answers = list(answers)
        self.requests: list[Request] = []
        self.bodies: list[bytes] = []
        self.timeouts: list[Timeout] = []

    def send(self, request: Request, timeout: Timeout) -> Response:
        """Keep a request, and return the next answer."""
        self.requests.append(request)
        self.timeouts.append(timeout)
        body = request.body
        self.bodies.append(
            b"".join(body.chunks()) if isinstance(body, Source) else body
        )
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def close(self) -> None:
        """Close nothing."""

    @property
    def target(self) -> str:
        """Path and query of the last request."""
        parts = urlsplit(self.requests[-1].url)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path

    @property
    def headers(self) -> dict[str, str]:
        """Headers of the last request."""
        return dict(self.requests[-1].headers)

    @property
    def body(self) -> bytes:
        """Body of the last request."""
        return self.bodies[-1]


class AsyncScripted(Scripted):
    """The same in an event loop."""

    async def send(  # type: ignore[override]  # the client awaits it
        self, request: Request, timeout: Timeout
    ) -> Response:
        """Keep a request, and return the next answer."""
        return super().send(request, timeout)

    async def close(self) -> None:  # type: ignore[override]  # the client awaits it
        """Close nothing."""
