"""A package on trial: its server runs, and clients of both kinds call it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import replace
from typing import Any, Self, TypeAlias

from generator.proof.running.cases import Callee, Case, Failure, Target
from generator.proof.running.checks import Checks
from generator.proof.running.emitted import Emitted
from generator.proof.running.script import Script, application
from generator.proof.running.ways import BASE_URL, AsyncWay, SyncWay, Way

Serve: TypeAlias = Callable[[Any], AbstractContextManager[str]]
"""Serves an application while it is entered, at the URL that it gives."""


class Trial:
    """Tries cases on a package; a context manager, which opens and closes all.

    Args:
        target: The package.
        callees: Its operations.
        serve: How to serve on a socket; nothing does without a network.
    """

    def __init__(
        self, target: Target, callees: Sequence[Callee], serve: Serve | None = None
    ) -> None:
        self._emitted = Emitted(target)
        self._callees = callees
        self._serve = serve
        self._script = Script()
        self._log = _Log()
        self._stack = ExitStack()
        self._ways: list[tuple[Way, str]] = []

    def __enter__(self) -> Self:
        """Start the servers, and open the clients."""
        with ExitStack() as stack:
            self._silence(stack)
            for way in (SyncWay, AsyncWay):
                self._open(stack, way)
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        """Close the clients, and end the servers."""
        self._stack.close()

    def failure(self, callee: Callee, case: Case) -> Failure | None:
        """Return what is wrong in a case on the first way on which something is.

        What the package logs meanwhile is told, too.
        """
        for way, url in self._ways:
            checks = Checks(self._emitted, callee, self._script, way, url)
            self._log.clear()
            if (found := checks.failure(case)) is not None:
                said = "".join(f"; the log: {each}" for each in self._log.errors[-1:])
                return replace(found, told=f"{found.told}{said}")
        return None

    def _open(self, stack: ExitStack, way: type[SyncWay] | type[AsyncWay]) -> None:
        app = application(
            self._emitted, self._callees, self._script, awaited=way is AsyncWay
        )
        url = stack.enter_context(self._serve(app)) if self._serve else None
        opened = way(self._emitted, app, url)
        stack.callback(opened.close)
        self._ways.append((opened, url or BASE_URL))

    def _silence(self, stack: ExitStack) -> None:
        """Keep what the package logs to ourselves: much is wrong on purpose."""
        log = logging.getLogger(self._emitted.service_name)
        stack.callback(setattr, log, "propagate", log.propagate)
        log.propagate = False
        stack.callback(log.setLevel, log.level)
        log.setLevel(logging.ERROR)
        stack.callback(log.removeHandler, self._log)
        log.addHandler(self._log)


class _Log(logging.Handler):
    """Keeps the errors that are logged, in words."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep an error."""
        said = record.getMessage()
        error = record.exc_info[1] if record.exc_info else None
        self.errors.append(f"{said} ({error!r})" if error else said)

    def clear(self) -> None:
        """Forget all of them."""
        self.errors.clear()
