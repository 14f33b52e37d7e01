"""Runs again and again, one after each change of what they depend on."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeAlias

import click

from generator.cli import watch
from generator.cli.failures import UsageFailure, failures_in_words
from generator.cli.inputs import FilesBeside, chosen, read_spec
from generator.cli.report import Report
from generator.cli.watched import Inputs

NAMED = 3
"""How many of the changed files are named."""

Run: TypeAlias = Callable[[Report, FilesBeside], None]
"""One run; it says what it does, and reads files beside the spec."""


def repeat(report: Report, spec: Path | None, run: Run) -> None:
    """Run at once and after each change, whatever a run fails with, until Ctrl-C.

    Raises UsageFailure where there is no spec to begin with, or nothing can be watched.
    """
    with failures_in_words(report, "nothing is watched"):
        for each in chosen(spec):
            read_spec(each.spec)
    try:
        with _noting_interrupts() as stop, suppress(KeyboardInterrupt):
            _repeat(report, spec, run, stop)
    except OSError as error:
        raise UsageFailure(f"cannot watch for changes: {error}") from error
    report.say("")


@contextmanager
def _noting_interrupts() -> Iterator[Event]:
    """Note Ctrl-C besides raising KeyboardInterrupt, and give what notes it.

    Where Python calls back, as for what it deletes or when a module is imported, the
    exception goes nowhere; what is noted still ends the watching.
    """
    stop = Event()

    def interrupt(*_: object) -> None:
        stop.set()
        raise KeyboardInterrupt

    before = signal.getsignal(signal.SIGINT)
    if before is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, interrupt)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def _repeat(report: Report, spec: Path | None, run: Run, stop: Event) -> None:
    inputs = Inputs(spec)
    attempt(partial(run, report, inputs.files_beside))
    report.end()
    report.say("Watching for changes; Ctrl-C ends it.")
    for changed in watch.changes(inputs.files, inputs.noted, stop):
        again = report.again()
        report.say("")
        report.say(f"{time.strftime('%H:%M:%S')} {names(changed)} changed")
        attempt(partial(run, again, inputs.files_beside))
        again.end()


def attempt(run: Callable[[], None]) -> None:
    """Run, whatever it fails with; what that is, a person sees."""
    try:
        run()
    except click.ClickException as error:
        error.show()
    except click.exceptions.Exit:
        # What is wrong has been said.
        return


def names(files: Sequence[Path]) -> str:
    """Return the names of some files, of many files only the first."""
    shown = [os.path.relpath(file) for file in files[:NAMED]]
    if len(files) > NAMED:
        shown.append(f"{len(files) - NAMED} more")
    return ", ".join(shown)
