"""Requests over a socket of which only a part is sent."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from tests.failure_server.serving_limits import GOOD, TARGET


def head(length: int, *lines: bytes, target: bytes = TARGET) -> bytes:
    """Return the head of a request whose body is to have so many bytes."""
    told = [
        b"POST / HTTP/1.1",
        b"Host: a",
        b"X-Amz-Target: " + target,
        b"Content-Type: application/json",
        b"Content-Length: %d" % length,
        *lines,
    ]
    return b"\r\n".join(told) + b"\r\n\r\n"


def connected(url: str) -> socket.socket:
    """Return a connection to a server."""
    parts = urlsplit(url)
    return socket.create_connection((parts.hostname or "", parts.port or 80), 10)


@contextmanager
def half_sent(url: str, count: int, sent: bytes) -> Iterator[list[socket.socket]]:
    """Open connections over which so much is sent, and no more."""
    opened = [connected(url) for _ in range(count)]
    try:
        for each in opened:
            each.sendall(sent)
        yield opened
    finally:
        for each in opened:
            each.close()


def answered(url: str, *lines: bytes, body: bytes = GOOD) -> tuple[int, Any]:
    """Send a whole request; return the status and the body of its answer."""
    with connected(url) as connection:
        connection.sendall(head(len(body), *lines) + body)
        return read_answer(connection)


def read_answer(connection: socket.socket) -> tuple[int, Any]:
    """Return the status and the body of an answer, as soon as it is there."""
    with connection.makefile("rb") as stream:
        status = int(stream.readline().split()[1])
        length = 0
        while (line := stream.readline().strip().lower()) != b"":
            name, _, value = line.partition(b":")
            length = int(value) if name == b"content-length" else length
        return status, json.loads(stream.read(length))
