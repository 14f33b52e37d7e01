"""What the headers of a request say that decides how it is served."""

from __future__ import annotations

import msgspec

from ..asgi import Scope


class Head(msgspec.Struct, frozen=True, gc=False):
    """The headers that matter for any operation."""

    size: int
    """Bytes that the names and values of all headers have together."""

    content_length: bytes | None
    content_type: bytes | None
    accept: bytes | None
    origin: bytes | None
    has_body: bool
    """Whether a body comes, be it empty."""

    is_head: bool
    """Whether no body is to be sent."""

    repeated: str | None = None
    """One of these headers that is given more than once; others may read the other."""


def head_of(scope: Scope) -> Head:
    """Return what the headers of a request say; each is looked at once."""
    size = 0
    content_length = content_type = accept = origin = repeated = None
    is_chunked = False
    for name, value in scope["headers"]:
        size += len(name) + len(value)
        if name == b"accept":
            accept = value if accept is None else accept + b"," + value
        elif name == b"content-length":
            if content_length is not None:
                repeated = "Content-Length"
            content_length = value
        elif name == b"content-type":
            if content_type is not None:
                repeated = "Content-Type"
            content_type = value
        elif name == b"origin":
            origin = value
        elif name == b"transfer-encoding":
            is_chunked = True
    if content_length is None:
        # HTTP/2 says neither.
        has_body = is_chunked or content_type is not None
    else:
        has_body = content_length != b"0"
    return Head(
        size,
        content_length,
        content_type,
        accept,
        origin,
        has_body,
        scope["method"] == "HEAD",
        repeated,
    )


def values_of(scope: Scope) -> dict[str, list[str]]:
    """Return the values of each header by its name in lower case."""
    values: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        values.setdefault(name.decode("latin-1"), []).append(value.decode("latin-1"))
    return values
