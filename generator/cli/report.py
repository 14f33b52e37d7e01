"""What a run says on the way, all of it on stderr."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

import click


@dataclass(frozen=True, slots=True)
class Report:
    """Says as much as --quiet and --verbose allow."""

    quiet: bool
    verbose: bool
    started: float

    def say(self, text: str) -> None:
        """Say what a person wants to know by default."""
        if not self.quiet:
            click.echo(printable(text), err=True)

    def detail(self, text: str) -> None:
        """Say what only --verbose asks for."""
        if self.verbose:
            click.echo(f"  {printable(text)}", err=True)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage."""
        started = perf_counter()
        yield
        self.detail(f"{name:<10} {perf_counter() - started:.3f} s")


def printable(text: str) -> str:
    """Leave no line end or escape sequence to the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def count(number: int, noun: str) -> str:
    """Return a number of things in words."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
