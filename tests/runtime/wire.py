"""An HTTP server for tests that does to a connection whatever its paths say."""

from __future__ import annotations

import gzip
import itertools
import json
import socket
import ssl
import struct
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from socketserver import BaseRequestHandler, ThreadingTCPServer
from typing import BinaryIO, TypeAlias

from tests.patience import PATIENCE

LIMIT = 100_000
"""How many bytes of a response the transports under test accept."""


class HangUp(Exception):
    """Ends the connection."""


class Exchange:
    """A request, as far as it has been read, and the socket for the response."""

    def __init__(
        self, server: WireServer, sock: socket.socket, file: BinaryIO, number: int
    ) -> None:
        self.server = server
        self.sock = sock
        self.connection = number
        self._file = file
        words = file.readline().decode("latin-1").split()
        if len(words) != 3:
            raise HangUp
        self.method, self.target, _ = words
        self.headers = dict(self._headers())
        self._body: bytes | None = None
        self._unread = int(self.headers.get("content-length", "0"))

    def body(self) -> bytes:
        """Read the body of the request."""
        if self._body is None:
            self._body = self.read(self._unread)
        return self._body

    def read(self, most: int) -> bytes:
        """Read so much more of the body of the request, or the rest."""
        piece = self._file.read(min(most, self._unread))
        self._unread -= len(piece)
        return piece

    def send(self, data: bytes) -> None:
        """Send bytes, whatever they mean."""
        self.sock.sendall(data)

    def answer(self, body: bytes, *headers: str, status: str = "200 OK") -> None:
        """Send a well-formed response."""
        self.body()
        self.send(head(len(body), *headers, status=status) + body)

    def _headers(self) -> Iterator[tuple[str, str]]:
        while line := self._file.readline().decode("latin-1").rstrip():
            name, _, value = line.partition(": ")
            yield name.lower(), value


Script: TypeAlias = Callable[[Exchange], None]


def head(length: int | None, *headers: str, status: str = "200 OK") -> bytes:
    """Return the head of a response, with a length if there is one."""
    framing = () if length is None else (f"Content-Length: {length}",)
    lines = (f"HTTP/1.1 {status}", *headers, *framing)
    return "\r\n".join([*lines, "", ""]).encode()


def chunk(data: bytes) -> bytes:
    """Return a piece of a chunked body."""
    return b"%x\r\n%b\r\n" % (len(data), data)


def echo(exchange: Exchange) -> None:
    """Answer with the request."""
    exchange.answer(
        json.dumps(
            {
                "method": exchange.method,
                "target": exchange.target,
                "headers": exchange.headers,
                "body": exchange.body().decode(),
                "connection": exchange.connection,
            }
        ).encode(),
        "Set-Cookie: seen=1",
    )


def documented_error(exchange: Exchange) -> None:
    """Answer with a status that HTTP does not know."""
    exchange.answer(b'{"__type":"ServerException"}', status="480 Documented")


def twice(exchange: Exchange) -> None:
    """Say a header more than once."""
    exchange.answer(b"", "X-Part: a, b", "x-part: c")


def redirect(exchange: Exchange) -> None:
    """Send the client elsewhere."""
    exchange.answer(b"", "Location: /echo", status="307 Elsewhere")


def chunked(exchange: Exchange) -> None:
    """Answer in pieces of unannounced length."""
    exchange.body()
    exchange.send(head(None, "Transfer-Encoding: chunked"))
    for piece in (b"one ", b"two ", b"three", b""):
        time.sleep(0.005)
        exchange.send(chunk(piece))


def compressed(exchange: Exchange) -> None:
    """Answer with a compressed body."""
    exchange.answer(gzip.compress(b"plain"), "Content-Encoding: gzip")


def hinted(exchange: Exchange) -> None:
    """Answer after three heads that are no answer yet."""
    hint = b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n"
    exchange.body()
    exchange.send(b"HTTP/1.1 102 Processing\r\n\r\n" + hint + hint)
    exchange.answer(b"after hints")


def until_close(exchange: Exchange) -> None:
    """Answer with a body that ends with the connection."""
    exchange.body()
    exchange.send(head(None) + b"to the end")
    raise HangUp


def large(exchange: Exchange) -> None:
    """Answer with the longest body that is allowed."""
    exchange.answer(bytes(LIMIT))


def too_large(exchange: Exchange) -> None:
    """Answer with one byte too much."""
    exchange.answer(bytes(LIMIT + 1))


def too_large_chunked(exchange: Exchange) -> None:
    """Answer with one byte too much, unannounced."""
    exchange.body()
    exchange.send(head(None, "Transfer-Encoding: chunked"))
    exchange.send(chunk(bytes(LIMIT)) + chunk(b"1") + chunk(b""))


def too_large_compressed(exchange: Exchange) -> None:
    """Answer with few bytes that stand for many."""
    exchange.answer(gzip.compress(bytes(LIMIT + 1)), "Content-Encoding: gzip")


def bomb(exchange: Exchange) -> None:
    """Answer with a little that stands for a hundred times of what is allowed."""
    exchange.answer(gzip.compress(bytes(100 * LIMIT)), "Content-Encoding: gzip")


def compressed_twice(exchange: Exchange) -> None:
    """Answer with two compressed texts, one after the other."""
    body = gzip.compress(b"two ") + gzip.compress(b"texts")
    exchange.answer(body, "Content-Encoding: x-GZIP")


def deflated(exchange: Exchange) -> None:
    """Answer with a body that is compressed in the other way."""
    exchange.answer(zlib.compress(b"plain"), "Content-Encoding: deflate")


def half_compressed(exchange: Exchange) -> None:
    """Answer with a compressed body that lacks its end."""
    exchange.answer(gzip.compress(b"plain")[:-9], "Content-Encoding: gzip")


def encoded(exchange: Exchange) -> None:
    """Answer in an encoding that was not asked for."""
    exchange.answer(b"plain", "Content-Encoding: br")


def early(exchange: Exchange) -> None:
    """Answer before the body has been read, and read it then."""
    exchange.send(head(4, "Connection: close", status="413 Too Large") + b"much")
    exchange.sock.shutdown(socket.SHUT_WR)
    while exchange.sock.recv(LIMIT):
        pass
    raise HangUp


def no_answer(exchange: Exchange) -> None:
    """Close the connection instead of an answer."""
    exchange.body()
    raise HangUp


def half_a_head(exchange: Exchange) -> None:
    """Close the connection within the head."""
    exchange.body()
    exchange.send(b"HTTP/1.1 200 OK\r\nContent-Le")
    raise HangUp


def half_a_body(exchange: Exchange) -> None:
    """Close the connection within the body."""
    exchange.body()
    exchange.send(head(100) + b"half")
    raise HangUp


def half_a_chunk(exchange: Exchange) -> None:
    """Close the connection within a chunk."""
    exchange.body()
    exchange.send(head(None, "Transfer-Encoding: chunked") + b"64\r\nhalf")
    raise HangUp


def chunks_without_end(exchange: Exchange) -> None:
    """Close the connection between two chunks."""
    exchange.body()
    exchange.send(head(None, "Transfer-Encoding: chunked") + chunk(b"one"))
    raise HangUp


def reset(exchange: Exchange) -> None:
    """Break the connection within the body."""
    exchange.body()
    exchange.send(head(100) + b"half")
    at_once = struct.pack("ii", 1, 0)
    exchange.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
    raise HangUp


def garbage(exchange: Exchange) -> None:
    """Answer in another protocol."""
    exchange.body()
    exchange.send(b"\x15\x03\x01\x00\x02\x02\r\n\r\n")
    raise HangUp


def garbage_chunk(exchange: Exchange) -> None:
    """Answer with a chunk whose length is no number."""
    exchange.body()
    exchange.send(head(None, "Transfer-Encoding: chunked") + b"many\r\nbytes\r\n")
    raise HangUp


def garbage_compressed(exchange: Exchange) -> None:
    """Answer with a body that is not compressed as announced."""
    exchange.answer(b"not compressed", "Content-Encoding: gzip")


def silent(exchange: Exchange) -> None:
    """Read the request, and do nothing."""
    exchange.body()
    exchange.server.wait()
    raise HangUp


def deaf(exchange: Exchange) -> None:
    """Do not even read the request."""
    exchange.server.wait()
    raise HangUp


def stalling(exchange: Exchange) -> None:
    """Stop within the body."""
    exchange.body()
    exchange.send(head(100) + b"half")
    exchange.server.wait()
    raise HangUp


def dripping(exchange: Exchange, *headers: str) -> None:
    """Send the body so slowly that it takes a minute."""
    exchange.body()
    exchange.send(head(3000, *headers))
    while not exchange.server.wait(0.02):
        exchange.send(b".")
    raise HangUp


def dripping_to_close(exchange: Exchange) -> None:
    """Send the last response of a connection so slowly that it takes a minute."""
    dripping(exchange, "Connection: close")


def _without_end(exchange: Exchange, start: bytes, piece: bytes) -> None:
    exchange.body()
    exchange.send(start)
    while not exchange.server.wait(0.02):
        exchange.send(piece)
    raise HangUp


def dripping_head(exchange: Exchange) -> None:
    """Send a head that does not end."""
    _without_end(exchange, b"HTTP/1.1 200 OK\r\nSlow: ", b".")


def hinting(exchange: Exchange) -> None:
    """Send hints without end, and no answer."""
    _without_end(exchange, b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")


def continuing(exchange: Exchange) -> None:
    """Ask again and again for the rest of the request."""
    _without_end(exchange, b"", b"HTTP/1.1 100 Continue\r\n\r\n")


def dripping_extension(exchange: Exchange) -> None:
    """Send a chunk whose first line does not end."""
    start = head(None, "Transfer-Encoding: chunked") + b"1;slow="
    _without_end(exchange, start, b".")


def dripping_trailers(exchange: Exchange) -> None:
    """Send trailers without end."""
    start = head(None, "Transfer-Encoding: chunked") + chunk(b"whole") + b"0\r\n"
    _without_end(exchange, start, b"a: b\r\n")


def sipping(exchange: Exchange) -> None:
    """Read a large request so slowly that it takes a minute."""
    while not exchange.server.wait(0.02):
        exchange.read(16 * 1024)
    raise HangUp


def steady(exchange: Exchange) -> None:
    """Read a large request with pauses, and answer."""
    # What waits to be read shall be little: its sender waits for the answer already.
    exchange.sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 64 * 1024)
    while exchange.read(1024 * 1024):
        if exchange.server.wait(0.04):
            raise HangUp
    exchange.send(head(2) + b"ok")
    raise HangUp


def last(exchange: Exchange) -> None:
    """Answer, and close the connection without having said so."""
    exchange.answer(b"last")
    raise HangUp


def together(exchange: Exchange) -> None:
    """Answer once two requests are waiting."""
    exchange.server.pair.wait(PATIENCE)
    exchange.answer(b"together")


SCRIPTS: dict[str, Script] = {
    f"/{script.__name__.replace('_', '-')}": script
    for script in (
        *(
            echo,
            documented_error,
            redirect,
            twice,
            chunked,
            compressed,
            until_close,
            large,
        ),
        *(too_large, too_large_chunked, too_large_compressed, early),
        *(bomb, compressed_twice, deflated, half_compressed, encoded, hinted),
        *(no_answer, half_a_head, half_a_body, half_a_chunk, chunks_without_end),
        *(reset, garbage, garbage_chunk, garbage_compressed),
        *(silent, deaf, stalling, dripping, dripping_to_close, last, together),
        *(dripping_head, continuing, hinting, dripping_extension),
        dripping_trailers,
        *(sipping, steady),
    )
}


class Connection(BaseRequestHandler):
    """Serves one connection until a script hangs up or the client has gone."""

    def handle(self) -> None:
        """Run a script for each request."""
        server = self.server
        assert isinstance(server, WireServer)
        number = next(server.numbers)
        server.counted(1)
        try:
            sock = server.secured(self.request)
            with sock, sock.makefile("rb") as file:
                while True:
                    exchange = Exchange(server, sock, file, number)
                    path = exchange.target.partition("?")[0]
                    # What a proxy is asked for has no such part: its script is "/".
                    SCRIPTS["/" + "".join(path.split("/")[1:2])](exchange)
        except (HangUp, OSError):
            return
        finally:
            server.counted(-1)


class WireServer(ThreadingTCPServer):
    """Runs the scripts, each connection in a thread."""

    daemon_threads = True
    request_queue_size = 50

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Connection)
        self.pair = threading.Barrier(2)
        self.numbers = itertools.count(1)
        self.open = 0
        self._counting = threading.Lock()
        self._tls = tls
        self._released = threading.Event()

    @property
    def url(self) -> str:
        """Where the server is, without a slash at the end."""
        return f"http{'s' if self._tls else ''}://127.0.0.1:{self.server_address[1]}"

    def counted(self, change: int) -> None:
        """Note that a connection has begun or ended."""
        with self._counting:
            self.open += change

    def secured(self, sock: socket.socket) -> socket.socket:
        """Return what to talk to a client through."""
        return self._tls.wrap_socket(sock, server_side=True) if self._tls else sock

    def wait(self, seconds: float = 60.0) -> bool:
        """Wait, and return whether the script shall end."""
        return self._released.wait(seconds)

    def release(self) -> None:
        """End the scripts that wait."""
        released, self._released = self._released, threading.Event()
        released.set()


@contextmanager
def serving(tls: ssl.SSLContext | None = None) -> Iterator[WireServer]:
    """Run a server in threads."""
    with WireServer(tls) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
