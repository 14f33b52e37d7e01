"""What travels as bytes: files in forms, and bodies that are passed on as they are."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, Iterable, Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import BinaryIO, TypeAlias, TypeGuard

from ..public import public
from ..sources import (
    AsyncIterableSource,
    FileSource,
    IterableSource,
    PathSource,
    Source,
)

Content: TypeAlias = (
    bytes
    | bytearray
    | memoryview
    | os.PathLike[str]
    | BinaryIO
    | Iterable[bytes]
    | AsyncIterable[bytes]
)
"""Bytes, or where they come from: a path, an open file, an iterator of pieces.

What can be read twice can be sent again when an attempt fails: all but iterators and
files that cannot seek. Only an asynchronous client takes asynchronous iterators.
"""

_NOTHING: Mapping[str, str] = MappingProxyType({})


class File:
    """A file in a form, with what is told of it."""

    __module__ = public("models")
    __slots__ = ("content", "content_type", "headers", "name")

    def __init__(
        self,
        content: Content,
        *,
        name: str | None = None,
        content_type: str | None = None,
        headers: Mapping[str, str] = _NOTHING,
    ) -> None:
        """Take what is in the file, and what to tell of it.

        Args:
            content: Bytes, or where they come from.
            name: By default that of the path, else the name of the member.
            content_type: By default the documented one.
            headers: More headers of this part.
        """
        if name is None and isinstance(content, os.PathLike):
            name = PurePath(content).name
        self.content = content
        self.name = name
        self.content_type = content_type
        self.headers = headers

    def __repr__(self) -> str:
        """Return what is told of the file, and not what is in it."""
        known = {"name": self.name, "content_type": self.content_type}
        shown = [f"{key}={value!r}" for key, value in known.items() if value]
        return f"File({', '.join(shown)})"


def _is_file(content: object) -> TypeGuard[BinaryIO]:
    return hasattr(content, "read") and hasattr(content, "seekable")


_PIECES = bytes | bytearray | memoryview


def source_of(content: Content) -> bytes | Source:
    """Return what a transport reads some content from.

    Raises:
        TypeError: it is none.
        OSError: it is not there.
    """
    if isinstance(content, bytes):
        return content
    if isinstance(content, bytearray | memoryview):
        return bytes(content)
    if isinstance(content, os.PathLike):
        return PathSource(content)
    if isinstance(content, Source):
        return content
    if _is_file(content):
        return FileSource(content)
    if isinstance(content, AsyncIterable):
        return AsyncIterableSource(content)
    is_other = isinstance(content, str | Mapping) or (
        isinstance(content, list | tuple)
        and not all(isinstance(piece, _PIECES) for piece in content)
    )
    if isinstance(content, Iterable) and not is_other:
        return IterableSource(content)
    raise TypeError(
        "must be bytes, a path, a file that is open for reading bytes, or an iterator "
        f"of bytes, not a Python {type(content).__name__}"
    )
