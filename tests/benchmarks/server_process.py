"""A server process: started, called over one connection, its CPU and memory read."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path

from tests.benchmarks.alternating import python

SERVERS = str(Path(__file__).with_name("upload_servers.py"))
GOOD = b'{"repositoryName":"team/app"}'


class ServerProcess:
    """A server that listens on a port of this machine; Linux only, for its /proc."""

    def __init__(
        self, process: subprocess.Popen[bytes], port: int, good: bytes
    ) -> None:
        self.port = port
        self._proc = Path(f"/proc/{process.pid}")
        self._good = good

    def call(self, count: int, *, connections: int = 1) -> None:
        """Send the good request so many times, over connections that are kept.

        Each of them has a request under way at once.

        Raises:
            RuntimeError: a response is no success.
        """
        with ExitStack() as stack:
            opened = [
                stack.enter_context(closing(self._connected()))
                for _ in range(connections)
            ]
            for _ in range(count // connections):
                for connection in opened:
                    connection.sendall(self._good)
                for connection in opened:
                    _check(read_response(connection))

    def _connected(self) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port))
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection

    def cpu(self) -> float:
        """Return the CPU seconds that the process has used."""
        tasks = (self._proc / "task").iterdir()
        spent = (int((task / "schedstat").read_text().split()[0]) for task in tasks)
        return sum(spent) / 1e9

    def memory(self) -> float:
        """Return the MiB that the process holds."""
        pages = int((self._proc / "statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


@contextmanager
def started(
    kind: str, script: str = SERVERS, good: bytes | None = None
) -> Iterator[ServerProcess]:
    """Start the server of this kind, and end it.

    Args:
        kind: What the script calls it.
        script: Serves on the port that it is told.
        good: A request that succeeds; one for InitiateLayerUpload if absent.
    """
    port = _free_port()
    process = subprocess.Popen(python(script, kind, str(port)))
    # FastAPI reads no body of another type; all get the same.
    good = good or request(GOOD, media_type="application/json")
    try:
        _wait_for(port, process)
        yield ServerProcess(process, port, good)
    finally:
        process.terminate()
        process.wait()


def request(body: bytes, *, media_type: str = "application/x-amz-json-1.1") -> bytes:
    """Return a request for InitiateLayerUpload with the headers of a plain client."""
    head = (
        "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: identity\r\n"
        f"User-Agent: bench\r\nContent-Type: {media_type}\r\n"
        "X-Amz-Target: SpencerFrontendService.InitiateLayerUpload\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


def _check(response: bytes) -> None:
    if not response.startswith(b"HTTP/1.1 200"):
        raise RuntimeError("the server does not answer with success")


def read_response(connection: socket.socket) -> bytes:
    """Return a whole response, as far as its length says."""
    read = connection.recv(65536)
    while not (head := re.search(rb"(?is)content-length: *(\d+).*?\r\n\r\n", read)):
        read += _more(connection)
    while len(read) < head.end() + int(head[1]):
        read += _more(connection)
    return read


def _more(connection: socket.socket) -> bytes:
    part = connection.recv(65536)
    if not part:
        raise ConnectionError("the server closed the connection")
    return part


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            if process.poll() is not None:
                raise RuntimeError("the server did not start") from None
            time.sleep(0.05)
        else:
            return
