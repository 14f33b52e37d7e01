"""The server's CPU a request, of a GET and a POST of a REST service: with uvicorn, and without.

Concord's server against an ASGI application that answers with constant bytes, which is
what uvicorn alone costs, and against FastAPI with pydantic and the same constraints; in
turn, so that a machine's moods meet all. FastAPI has these two operations alone, which
spares it a search: it looks at one route after the other.

Called directly, the GET costs a ninth to a tenth of FastAPI's, the POST less than an
eighth. Under uvicorn, each call of Python costs several times what it costs
there: the kernel and uvicorn take over the processor's caches between two requests. An
application that reads the three parameters, answers and checks the answer with nothing
between (no limits, no log, no refusals, one route) reaches 0.80 of constant bytes over one
connection, and the header with the id alone costs 0.05.

Then what passes in pieces: a GiB up, down, and as a file of a form, against the constant
application that reads and sends as much; and the parser of forms by itself.
"""

from __future__ import annotations

import asyncio
import re
import socket
import statistics
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing
from functools import partial
from typing import Any

from templates.package._runtime.http.multipart_parser import Headers, MultipartParser
from tests.benchmarks.bars import Bar, report
from tests.benchmarks.bench_server import table, under_uvicorn
from tests.benchmarks.http_routing import routing
from tests.benchmarks.http_servers import CHUNK, CHUNKS, application
from tests.benchmarks.server_process import ServerProcess, started
from tests.benchmarks.timing import cpu_seconds

SCRIPT = __file__.replace("bench_http_server", "http_servers")
KINDS = ("constant", "concord", "fastapi")
CALLS_AT_ONCE = 100
OF_CONSTANT = 0.7
TIMES_FASTAPI = 3.0
TIMES_FASTAPI_DIRECTLY = 8.0
GROWTH = 32.0
OF_TRANSPORT = 0.8
PARSED = 1.0
"""GB a second."""

GET = (
    b"GET /pets/7?limit=5&tag=a%20b HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"User-Agent: bench\r\nAccept: application/json\r\n\r\n"
)
BODY = b'{"name":"Tom","kind":"cat"}'
HEADERS = [
    (b"host", b"127.0.0.1"),
    (b"user-agent", b"bench"),
    (b"accept", b"application/json"),
]
SCOPE = {
    "type": "http",
    "asgi": {"version": "3.0", "spec_version": "2.3"},
    "http_version": "1.1",
    "scheme": "http",
    "server": ("127.0.0.1", 80),
    "client": ("127.0.0.1", 50000),
    "root_path": "",
}
SCOPES = {
    "GET": {
        **SCOPE,
        "method": "GET",
        "path": "/pets/7",
        "raw_path": b"/pets/7",
        "query_string": b"limit=5&tag=a%20b",
        "headers": HEADERS,
    },
    "POST": {
        **SCOPE,
        "method": "POST",
        "path": "/pets",
        "raw_path": b"/pets",
        "query_string": b"",
        "headers": [
            *HEADERS,
            (b"content-type", b"application/json"),
            (b"content-length", b"%d" % len(BODY)),
        ],
    },
}


def called_directly(method: str) -> dict[str, float]:
    """Return the median CPU microseconds a request of each application alone."""
    apps = {kind: application(kind) for kind in KINDS}
    loop = asyncio.new_event_loop()
    calls = {
        kind: partial(_call, loop, app, SCOPES[method]) for kind, app in apps.items()
    }
    found = cpu_seconds(calls)
    loop.close()
    return {kind: each / CALLS_AT_ONCE * 1e6 for kind, each in found.items()}


def _call(loop: asyncio.AbstractEventLoop, app: Any, scope: Any) -> None:
    loop.run_until_complete(_calls(app, scope))


async def _calls(app: Any, scope: Any) -> None:
    for _ in range(CALLS_AT_ONCE):
        await app(dict(scope), _receive, _send)


async def _receive() -> dict[str, Any]:
    return {"type": "http.request", "body": BODY, "more_body": False}


async def _send(message: dict[str, Any]) -> None:
    if message.get("status", 200) > 299:
        raise RuntimeError("the application does not answer with success")


def exchange(server: ServerProcess, head: bytes, pieces: Iterator[bytes]) -> float:
    """Send a request and read its answer; return the CPU seconds of the server."""
    before = server.cpu()
    with closing(socket.create_connection(("127.0.0.1", server.port))) as connection:
        connection.sendall(head)
        for piece in pieces:
            connection.sendall(piece)
        answer = connection.recv(65536)
        length = re.search(rb"(?i)content-length: *(\d+)", answer)
        left = int(length[1]) if length else 0
        left -= len(answer.partition(b"\r\n\r\n")[2])
        buffer = bytearray(2**20)
        while left > 0:
            left -= connection.recv_into(buffer)
    return server.cpu() - before


def large(method: str, path: str, media_type: str, *around: bytes) -> Any:
    """Return the head and the pieces of a request with a large body, or for one."""
    before, after = around or (b"", b"")
    is_up = method != "GET"
    head = f"{method} {path} HTTP/1.1\r\nHost: a\r\n"
    if is_up:
        length = len(before) + len(CHUNK) * CHUNKS + len(after)
        head += f"Content-Type: {media_type}\r\nContent-Length: {length}\r\n"
    head += "\r\n"
    return head.encode(), lambda: iter(
        [before, *([CHUNK] * CHUNKS), after] if is_up else ()
    )


LARGE = {
    "upload": large("PUT", "/pets/7/photo", "image/png"),
    "download": large("GET", "/pets/7/photo", "image/png"),
    "form": large(
        *("POST", "/pets/7/papers", "multipart/form-data; boundary=b"),
        b'--b\r\nContent-Disposition: form-data; name="note"\r\n\r\nx\r\n--b\r\n'
        b'Content-Disposition: form-data; name="passport"; filename="f"\r\n\r\n',
        b"\r\n--b--\r\n",
    ),
}


def in_pieces(servers: Mapping[str, ServerProcess]) -> list[Bar]:
    """Measure what passes in pieces, and what the server grows by meanwhile.

    A form has no equal among constant bytes: its file is written to disk.
    """
    bars = []
    for what, (head, pieces) in LARGE.items():
        times: dict[str, list[float]] = {"constant": [], "concord": []}
        before = servers["concord"].memory()
        for _ in range(3):
            for kind, found in times.items():
                found.append(exchange(servers[kind], head, pieces()))
        growth = servers["concord"].memory() - before
        spent = {kind: min(found) for kind, found in times.items()}
        print(f"{what} of a GiB, CPU seconds of the server: {spent}")
        if what != "form":
            ratio = spent["constant"] / spent["concord"]
            bars.append(Bar(f"{what}, of uvicorn alone", ratio, OF_TRANSPORT, False))
        bars.append(Bar(f"{what} of a GiB, MiB more", growth, GROWTH, True))
    return bars


class Nowhere:
    """Takes parts, and keeps nothing."""

    def begin(self, headers: Headers) -> None:
        """Begin a part."""

    def data(self, data: bytes) -> None:
        """Take more of it."""

    def end(self) -> None:
        """End it."""


def parsed(unit: bytes) -> float:
    """Return the GB a second that the parser cuts of a part that repeats a text."""
    content = (unit * (2**26 // len(unit) + 1))[: 2**26]
    body = b"--bench\r\nA: b\r\n\r\n" + content + b"\r\n--bench--\r\n"
    chunks = [body[at : at + 65536] for at in range(0, len(body), 65536)]
    times = []
    for _ in range(5):
        began = time.process_time()
        parser = MultipartParser(b"bench", Nowhere())
        for chunk in chunks:
            parser.feed(chunk)
        parser.close()
        times.append(time.process_time() - began)
    return len(body) / statistics.median(times) / 1e9


def main() -> None:
    """Measure, and print tables and whether the bars are met."""
    rows = routing()
    with ExitStack() as stack:
        servers = {
            kind: stack.enter_context(started(kind, SCRIPT, GET)) for kind in KINDS
        }
        for connections in (1, 16):
            found = under_uvicorn(servers, connections)
            where = f"uvicorn, {connections} connection{'s' * (connections > 1)}"
            print(table(where, found), "\n")
            mine = found["concord"]
            constant, fastapi = found["constant"] / mine, found["fastapi"] / mine
            rows += [
                Bar(f"REST, {where}, of constant bytes", constant, OF_CONSTANT, False),
                Bar(f"REST, {where}, times FastAPI", fastapi, TIMES_FASTAPI, False),
            ]
        rows += in_pieces(servers)
    for method in SCOPES:
        alone = called_directly(method)
        print(table(f"{method}, called directly", alone), "\n")
        ratio = alone["fastapi"] / alone["concord"]
        what = f"REST {method}, called directly, times FastAPI"
        rows.append(Bar(what, ratio, TIMES_FASTAPI_DIRECTLY, False))
    for what, unit in (("zeros", b"\0"), ("line ends", b"\r\n"), ("ends", b"\r\n--b")):
        rows.append(
            Bar(f"form with a file of {what}, GB/s", parsed(unit), PARSED, False)
        )
    print(report(rows))


if __name__ == "__main__":
    main()
