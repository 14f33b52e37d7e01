"""What the headers of a request say that decides how it is served."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from ..asgi import Scope


class Head(msgspec.Struct, frozen=True, gc=False):
    """The headers that matter for any operation."""

    named: Mapping[bytes, bytes]
    """By names in lower case; those that are given more than once with commas between."""

    size: int
    """Bytes that the names and values of all headers have together."""

    content_length: bytes | None
    content_type: bytes | None
    is_head: bool
    """Whether no body is to be sent."""

    repeated: str | None = None
    """One of these headers that is given more than once; others may read the other."""

    @property
    def accept(self) -> bytes | None:
        """What the caller takes."""
        return self.named.get(b"accept")

    @property
    def origin(self) -> bytes | None:
        """The page that calls, if one does."""
        return self.named.get(b"origin")

    @property
    def has_body(self) -> bool:
        """Whether a body comes, be it empty."""
        if self.content_length is not None:
            return self.content_length != b"0"
        # HTTP/2 says neither.
        return b"transfer-encoding" in self.named or self.content_type is not None


def head_of(scope: Scope) -> Head:
    """Return what the headers of a request say."""
    headers = scope["headers"]
    size = 0
    for name, value in headers:
        size += len(name) + len(value)
    named = dict(headers)
    repeated = None
    if len(named) != len(headers):
        named, repeated = _merged(headers)
    return Head(
        named,
        size,
        named.get(b"content-length"),
        named.get(b"content-type"),
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
