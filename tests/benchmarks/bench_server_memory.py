"""The server's memory over 100,000 requests, good ones and random ones."""

from __future__ import annotations

import random
import socket
from contextlib import closing

from tests.benchmarks.bars import Bar, report
from tests.benchmarks.server_process import (
    GOOD,
    ServerProcess,
    read_response,
    request,
    started,
)

GOOD_CALLS = 10_000
RANDOM_CALLS = 10_000
ROUNDS = 5
GROWTH = 2.0
"""MiB that the server may grow by after the first round."""


def call_with_random_bodies(server: ServerProcess, source: random.Random) -> None:
    """Send bodies that are broken JSON, or break the spec."""
    with closing(socket.create_connection(("127.0.0.1", server.port))) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for _ in range(RANDOM_CALLS):
            body = bytearray(GOOD)
            body[source.randrange(len(body))] = source.randrange(256)
            connection.sendall(request(bytes(body)))
            read_response(connection)


def main() -> None:
    """Print what the server holds after each round, and whether it stays flat."""
    source = random.Random(0)
    held = []
    with started("concord") as server:
        for turn in range(1, ROUNDS + 1):
            server.call(GOOD_CALLS)
            call_with_random_bodies(server, source)
            held.append(server.memory())
            count = turn * (GOOD_CALLS + RANDOM_CALLS)
            print(f"{count:7} requests: {held[-1]:6.1f} MiB")
    growth = held[-1] - held[0]
    what = "server, MiB more after the first 20,000 requests"
    print(report([Bar(what, growth, GROWTH, at_most=True)]))


if __name__ == "__main__":
    main()
