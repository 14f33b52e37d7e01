"""An ASGI application on a socket of this machine, served from a thread."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import uvicorn

_PATIENCE = 30.0
"""Seconds that a server may take to start, or to end."""


@contextmanager
def serving(application: Any) -> Iterator[str]:
    """Serve an application; give its address."""
    with socket.create_server(("127.0.0.1", 0)) as sock:
        config = uvicorn.Config(
            application, ws="none", log_config=None, timeout_keep_alive=3600
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([sock],), daemon=True)
        thread.start()
        try:
            _wait(server, thread)
            yield f"http://127.0.0.1:{sock.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(_PATIENCE)


def _wait(server: uvicorn.Server, thread: threading.Thread) -> None:
    until = time.monotonic() + _PATIENCE
    while not server.started:
        if not thread.is_alive() or time.monotonic() > until:
            raise OSError("the server did not start")
        time.sleep(0.005)
