"""What the headers of a request say that decides how it is served."""

from __future__ import annotations

import msgspec

from .asgi import Scope

DEFAULT_MEDIA_TYPE = b"application/x-amz-json-1.1"
"""What a body is taken for if nothing is said of it."""


class Head(msgspec.Struct, frozen=True, gc=False):
    """The headers that matter; of equal ones the last."""

    size: int
    """Bytes that the names and values of all headers have together."""

    target: bytes | None
    content_length: bytes | None
    content_type: bytes | None
    media_type: bytes | None
    """The bare type of a body that is JSON in UTF-8; `None` if it is of another."""


def head_of(scope: Scope) -> Head:
    """Return what the headers of a request say; each is looked at once."""
    size = 0
    target = content_length = content_type = None
    for name, value in scope["headers"]:
        size += len(name) + len(value)
        if name == b"x-amz-target":
            target = value
        elif name == b"content-length":
            content_length = value
        elif name == b"content-type":
            content_type = value
    is_bare = content_type in _MEDIA_TYPES
    media_type = content_type if is_bare else _media_type(content_type)
    return Head(size, target, content_length, content_type, media_type)


def _media_type(content_type: bytes | None) -> bytes | None:
    if content_type is None:
        return DEFAULT_MEDIA_TYPE
    name, *parameters = (part.strip().lower() for part in content_type.split(b";"))
    charsets = {value for value in parameters if value.startswith(b"charset=")}
    return name if name in _MEDIA_TYPES and charsets <= _UTF_8 else None


_MEDIA_TYPES = frozenset({DEFAULT_MEDIA_TYPE, b"application/json"})
_UTF_8 = frozenset({b"charset=utf-8", b'charset="utf-8"', b"charset=utf8"})
