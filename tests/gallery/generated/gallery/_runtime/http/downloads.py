"""Bytes that a service answers with: read as they come in, or saved."""

from __future__ import annotations

import os
import secrets
from collections.abc import AsyncIterator, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ..errors import TransportError
from ..public import public
from ..transport import Response


class Answered:
    """What is known of bytes before they are read."""

    def __init__(self, response: Response, operation: str | None = None) -> None:
        """Take the answer that they are in, and what was called."""
        self._response = response
        self._operation = operation
        self._stream: Any = response.stream

    @property
    def status(self) -> int:
        """HTTP status of the answer."""
        return self._response.status

    @property
    def headers(self) -> Mapping[str, str]:
        """Headers of the answer, looked up by lower-case names."""
        return self._response.headers

    @property
    def content_type(self) -> str | None:
        """The media type that the service calls the bytes."""
        return self.headers.get("content-type")

    @property
    def length(self) -> int | None:
        """How many bytes there are, if the service says so."""
        said = self.headers.get("content-length")
        return int(said) if said is not None and said.isdecimal() else None

    def _taken(self) -> Any:
        """Return the stream, once; `None` if the bytes are there already."""
        stream, self._stream = self._stream, None
        if stream is None and self._response.stream is not None:
            raise ValueError("the bytes were read already")
        return stream


class Download(Answered):
    """Bytes that are read as they come in.

    A context manager: leaving it lets go of the connection, as reading to the end does.
    """

    __module__ = public("transports")

    def __enter__(self) -> Self:
        """Return the download."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let go of the connection."""
        self.close()

    def iter_bytes(self) -> Iterator[bytes]:
        """Return the pieces as they come in; once.

        Raises:
            TransportError: the connection broke before the end.
            ValueError: they were read already.
        """
        stream = self._taken()
        if stream is None:
            yield self._response.body
            return
        try:
            yield from stream
        except TransportError as error:
            error.operation = self._operation
            raise
        finally:
            stream.close()

    def read(self) -> bytes:
        """Return all bytes; as many as come are held in memory.

        Raises:
            TransportError: the connection broke before the end.
            ValueError: they were read already.
        """
        return b"".join(self.iter_bytes())

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the bytes to a file, which is there only once it is whole.

        Raises:
            TransportError: the connection broke before the end.
            OSError: the file cannot be written.
            ValueError: they were read already.
        """
        part = _part(path)
        try:
            with open(part, "xb") as file:
                for piece in self.iter_bytes():
                    file.write(piece)
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the connection, also before the end."""
        if self._stream is not None:
            self._taken().close()


class AsyncDownload(Answered):
    """Bytes that are read as they come in, in an event loop.

    A context manager: leaving it lets go of the connection, as reading to the end does.
    """

    __module__ = public("transports")

    async def __aenter__(self) -> Self:
        """Return the download."""
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Let go of the connection."""
        await self.close()

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """Return the pieces as they come in; once.

        Raises:
            TransportError: the connection broke before the end.
            ValueError: they were read already.
        """
        stream = self._taken()
        if stream is None:
            yield self._response.body
            return
        try:
            async for piece in stream:
                yield piece
        except TransportError as error:
            error.operation = self._operation
            raise
        finally:
            await stream.aclose()

    async def read(self) -> bytes:
        """Return all bytes; as many as come are held in memory.

        Raises:
            TransportError: the connection broke before the end.
            ValueError: they were read already.
        """
        return b"".join([piece async for piece in self.iter_bytes()])

    async def save(self, path: str | os.PathLike[str]) -> None:
        """Write the bytes to a file, which is there only once it is whole.

        Raises:
            TransportError: the connection broke before the end.
            OSError: the file cannot be written.
            ValueError: they were read already.
        """
        # Here and not above: a synchronous client has no use for asyncio.
        from asyncio import to_thread

        part = _part(path)
        try:
            with open(part, "xb") as file:
                async for block in _blocks(self.iter_bytes()):
                    await to_thread(file.writelines, block)
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)

    async def close(self) -> None:
        """Let go of the connection, also before the end."""
        if self._stream is not None:
            await self._taken().aclose()


async def _blocks(pieces: AsyncIterator[bytes]) -> AsyncIterator[list[bytes]]:
    """Return pieces together: a thread for each of them would take longer than they."""
    block: list[bytes] = []
    size = 0
    async for piece in pieces:
        block.append(piece)
        size += len(piece)
        if size >= _BLOCK:
            yield block
            block, size = [], 0
    yield block


def _part(path: str | os.PathLike[str]) -> Path:
    whole = Path(path)
    return whole.with_name(f".{whole.name}.{secrets.token_hex(4)}.part")


_BLOCK = 1024 * 1024
