"""A line that tells what is being done, for runs that take longer than a second."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.status import Status

PATIENCE = 1.0
"""Seconds of a run without a display."""


@contextmanager
def progress(doing: str, started: float) -> Iterator[Callable[[str], None]]:
    """Show what is being done from a second after `started` on, while it is done.

    Gives what takes another text to show from then on.
    """
    display = _Display(doing)
    timer = Timer(max(0, PATIENCE - (perf_counter() - started)), display.begin)
    timer.daemon = True
    timer.start()
    try:
        yield display.change
    finally:
        timer.cancel()
        display.end()


class _Display:
    """A spinner on stderr, begun by one thread and ended by another."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._lock = Lock()
        self._status: Status | None = None
        self._has_ended = False

    def begin(self) -> None:
        """Show it, unless it has ended."""
        # Loaded here, by the thread of the timer: a fast run does without.
        from rich.console import Console

        console = Console(stderr=True)
        spinner = "line" if console.options.ascii_only else "dots"
        with self._lock:
            if not self._has_ended:
                self._status = console.status(self._doing, spinner=spinner)
                self._status.start()

    def change(self, doing: str) -> None:
        """Show another text."""
        with self._lock:
            self._doing = doing
            if self._status is not None and not self._has_ended:
                self._status.update(doing)

    def end(self) -> None:
        """Erase it for good."""
        with self._lock:
            self._has_ended = True
            if self._status is not None:
                self._status.stop()
