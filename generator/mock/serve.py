"""An ASGI application on a socket, served by uvicorn until it is told to stop."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable
from typing import Any

import uvicorn

_GRACE = 5
"""Seconds that requests under way are given to end."""


def listening(host: str, port: int) -> tuple[socket.socket, str]:
    """Return a socket that accepts connections from now on, and its URL.

    Raises OSError for an address that cannot be had.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # asyncio sends small answers at once on sockets that name their protocol only.
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind((host, port))
        sock.listen()
    except OSError:
        sock.close()
        raise
    shown = f"[{host}]" if ":" in host else host
    return sock, f"http://{shown}:{sock.getsockname()[1]}"


def serve(application: Any, sock: socket.socket, announce: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM; `announce` is called when these are heeded."""
    config = uvicorn.Config(
        application,
        ws="none",
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=_GRACE,
    )
    server = uvicorn.Server(config)

    def stop(*_: object) -> None:
        server.should_exit = True

    # uvicorn takes signals while it runs, and raises them again afterwards: without
    # these, they would end the process with another code than that of success.
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, stop)
    announce()
    server.run([sock])
