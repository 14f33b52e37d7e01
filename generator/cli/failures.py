"""What a run can fail with, in words, and the exit codes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

import click

from generator.cli import config
from generator.cli.report import Report, count, printable
from generator.problems.diagnostics import Diagnostic, SpecError, draw
from generator.rendering.format import FormatError
from generator.rendering.render import TemplateError
from generator.writing.folder import OutputError

Thing = TypeVar("Thing")

FINDINGS = 1
DEFECT_HINT = "This is a defect of Concord, not of the spec: please report it."


class UsageFailure(click.ClickException):
    """A run that could not begin or end; the message is a sentence."""

    exit_code = 2


class DefectFailure(click.ClickException):
    """A run that failed for a reason of our own."""

    exit_code = 3


@contextmanager
def failures_in_words(report: Report, outcome: str) -> Iterator[None]:
    """Turn what a run can fail with into what a person sees, and an exit code.

    `outcome` tells what a spec with errors means for the run: "nothing is written".
    """
    try:
        yield
    except SpecError as error:
        errors = [found for found in error.diagnostics if found.is_error]
        warnings = len(error.diagnostics) - len(errors)
        _draw(errors)
        beside = f" and {count(warnings, 'warning')}" if warnings else ""
        report.say(f"{count(len(errors), 'error')}{beside}; {outcome}")
        if warnings:
            report.say("`concord lint` shows the warnings as well.")
        raise click.exceptions.Exit(FINDINGS) from error
    except (config.ConfigError, OutputError) as error:
        raise UsageFailure(printable(str(error))) from error
    except (TemplateError, FormatError) as error:
        raise DefectFailure(f"{printable(str(error))}\n{DEFECT_HINT}") from error


def for_each(things: Sequence[Thing], run: Callable[[Thing], None]) -> None:
    """Run for each of some things, whatever it fails with for others.

    Raises what it fails with for a single thing; for several, that is shown at once, and
    the exit code is the highest of all.
    """
    if len(things) == 1:
        run(things[0])
        return
    codes = [_code(run, each) for each in things]
    if any(codes):
        raise click.exceptions.Exit(max(codes))


def _code(run: Callable[[Thing], None], thing: Thing) -> int:
    try:
        run(thing)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.exceptions.Exit as error:
        return error.exit_code
    return 0


def _draw(errors: Iterable[Diagnostic]) -> None:
    # Only a run that fails needs rich, which takes longer to load than click.
    from rich.console import Console

    draw(errors, Console(stderr=True))
