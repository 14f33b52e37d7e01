"""Runs again and again, one after each change of what they depend on."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import click

from generator import config, watch
from generator.cli.failures import UsageFailure, failures_in_words
from generator.cli.inputs import read_spec, settings
from generator.cli.report import Report
from generator.render import TEMPLATES, template_files

NAMED = 3
"""How many of the changed files are named."""


@dataclass
class Inputs:
    """What runs depend on."""

    asked: Path | None
    """The spec that the command line names."""

    spec: Path | None = None
    """The spec as last known: a broken configuration names none."""

    def files(self) -> list[Path]:
        """Return all files, whether or not they exist."""
        with suppress(config.ConfigError):
            self.spec = settings(self.asked).spec
        return [
            *config.files(Path.cwd()),
            *(TEMPLATES / path for path in template_files("")),
            *([self.spec.absolute()] if self.spec else []),
        ]


def repeat(report: Report, spec: Path | None, run: Callable[[Report], None]) -> None:
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


def _repeat(report: Report, spec: Path | None, run: Callable[[Report], None]) -> None:
    inputs = Inputs(spec)
    before = watch.take(inputs.files())
    _attempt(run, report)
    report.say("Watching for changes; Ctrl-C ends it.")
    for changed in watch.changes(inputs.files, before):
        again = replace(report, started=perf_counter())
        report.say("")
        report.say(f"{time.strftime('%H:%M:%S')} {_names(changed)} changed")
        _attempt(run, again)


def _attempt(run: Callable[[Report], None], report: Report) -> None:
    try:
        run(report)
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
