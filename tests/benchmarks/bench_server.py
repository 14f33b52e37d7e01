"""The server's CPU a request, of InitiateLayerUpload: with uvicorn, and without.

Concord's server against an ASGI application that answers with constant bytes, which is
what uvicorn alone costs, and against FastAPI with pydantic and the same constraints.
Under uvicorn, with httptools and uvloop, over one connection that is kept, and over
sixteen; and called directly, which leaves what each application costs by itself. In
turn, so that a machine's moods meet all.

uvicorn's own share is the same for all. What the constant application serves of FastAPI
is the most that any application can reach there: far less than five times.
Over many connections uvicorn reads and writes more at once, so its share shrinks, and
that of the application grows: decoding and checking both ways, the id of the request,
and the limits of size, time and number.

With one connection, Concord takes about 20 microseconds more than constant bytes, and 7
more when called directly: between two requests, uvicorn and the kernel take over the
processor's caches. An application that decodes, answers, and checks both ways with nothing
between (no limits, no log, no refusals) reaches 0.79 of constant bytes. The ratio differs by
a tenth from one start of the processes to the next, so take several.
"""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import Mapping
from contextlib import ExitStack
from functools import partial
from typing import Any

from tests.benchmarks.bars import Bar, report
from tests.benchmarks.server_process import GOOD, ServerProcess, started
from tests.benchmarks.timing import cpu_seconds
from tests.benchmarks.upload_servers import application

KINDS = ("constant", "concord", "fastapi")
ROUNDS = 15
CALLS = 2000
MANY = 16
CALLS_AT_ONCE = 100
OF_CONSTANT = 0.76
TIMES_FASTAPI = 5.0
HEADERS = [
    (b"host", b"127.0.0.1"),
    (b"accept-encoding", b"identity"),
    (b"user-agent", b"bench"),
    (b"content-type", b"application/json"),
    (b"x-amz-target", b"SpencerFrontendService.InitiateLayerUpload"),
    (b"content-length", b"%d" % len(GOOD)),
]
SCOPE = {
    "type": "http",
    "asgi": {"version": "3.0", "spec_version": "2.3"},
    "http_version": "1.1",
    "scheme": "http",
    "server": ("127.0.0.1", 80),
    "client": ("127.0.0.1", 50000),
    "method": "POST",
    "path": "/",
    "raw_path": b"/",
    "root_path": "",
    "query_string": b"",
    "headers": HEADERS,
}


def under_uvicorn(
    servers: Mapping[str, ServerProcess], connections: int
) -> dict[str, float]:
    """Return the median CPU microseconds a request of each server."""
    times: dict[str, list[float]] = {kind: [] for kind in servers}
    for turn in range(ROUNDS + 1):
        for kind, server in servers.items():
            before = server.cpu()
            server.call(CALLS, connections=connections)
            if turn:
                times[kind].append((server.cpu() - before) / CALLS * 1e6)
    return {kind: statistics.median(found) for kind, found in times.items()}


def called_directly() -> dict[str, float]:
    """Return the median CPU microseconds a request of each application alone."""
    apps = {kind: application(kind) for kind in KINDS}
    loop = asyncio.new_event_loop()
    found = cpu_seconds({kind: partial(_call, loop, app) for kind, app in apps.items()})
    loop.close()
    return {kind: each / CALLS_AT_ONCE * 1e6 for kind, each in found.items()}


def _call(loop: asyncio.AbstractEventLoop, app: Any) -> None:
    loop.run_until_complete(_calls(app))


async def _calls(app: Any) -> None:
    for _ in range(CALLS_AT_ONCE):
        await app(dict(SCOPE), _receive, _send)


async def _receive() -> dict[str, Any]:
    return {"type": "http.request", "body": GOOD, "more_body": False}


async def _send(message: dict[str, Any]) -> None:
    if message.get("status", 200) != 200:
        raise RuntimeError("the application does not answer with success")


def table(title: str, found: Mapping[str, float]) -> str:
    """Return a row an application."""
    lines = [f"{title:24} {'us CPU':>8} {'requests per CPU s':>20} {'ratio':>7}"]
    for kind, each in found.items():
        ratio = found["constant"] / each
        lines.append(f"{kind:24} {each:8.1f} {1e6 / each:20.0f} {ratio:6.2f}x")
    return "\n".join(lines)


def bars(where: str, found: Mapping[str, float]) -> list[Bar]:
    """Return what Concord serves of the others in one place."""
    mine = found["concord"]
    constant, fastapi = found["constant"] / mine, found["fastapi"] / mine
    return [
        Bar(f"server, {where}, of constant bytes", constant, OF_CONSTANT, False),
        Bar(f"server, {where}, times FastAPI", fastapi, TIMES_FASTAPI, False),
    ]


def main() -> None:
    """Measure, and print tables and whether the bars are met."""
    rows = []
    with ExitStack() as stack:
        servers = {kind: stack.enter_context(started(kind)) for kind in KINDS}
        for connections in (1, MANY):
            found = under_uvicorn(servers, connections)
            where = f"uvicorn, {connections} connection{'s' * (connections > 1)}"
            print(table(where, found))
            limit = found["fastapi"] / found["constant"]
            print(f"constant serves {limit:.2f} times FastAPI: the most that can be\n")
            rows += bars(where, found)
    alone = called_directly()
    print(table("called directly", alone))
    print()
    rows.append(bars("called directly", alone)[1])
    print(report(rows))


if __name__ == "__main__":
    main()
