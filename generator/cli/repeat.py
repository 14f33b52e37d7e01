"""Runs again and again, one after each change of what they depend on."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TypeAlias

import click

from generator import watch
from generator.cli.failures import UsageFailure, failures_in_words
from generator.cli.inputs import FilesBeside, read_spec, settings
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
        read_spec(settings(spec).spec)
    try:
        _repeat(report, spec, run)
    except KeyboardInterrupt:
        report.say("")
    except OSError as error:
        raise UsageFailure(f"cannot watch for changes: {error}") from error


def _repeat(report: Report, spec: Path | None, run: Run) -> None:
    inputs = Inputs(spec)
    _attempt(run, report, inputs)
    report.say("Watching for changes; Ctrl-C ends it.")
    for changed in watch.changes(inputs.files, inputs.noted):
        again = replace(report, started=perf_counter())
        report.say("")
        report.say(f"{time.strftime('%H:%M:%S')} {_names(changed)} changed")
        _attempt(run, again, inputs)


def _attempt(run: Run, report: Report, inputs: Inputs) -> None:
    try:
        run(report, inputs.files_beside)
    except click.ClickException as error:
        error.show()
    except click.exceptions.Exit:
        # What is wrong has been said.
        return


def _names(files: Sequence[Path]) -> str:
    names = [os.path.relpath(file) for file in files[:NAMED]]
    if len(files) > NAMED:
        names.append(f"{len(files) - NAMED} more")
    return ", ".join(names)
