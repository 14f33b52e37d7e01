"""Serves the gallery: `python -m tests.gallery --port 8080`, 0 for a free port."""

from __future__ import annotations

import argparse
import socket

import uvicorn

from tests.gallery.service import application


def main() -> None:
    """Print where the gallery is, and serve it."""
    parser = argparse.ArgumentParser(prog="python -m tests.gallery")
    parser.add_argument("--port", type=int, default=8080)
    port = parser.parse_args().port
    with socket.create_server(("127.0.0.1", port)) as listener:
        print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
        config = uvicorn.Config(application(), log_config=None)
        uvicorn.Server(config).run([listener])


if __name__ == "__main__":
    main()
