"""Bodies that are sent as they come into being: files, iterators of bytes."""

from __future__ import annotations

import os
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from ..threads import HandlerThreads

CHUNK = 1024 * 1024
"""Bytes that are read of a file at a time: each time takes a turn of a thread."""


def is_whole(value: object) -> bool:
    """Return whether a value holds all of its bytes."""
    return isinstance(value, bytes | bytearray | memoryview)


def length_of(value: object) -> int | None:
    """Return how many bytes a value will yield, `None` if it does not tell.

    Raises:
        OSError: a file cannot be read.
    """
    if isinstance(value, os.PathLike):
        return Path(value).stat().st_size
    if hasattr(value, "seek") and hasattr(value, "read"):
        return _rest_of(value)
    return None


def chunks_of(
    value: object, threads: HandlerThreads
) -> Callable[[], AsyncIterator[bytes]]:
    """Return what begins to read a value, chunk by chunk.

    What may block is done in a thread.

    Raises:
        TypeError: it yields no bytes.
    """
    if isinstance(value, AsyncIterable):
        return value.__aiter__
    if isinstance(value, os.PathLike):
        path = Path(value)
        return lambda: _in_threads(_of_path(path), threads)
    if hasattr(value, "read"):
        file: Any = value
        return lambda: _in_threads(_of_file(file), threads)
    if isinstance(value, Iterable) and not isinstance(value, str | dict):
        iterable = value
        return lambda: _in_threads(iter(iterable), threads)
    raise TypeError(f"a body is bytes, a path, a file or yields bytes, not {value!r}")


async def _in_threads(
    chunks: Iterator[Any], threads: HandlerThreads
) -> AsyncIterator[bytes]:
    end = object()
    try:
        while (chunk := await threads.run(next, chunks, end)) is not end:
            assert isinstance(chunk, bytes | bytearray | memoryview)
            yield bytes(chunk)
    finally:
        close = getattr(chunks, "close", None)
        if close is not None:
            close()


def _of_path(path: Path) -> Iterator[bytes]:
    with path.open("rb", buffering=0) as file:
        yield from _of_file(file)


def _of_file(file: Any) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk


def _rest_of(file: Any) -> int | None:
    try:
        at: int = file.tell()
        end: int = file.seek(0, os.SEEK_END)
        file.seek(at)
    except (OSError, ValueError):
        return None
    return end - at
