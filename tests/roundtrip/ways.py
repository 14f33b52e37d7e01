"""Every way from a client to a handler: sync and async, in process and on a socket."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import Any

from tests.roundtrip.package import Package
from tests.roundtrip.recording import (
    Script,
    application,
    async_method,
    sync_method,
)
from tests.roundtrip.serving import serving

BASE_URL = "http://service.test"


@dataclass(frozen=True)
class Way:
    """A client of some kind, and the loop that it runs in, if any."""

    package: Package
    client: Any
    runner: asyncio.Runner | None = None

    def call(self, operation: str, request: Any) -> Any:
        """Call an operation with the members of `request` as arguments."""
        method = getattr(self.client, self.package.names.operations[operation])
        members = request.__struct_fields__
        result = method(**{name: getattr(request, name) for name in members})
        return self.runner.run(result) if self.runner else result

    def error(self, operation: str, request: Any) -> Any:
        """Return the error that a call raises.

        Raises:
            AssertionError: it raises none.
        """
        try:
            result = self.call(operation, request)
        except self.package.root_error as error:
            return error
        raise AssertionError(f"{operation} returned {result!r}")


class Ways:
    """The ways to a service whose operations do what `script` says, by their names."""

    def __init__(self, package: Package, stack: ExitStack, **options: Any) -> None:
        self.package = package
        self.script = Script()
        self._stack = stack
        self._runner = stack.enter_context(asyncio.Runner())
        handlers = {"def": sync_method, "async def": async_method}
        self._apps = {
            name: application(package, self.script, method, **options)
            for name, method in handlers.items()
        }

    def in_process(self, **options: Any) -> dict[str, Way]:
        """Return ways that need no network."""
        ways = {}
        for handlers, app in self._apps.items():
            transports = self.package.transports
            about = {"base_url": BASE_URL, "retries": 0, **options}
            ways[f"sync client, {handlers}"] = self._sync(
                transport=transports.AsgiTransport(app), **about
            )
            ways[f"async client, {handlers}"] = self._async(
                transport=transports.AsyncAsgiTransport(app), **about
            )
        return ways

    def over_socket(self, **options: Any) -> dict[str, Way]:
        """Return ways through a server, with the transports that clients default to."""
        ways = {}
        for handlers, app in self._apps.items():
            url = self._stack.enter_context(serving(app))
            about = {"base_url": url, "retries": 0, **options}
            ways[f"sync client, socket, {handlers}"] = self._sync(**about)
            ways[f"async client, socket, {handlers}"] = self._async(**about)
        return ways

    def _sync(self, **options: Any) -> Way:
        client = self._stack.enter_context(self.package.client(**options))
        return Way(self.package, client)

    def _async(self, **options: Any) -> Way:
        client = self.package.async_client(**options)
        self._stack.callback(lambda: self._runner.run(client.close()))
        return Way(self.package, client, self._runner)


@contextmanager
def ways_to(package: Package, **options: Any) -> Iterator[Ways]:
    """Give the ways to a recording service; `options` are those of its application."""
    with ExitStack() as stack:
        yield Ways(package, stack, **options)
