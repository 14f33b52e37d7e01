"""A server that costs next to nothing: every request gets the same answer.

`python constant_server.py BODY [TYPE]` prints its port, serves any number of connections that
are kept, and reads no more of a request than its length.
"""

from __future__ import annotations

import asyncio
import re
import sys
from typing import cast

import uvloop

_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)\r\n")


class Constant(asyncio.Protocol):
    """One connection, whose caller waits for an answer before it sends more."""

    def __init__(self, answer: bytes) -> None:
        self._answer = answer
        self._head = b""
        self._left = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep where the answers go."""
        # uvloop's transports are not of asyncio's classes.
        self._transport = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        """Answer when a request is whole."""
        if self._left:
            self._left -= len(data)
        else:
            self._begin(self._head + data)
        if not self._left and not self._head:
            self._transport.write(self._answer)

    def _begin(self, data: bytes) -> None:
        head, end, body = data.partition(b"\r\n\r\n")
        self._head = b"" if end else data
        if end and (length := _LENGTH.search(head + b"\r\n")):
            self._left = int(length[1]) - len(body)


async def serve(body: bytes, media_type: bytes) -> None:
    """Serve on a free port of this machine until the process ends."""
    answer = (
        b"HTTP/1.1 200 OK\r\ncontent-type: " + media_type + b"\r\n"
        b"x-amzn-requestid: 8a6b0c5e-7a55-4b8f-9b39-1d3c5a1f0b9d\r\n"
        b"content-length: %d\r\n\r\n%b" % (len(body), body)
    )
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Constant(answer), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    body, *said = (each.encode() for each in sys.argv[1:])
    uvloop.run(serve(body, said[0] if said else b"application/x-amz-json-1.1"))
