"""A service that does as it is told, and remembers what it was asked."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from typing import Any

from generator.proof.running.cases import Callee
from generator.proof.running.emitted import Emitted
from generator.proof.running.snapshots import async_snapshot, snapshot


class Script:
    """What the next call is answered with, and what the last one was."""

    def __init__(self) -> None:
        self.answer: Any = None
        """Returned by the handler, or raised if it is an exception."""

        self.called: list[str] = []
        """The operations that were called since the last answer was set."""

        self.request: Any = None

    def set(self, answer: Any) -> None:
        """Answer so from now on."""
        self.answer, self.called, self.request = answer, [], None

    def serve(self, operation: str, request: Any) -> Any:
        """Remember a call, and a snapshot of what it was given; answer it."""
        self.called.append(operation)
        self.request = request
        if isinstance(self.answer, BaseException):
            raise self.answer
        return self.answer


def application(
    emitted: Emitted, callees: Iterable[Callee], script: Script, *, awaited: bool
) -> Any:
    """Return the ASGI application of a service that does what a script says.

    `awaited` makes every handler an `async def`.
    """
    make = _awaited_handler if awaited else _handler
    classes: dict[str, str] = {}
    methods: dict[str, dict[str, Any]] = {}
    for each in callees:
        classes[each.argument] = each.service
        handlers = methods.setdefault(each.argument, {})
        handlers[each.method] = make(script, each.name)
    services = {
        argument: _scripted(getattr(emitted.server, class_), methods[argument])
        for argument, class_ in classes.items()
    }
    return emitted.server.create_app(
        **services, authenticate=emitted.server.anonymous, handler_threads=1
    )


def _scripted(base: Any, methods: dict[str, Any]) -> Any:
    """Return an object of a subclass with these methods."""
    return types.new_class(
        "Scripted", (base,), exec_body=lambda namespace: namespace.update(methods)
    )()


def _handler(script: Script, name: str) -> Callable[..., Any]:
    def handle(self: Any, request: Any, context: Any) -> Any:
        return script.serve(name, snapshot(request))

    return handle


def _awaited_handler(script: Script, name: str) -> Callable[..., Any]:
    async def handle(self: Any, request: Any, context: Any) -> Any:
        return script.serve(name, await async_snapshot(request))

    return handle
