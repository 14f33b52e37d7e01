"""Requests to an ASGI application, in process."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias
from urllib.parse import unquote_to_bytes

Headers: TypeAlias = Mapping[str, str] | Sequence[tuple[str, str]]


@dataclass
class Got:
    """An answer."""

    status: int
    headers: dict[str, str]
    """By names in lower case; equal ones joined by commas."""

    body: bytes

    def json(self) -> Any:
        """Return what the body says."""
        return json.loads(self.body)


def asked(
    app: Any,
    method: str,
    target: str,
    body: bytes | None = None,
    headers: Headers = (),
    *,
    root_path: str = "",
    chunk: int = 65536,
) -> Got:
    """Return the answer of an application to a request."""
    return asyncio.run(
        ask(app, method, target, body, headers, root_path=root_path, chunk=chunk)
    )


async def ask(
    app: Any,
    method: str,
    target: str,
    body: bytes | None = None,
    headers: Headers = (),
    *,
    root_path: str = "",
    chunk: int = 65536,
) -> Got:
    """Return the answer of an application to a request."""
    path, _, query = target.partition("?")
    pairs = list(headers.items() if isinstance(headers, Mapping) else headers)
    if body is not None and "content-length" not in dict(pairs):
        pairs = [*pairs, ("content-length", str(len(body)))]
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote_to_bytes(path).decode("utf-8", "replace"),
        "raw_path": path.encode("latin-1"),
        "query_string": query.encode("latin-1"),
        "root_path": root_path,
        "headers": [
            (name.lower().encode("latin-1"), value.encode("latin-1"))
            for name, value in pairs
        ],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 80),
    }
    sent = body or b""
    parts = [sent[at : at + chunk] for at in range(0, len(sent), chunk)] or [b""]
    gone = asyncio.Event()

    async def receive() -> dict[str, Any]:
        if parts:
            part = parts.pop(0)
            return {"type": "http.request", "body": part, "more_body": bool(parts)}
        await gone.wait()
        return {"type": "http.disconnect"}

    messages: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        messages.append(message)

    await app(scope, receive, send)
    start, *rest = messages
    assert start["type"] == "http.response.start"
    found: dict[str, str] = {}
    for name, value in start["headers"]:
        key, text = name.decode("latin-1"), value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found else text
    assert not rest[-1].get("more_body", False)
    return Got(start["status"], found, b"".join(each["body"] for each in rest))
