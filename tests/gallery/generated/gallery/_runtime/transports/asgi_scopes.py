"""Requests as ASGI has them, and headers as clients have them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any, TypeAlias
from urllib.parse import unquote, urlsplit

from ..headers import Fields
from ..transport import Request
from . import framed

Message: TypeAlias = dict[str, Any]

_PORTS = {"http": 80, "https": 443}


def scope_of(request: Request) -> Message:
    """Return the scope of a request.

    Raises:
        ValueError: it is for no HTTP server.
    """
    return {
        **_where(request.url),
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": request.method,
        "root_path": "",
        "headers": _encoded(request),
        "client": ("127.0.0.1", 0),
    }


@lru_cache(maxsize=64)
def _where(url: str) -> Message:
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ValueError("not the address of an HTTP server")
    path = parts.path or "/"
    return {
        "scheme": parts.scheme,
        "path": unquote(path),
        "raw_path": path.encode("ascii"),
        "query_string": parts.query.encode("ascii"),
        "server": (parts.hostname, parts.port or _PORTS[parts.scheme]),
    }


def _encoded(request: Request) -> list[tuple[bytes, bytes]]:
    # Nothing travels, so there is no use in compressing it.
    headers = {"host": urlsplit(request.url).netloc, **framed(request)}
    return [
        (name.lower().encode("latin-1"), value.encode("latin-1"))
        for name, value in headers.items()
        if name.lower() != "accept-encoding"
    ]


def joined(headers: Iterable[tuple[bytes, bytes]]) -> Fields:
    """Return the headers of a response by their names in lower case."""
    return Fields(
        (name.decode("latin-1"), value.decode("latin-1")) for name, value in headers
    )
