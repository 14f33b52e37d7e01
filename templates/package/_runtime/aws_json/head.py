"""What the headers of a request say that decides how it is served."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from ..asgi import Scope
from ..operation import Service

_JSON_11, _JSON = b"application/x-amz-json-1.1", b"application/json"
_UTF_8 = frozenset({b"charset=utf-8", b'charset="utf-8"', b"charset=utf8"})


class MediaTypes:
    """Those that a service takes: what its spec says, and what others send."""

    def __init__(self, service: Service) -> None:
        """Read what the bindings of the operations say; the first is preferred."""
        said: list[str] = [
            each.binding.media_type for each in service.operations.values()
        ]
        encoded = [media_type.encode() for media_type in said]
        self.names = tuple(dict.fromkeys([*encoded, _JSON_11, _JSON]))
        self.preferred = self.names[0]
        """What a body is taken for if nothing is said of it."""
        self.taken = frozenset(self.names)

    def bare(self, content_type: bytes | None) -> bytes | None:
        """Return the one that a header names, if that is in UTF-8; else `None`."""
        if content_type in self.taken:
            return content_type
        if content_type is None:
            return self.preferred
        name, *parameters = (part.strip().lower() for part in content_type.split(b";"))
        charsets = {value for value in parameters if value.startswith(b"charset=")}
        return name if name in self.taken and charsets <= _UTF_8 else None


class Head(msgspec.Struct, frozen=True, gc=False):
    """The headers that matter."""

    size: int
    """Bytes that the names and values of all headers have together."""

    target: bytes | None
    content_length: bytes | None
    content_type: bytes | None
    media_type: bytes | None
    """The bare type of a body that the service takes; `None` if it is of another."""

    repeated: str | None
    """One of these headers that is given more than once; others may read the other."""


def heads(media_types: MediaTypes) -> Callable[[Scope], Head]:
    """Return what returns what the headers of a request to a service say."""
    taken = media_types.taken

    def head_of(scope: Scope) -> Head:
        headers = scope["headers"]
        size = 0
        for name, value in headers:
            size += len(name) + len(value)
        named = dict(headers)
        repeated = _repeated(headers) if len(named) != len(headers) else None
        content_type = said = named.get(b"content-type")
        if content_type not in taken:
            said = media_types.bare(content_type)
        target, length = named.get(b"x-amz-target"), named.get(b"content-length")
        return Head(size, target, length, content_type, said, repeated)

    return head_of


def _repeated(headers: Iterable[tuple[bytes, bytes]]) -> str | None:
    """Return the last header that matters and is given more than once."""
    found: set[bytes] = set()
    repeated = None
    for name, _ in headers:
        if name in found:
            repeated = _ONCE.get(name, repeated)
        found.add(name)
    return repeated


_ONCE = {
    b"x-amz-target": "X-Amz-Target",
    b"content-length": "Content-Length",
    b"content-type": "Content-Type",
}
