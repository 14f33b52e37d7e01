"""The service under uvicorn: for good in a process, or for a while in a thread."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn

from ecr_public.server import Application, EcrPublicService, anonymous, create_app


def application(service: EcrPublicService) -> Application:
    """Return the service as an ASGI application that lets everybody call."""
    return create_app(service, authenticate=anonymous)


def listening(host: str, port: int) -> tuple[socket.socket, str]:
    """Return a socket that accepts connections from now on, and its URL."""
    sock = socket.create_server((host, port), backlog=128)
    return sock, f"http://{host}:{sock.getsockname()[1]}"


def server_of(service: EcrPublicService) -> uvicorn.Server:
    """Return the server that runs the service, not yet running."""
    config = uvicorn.Config(
        application(service),
        http="httptools",
        loop="uvloop",
        ws="none",
        access_log=False,
        # A pause between two calls of a test is no reason to close their connection.
        timeout_keep_alive=3600,
        log_level="warning",
    )
    return uvicorn.Server(config)


@contextmanager
def serving(*services: EcrPublicService) -> Iterator[list[str]]:
    """Serve each service in a thread, on a port that is free; return their URLs."""
    servers = [server_of(service) for service in services]
    places = [listening("127.0.0.1", 0) for _ in services]
    threads = [
        threading.Thread(target=server.run, args=([sock],))
        for server, (sock, _) in zip(servers, places, strict=True)
    ]
    for thread in threads:
        thread.start()
    try:
        yield [url for _, url in places]
    finally:
        for server in servers:
            server.should_exit = True
        for thread in threads:
            thread.join()
