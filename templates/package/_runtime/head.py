"""What the headers of a request say that decides how it is served."""

from __future__ import annotations

import msgspec

from .asgi import Scope

DEFAULT_MEDIA_TYPE = b"application/x-amz-json-1.1"
"""What a body is taken for if nothing is said of it."""

SKIPPED = 64 * 1024
"""Bytes of a body that an ASGI server skips by itself, and keeps the connection."""


class Head(msgspec.Struct, frozen=True, gc=False):
    """The headers that matter."""

    size: int
    """Bytes that the names and values of all headers have together."""

    target: bytes | None
    content_length: bytes | None
    content_type: bytes | None
    media_type: bytes | None
    """The bare type of a body that is JSON in UTF-8; `None` if it is of another."""

    repeated: str | None
    """One of these headers that is given more than once; others may read the other."""


def head_of(scope: Scope) -> Head:
    """Return what the headers of a request say; each is looked at once."""
    size = 0
    target = content_length = content_type = repeated = None
    for name, value in scope["headers"]:
        size += len(name) + len(value)
        if name == b"x-amz-target":
            if target is not None:
                repeated = "X-Amz-Target"
            target = value
        elif name == b"content-length":
            if content_length is not None:
                repeated = "Content-Length"
            content_length = value
        elif name == b"content-type":
            if content_type is not None:
                repeated = "Content-Type"
            content_type = value
    is_bare = content_type in _MEDIA_TYPES
    media_type = content_type if is_bare else _media_type(content_type)
    return Head(size, target, content_length, content_type, media_type, repeated)


def leaves_much(scope: Scope, head: Head) -> bool:
    """Return whether more of a request may come than is skipped without a thought."""
    if head.content_length is not None:
        return is_more(head.content_length, SKIPPED)
    return any(name == b"transfer-encoding" for name, _ in scope["headers"])


def is_more(declared: bytes, limit: int) -> bool:
    """Return whether a header Content-Length says more than `limit` bytes."""
    # Python refuses to read a number of some thousand digits.
    digits = declared.isdigit()
    return digits and (len(declared) > _DIGITS or int(declared) > limit)


def _media_type(content_type: bytes | None) -> bytes | None:
    if content_type is None:
        return DEFAULT_MEDIA_TYPE
    name, *parameters = (part.strip().lower() for part in content_type.split(b";"))
    charsets = {value for value in parameters if value.startswith(b"charset=")}
    return name if name in _MEDIA_TYPES and charsets <= _UTF_8 else None


_MEDIA_TYPES = frozenset({DEFAULT_MEDIA_TYPE, b"application/json"})
_DIGITS = 20
_UTF_8 = frozenset({b"charset=utf-8", b'charset="utf-8"', b"charset=utf8"})
