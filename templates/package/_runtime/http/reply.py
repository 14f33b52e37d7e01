"""What a handler may return beside a plain value."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from typing import Generic, TypeAlias, TypeVar

import msgspec

from ..public import public

T = TypeVar("T")
Value = TypeVar("Value", covariant=True)


class Reply(msgspec.Struct, Generic[Value], frozen=True):
    """A value with the status or the headers that it is sent with."""

    __module__ = public("server")

    value: Value
    status: int | None = None
    """One that the document has for this value; the first such if `None`."""

    headers: msgspec.Struct | Mapping[str, str] | None = None
    """The structure of the documented headers, or any headers by their names."""


Returns: TypeAlias = T | Reply[T] | Awaitable[T | Reply[T]]
"""What a handler returns: a value or a reply, from `def`, or from `async def`."""
