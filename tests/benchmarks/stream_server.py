"""A server that takes and gives any number of bytes, and looks at none.

`python stream_server.py` prints its port. A PUT is read to its end, and answered with
204; a GET is answered with as many bytes as the last part of its path says.
"""

from __future__ import annotations

import asyncio
import re

import uvloop

_PIECE = bytes(256 * 1024)
_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)\r\n")


async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Serve one connection until its caller closes it."""
    while head := await _head(reader):
        if head.startswith(b"GET"):
            await _give(writer, int(head.split()[1].rpartition(b"/")[2]))
        else:
            await _take(reader, head)
            writer.write(b"HTTP/1.1 204 No Content\r\n\r\n")
    writer.close()


async def _head(reader: asyncio.StreamReader) -> bytes:
    try:
        return await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, ConnectionError):
        return b""


async def _give(writer: asyncio.StreamWriter, size: int) -> None:
    writer.write(
        b"HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: %d\r\n\r\n"
        % size
    )
    for start in range(0, size, len(_PIECE)):
        writer.write(_PIECE[: size - start])
        await writer.drain()


async def _take(reader: asyncio.StreamReader, head: bytes) -> None:
    length = _LENGTH.search(head)
    left = int(length[1]) if length else 0
    while left:
        left -= len(await reader.read(min(left, 2**20)))


async def serve() -> None:
    """Serve on a free port of this machine until the process ends."""
    server = await asyncio.start_server(talk, "127.0.0.1", 0, limit=2**20)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(serve())
