"""What a request says of the length of its body."""

from __future__ import annotations

from .asgi import Scope

SKIPPED = 64 * 1024
"""Bytes of a body that an ASGI server skips by itself, and keeps the connection."""


def leaves_much(scope: Scope, content_length: bytes | None) -> bool:
    """Return whether more of a request may come than is skipped without a thought."""
    if content_length is not None:
        return is_more(content_length, SKIPPED)
    return any(name == b"transfer-encoding" for name, _ in scope["headers"])


def is_more(declared: bytes, limit: int) -> bool:
    """Return whether a header Content-Length says more than `limit` bytes."""
    # Python refuses to read a number of some thousand digits.
    digits = declared.isdigit()
    return digits and (len(declared) > _DIGITS or int(declared) > limit)


_DIGITS = 20
