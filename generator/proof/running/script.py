"""A service that does as it is told, and remembers what it was asked."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from typing import Any

from generator.proof.running.cases import Callee
from generator.proof.running.emitted import Emitted


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
        """Remember a call, and answer it."""
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
    methods = {each.method: make(script, each.name) for each in callees}
    [base] = {each.service for each in callees}
    service = types.new_class(
        "Scripted",
        (getattr(emitted.server, base),),
        exec_body=lambda namespace: namespace.update(methods),
    )
    return emitted.server.create_app(
        service(), authenticate=emitted.server.anonymous, handler_threads=1
    )


def _handler(script: Script, name: str) -> Callable[..., Any]:
    def handle(self: Any, request: Any, context: Any) -> Any:
        return script.serve(name, request)

    return handle


def _awaited_handler(script: Script, name: str) -> Callable[..., Any]:
    async def handle(self: Any, request: Any, context: Any) -> Any:
        return script.serve(name, request)

    return handle
