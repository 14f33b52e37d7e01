"""A client of any package, and a server in the same process that answers as told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tests.roundtrip.package import Package

Answer = Callable[[Any], Any]
"""Takes the request that a handler gets; returns what it returns, or raises."""


def application(package: Package, answer: Answer) -> Any:
    """Return an ASGI application whose handlers all do what `answer` does."""

    async def handle(service: object, request: Any, context: Any) -> Any:
        return answer(request)

    methods = dict.fromkeys(package.names.operations.values(), handle)
    service = type("Scripted", (package.service_class,), methods)()
    server = package.server
    return server.create_app(service, authenticate=server.anonymous)


@contextmanager
def connected(
    package: Package, answer: Answer, *, validate: bool = True
) -> Iterator[Any]:
    """Open a client of an application whose handlers all do what `answer` does."""
    transport = package.transports.AsgiTransport(application(package, answer))
    with package.client(
        base_url="http://service.test",
        retries=0,
        transport=transport,
        validate=validate,
    ) as client:
        yield client


def call(package: Package, client: Any, operation: str, request: Any) -> Any:
    """Call an operation with the members of `request` as arguments."""
    method = getattr(client, package.names.operations[operation])
    return method(**{name: getattr(request, name) for name in _fields(request)})


def _fields(structure: Any) -> tuple[str, ...]:
    fields: tuple[str, ...] = structure.__struct_fields__
    return fields
