"""A mock that is replaced by the next one, each time that its spec is saved."""

from __future__ import annotations

from threading import Lock
from typing import Any

from generator.mock.application import Mock


class Latest:
    """The ASGI application of the newest mock; it may be replaced from another thread."""

    def __init__(self, first: Mock) -> None:
        """Take the mock to begin with."""
        self._mock = first
        self._lock = Lock()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve a request by the mock of now, to its end."""
        await self._mock.application(scope, receive, send)

    def replace(self, mock: Mock) -> None:
        """Serve all requests from now on by another mock."""
        with self._lock:
            before, self._mock = self._mock, mock
        before.package.forget()
