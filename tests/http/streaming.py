"""A server on sockets, and in this process, that takes and gives bodies of any length."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from time import sleep
from typing import Any

PIECE = 64 * 1024
JSON = b'{"id":1,"name":"R"}'
PATTERN = hashlib.sha256(b"pattern").digest() * (PIECE // 32)


class Handler(BaseHTTPRequestHandler):
    """Says what came of a PUT; gives as many bytes as the path of a GET says."""

    protocol_version = "HTTP/1.1"

    def do_PUT(self) -> None:
        """Read the body a piece at a time, and say its length and hash."""
        digest, size = hashlib.sha256(), 0
        for piece in self._pieces():
            digest.update(piece)
            size += len(piece)
        told = f"{size} {digest.hexdigest()}".encode()
        self.server.told.append(told.decode())  # type: ignore[attr-defined]  # ours
        self._answer(204, 0)

    do_POST = do_PUT  # noqa: N815  # the library calls it so

    def do_GET(self) -> None:
        """Give bytes, or stop in their middle."""
        words = self.path.rpartition("/")[2].split("-")
        size = int(words[0])
        if "json" in words:
            self._answer(200, len(JSON), "application/json")
            self.wfile.write(JSON)
            return
        self._answer(200, size + ("short" in words), "image/png")
        left = size
        while left:
            piece = PATTERN[: min(left, PIECE)]
            try:
                self.wfile.write(piece)
            except OSError:
                self.close_connection = True
                return
            left -= len(piece)
            if "slow" in words:
                self.wfile.flush()
                sleep(0.3)
        if "short" in words:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Tell nobody."""

    def _pieces(self) -> Iterator[bytes]:
        if self.headers.get("Transfer-Encoding") == "chunked":
            while size := int(self.rfile.readline(), 16):
                yield self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return
        left = int(self.headers["Content-Length"])
        while left:
            piece = self.rfile.read(min(left, PIECE))
            if not piece:
                raise ConnectionError("the caller went away")
            left -= len(piece)
            yield piece

    def _answer(self, status: int, length: int, media_type: str | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(length))
        if media_type is not None:
            self.send_header("Content-Type", media_type)
        self.end_headers()


class Server(ThreadingHTTPServer):
    """Runs in threads, and keeps what it was told."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.told: list[str] = []

    @property
    def url(self) -> str:
        """Where the server is."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Tell nobody: a caller that goes away is no fault."""


@contextmanager
def serving() -> Iterator[Server]:
    """Run a server."""
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


async def application(scope: Any, receive: Any, send: Any) -> None:
    """The same as an ASGI application, as far as tests need it."""
    if scope["method"] == "PUT":
        digest, size, more = hashlib.sha256(), 0, True
        while more:
            message = await receive()
            digest.update(message.get("body", b""))
            size += len(message.get("body", b""))
            more = message.get("more_body", False)
        TOLD.append(f"{size} {digest.hexdigest()}")
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})
        return
    words = scope["path"].rpartition("/")[2].split("-")
    left = int(words[0])
    kind = b"application/json" if "json" in words else b"image/png"
    headers = [(b"content-type", kind)]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    if "json" in words:
        await send({"type": "http.response.body", "body": JSON})
        return
    while left:
        piece = PATTERN[: min(left, PIECE)]
        left -= len(piece)
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    if "short" not in words:
        await send({"type": "http.response.body", "body": b""})


TOLD: list[str] = []
"""What the application was told."""


def told_of(content: bytes) -> str:
    """Return what a server says of a body."""
    return f"{len(content)} {hashlib.sha256(content).hexdigest()}"


def pattern(size: int) -> bytes:
    """Return what a server gives of some length."""
    return (PATTERN * (size // PIECE + 1))[:size]
