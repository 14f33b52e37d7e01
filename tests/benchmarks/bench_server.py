"""The server's CPU a request, of InitiateLayerUpload under uvicorn.

Concord's server against an ASGI application that answers with constant bytes, which is
what uvicorn alone costs, and against FastAPI with pydantic. All with httptools and
uvloop, over one connection that is kept; in turn, so that a machine's moods meet all.
"""

from __future__ import annotations

import statistics
from contextlib import ExitStack

from tests.benchmarks.server_process import ServerProcess, started

KINDS = ("constant", "concord", "fastapi")
ROUNDS = 15
CALLS = 2000
OF_CONSTANT = 0.75
TIMES_FASTAPI = 5.0


def measured(servers: dict[str, ServerProcess]) -> dict[str, float]:
    """Return the median CPU microseconds a request of each server."""
    times: dict[str, list[float]] = {kind: [] for kind in servers}
    for turn in range(ROUNDS + 1):
        for kind, server in servers.items():
            before = server.cpu()
            server.call(CALLS)
            if turn:
                times[kind].append((server.cpu() - before) / CALLS * 1e6)
    return {kind: statistics.median(found) for kind, found in times.items()}


def verdict(name: str, ratio: float, bar: float) -> str:
    """Return whether a ratio of requests per CPU second reaches its bar."""
    word = "met" if ratio >= bar else "NOT MET"
    return f"concord serves {ratio:.2f} of {name}; the bar is {bar:.2f}: {word}"


def main() -> None:
    """Measure, and print a table and whether the bars are met."""
    with ExitStack() as stack:
        servers = {kind: stack.enter_context(started(kind)) for kind in KINDS}
        found = measured(servers)
    print(f"{'':12} {'us CPU':>8} {'requests per CPU s':>20} {'ratio':>7}")
    for kind, each in found.items():
        ratio = found["constant"] / each
        print(f"{kind:12} {each:8.1f} {1e6 / each:20.0f} {ratio:6.2f}x")
    mine = found["concord"]
    print(verdict("constant", found["constant"] / mine, OF_CONSTANT))
    print(verdict("fastapi", found["fastapi"] / mine, TIMES_FASTAPI))
    # uvicorn's own share is the same for all, and limits the ratio of the whole.
    limit = found["fastapi"] / found["constant"]
    beyond = (found["fastapi"] - found["constant"]) / (mine - found["constant"])
    print(f"constant serves {limit:.2f} of fastapi, which no application can exceed")
    print(f"beyond what constant costs, fastapi costs {beyond:.2f} times concord's CPU")


if __name__ == "__main__":
    main()
