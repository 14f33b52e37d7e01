"""A service whose operations all do what a test has planned, and remember it."""

from __future__ import annotations

import types
from collections.abc import Callable
from typing import Any

from tests.roundtrip.package import Package


class Script:
    """What the next call answers with, and what the last one was given."""

    def __init__(self) -> None:
        self.answer: object = None
        """Returned by the handler, or raised if it is an exception."""

        self.operation: str | None = None
        """Name of the method that was called last."""

        self.request: Any = None
        self.context: Any = None

    def serve(self, operation: str, request: object, context: object) -> object:
        """Remember the call, and answer as planned."""
        self.operation, self.request, self.context = operation, request, context
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def sync_method(script: Script, name: str) -> Callable[..., object]:
    """Return a method that is a plain function."""

    def handle(self: object, request: object, context: object) -> object:
        return script.serve(name, request, context)

    return handle


def async_method(script: Script, name: str) -> Callable[..., object]:
    """Return a method that is a coroutine function."""

    async def handle(self: object, request: object, context: object) -> object:
        return script.serve(name, request, context)

    return handle


def awaiting_method(script: Script, name: str) -> Callable[..., object]:
    """Return a method that is a plain function and returns something to await."""

    async def serve(request: object, context: object) -> object:
        return script.serve(name, request, context)

    def handle(self: object, request: object, context: object) -> object:
        return serve(request, context)

    return handle


def application(
    package: Package,
    script: Script,
    method: Callable[[Script, str], Callable[..., object]] = async_method,
    **options: Any,
) -> Any:
    """Return the application of a service that overrides every operation."""
    methods = {name: method(script, name) for name in package.names.operations.values()}
    service = types.new_class(
        "RecordingService", (package.service_class,), exec_body=_adding(methods)
    )
    options.setdefault("authenticate", package.server.anonymous)
    return package.server.create_app(service(), **options)


def _adding(methods: dict[str, Any]) -> Callable[[dict[str, Any]], None]:
    return lambda namespace: namespace.update(methods)
