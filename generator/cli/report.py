"""What a run says on the way, all of it on stderr, and the options that set how much."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import wraps
from time import perf_counter

import click

from generator.cli.progress import progress
from generator.cli.terminal import is_lively


@dataclass(frozen=True, slots=True)
class Report:
    """Says as much as --quiet and --verbose allow."""

    quiet: bool
    verbose: bool
    started: float
    times: list[tuple[str, float]] = field(default_factory=list)
    """The stages that are over, and the seconds that each took."""

    def again(self) -> Report:
        """Return the report of a further run, which starts now."""
        return replace(self, started=perf_counter(), times=[])

    def say(self, text: str) -> None:
        """Say what a person wants to know by default."""
        if not self.quiet:
            click.echo(printable(text), err=True)

    def detail(self, text: str) -> None:
        """Say what only --verbose asks for."""
        if self.verbose and not self.quiet:
            click.echo(f"  {printable(text)}", err=True)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage, and tell of it while it runs if the whole takes long."""
        with self.telling(name):
            yield

    @contextmanager
    def telling(self, name: str) -> Iterator[Callable[[str], object]]:
        """Time a stage as `stage` does; give what says how far it has come."""
        started = perf_counter()
        display = (
            progress(name, self.started)
            if self._is_lively()
            else nullcontext(lambda _: None)
        )
        with display as tell:
            yield tell
        self.times.append((name, perf_counter() - started))

    def end(self) -> None:
        """Say how long each stage took, and all of it: last, below all warnings."""
        for name, seconds in [*self.times, ("total", perf_counter() - self.started)]:
            self.detail(f"{name:<10} {seconds:.3f} s")
        self.times.clear()

    def _is_lively(self) -> bool:
        return not self.quiet and not self.verbose and is_lively()


def reporting(command: Callable[..., None]) -> Callable[..., None]:
    """Give a subcommand --quiet and --verbose, and a Report as its first argument.

    It goes below the subcommand's own options, so that these two end the help text.
    """

    @click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
    @click.option(
        "-v", "--verbose", is_flag=True, help="Print how long each stage takes."
    )
    @wraps(command)
    def reported(quiet: bool, verbose: bool, **arguments: object) -> None:
        report = Report(quiet, verbose, perf_counter())
        try:
            command(report, **arguments)
        finally:
            report.end()

    return reported


def printable(text: str) -> str:
    """Leave no line end or escape sequence to the terminal."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " for char in text)


def count(number: int, noun: str) -> str:
    """Return a number of things in words."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
