"""What the headers of a request say that decides how it is served."""

from __future__ import annotations

from collections.abc import Iterable

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
    """Return what the headers of a request say."""
    headers = scope["headers"]
    named = dict(headers)
    repeated = None
    if len(named) != len(headers):
        named, repeated = _merged(headers)
    content_length = named.get(b"content-length")
    content_type = named.get(b"content-type")
    if content_length is None:
        # HTTP/2 says neither.
        has_body = b"transfer-encoding" in named or content_type is not None
    else:
        has_body = content_length != b"0"
    return Head(
        len(b"".join([*named, *named.values()])),
        content_length,
        content_type,
        named.get(b"accept"),
        named.get(b"origin"),
        has_body,
        scope["method"] == "HEAD",
        repeated,
    )


def _merged(
    headers: Iterable[tuple[bytes, bytes]],
) -> tuple[dict[bytes, bytes], str | None]:
    """Return headers of which some are given more than once, and one that may not be."""
    named: dict[bytes, bytes] = {}
    repeated = None
    for name, value in headers:
        if name not in named:
            named[name] = value
            continue
        named[name] += b"," + value
        if name in _ONCE:
            repeated = name.decode().title()
    return named, repeated


def values_of(scope: Scope) -> dict[str, list[str]]:
    """Return the values of each header by its name in lower case."""
    values: dict[str, list[str]] = {}
    for name, value in scope["headers"]:
        values.setdefault(name.decode("latin-1"), []).append(value.decode("latin-1"))
    return values


_ONCE = frozenset({b"content-length", b"content-type"})
"""What others may read the other of."""
