"""Answers of an application in this process, for callers in other threads."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from concurrent.futures import CancelledError
from typing import Any

from ..transport import Request
from . import closed
from .loop_thread import LoopThread


class SynchronousStream:
    """What is left of a response, for a caller in another thread."""

    def __init__(self, stream: Any, request: Request, thread: LoopThread) -> None:
        """Take what is left, of which request, and where the application runs."""
        self._stream = stream
        self._request = request
        self._thread = thread

    def __iter__(self) -> Iterator[bytes]:
        """Return the pieces, as they come in."""
        pieces = self._stream.__aiter__()
        while piece := self._result(_following(pieces)):
            yield piece

    def renew(self) -> None:
        """Let the time for all begin anew."""
        self._stream.renew()

    def close(self) -> None:
        """Cancel the application."""
        if self._thread.is_alive():
            self._result(_closed(self._stream))

    def _result(self, step: Any) -> Any:
        try:
            return self._thread.submit(step).result()
        except CancelledError as error:
            raise closed(self._request) from error


async def _following(pieces: AsyncIterator[bytes]) -> bytes:
    return await anext(pieces, b"")


async def _closed(stream: Any) -> None:
    await stream.aclose()
