"""The command `concord`: what a person types, what a person sees, exit codes."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

import click

from generator import __version__, cache, config
from generator.diagnostics import SpecError, draw
from generator.folder import OutputError
from generator.format import FormatError
from generator.render import TemplateError
from generator.source import Source
from generator.update import Outcome, update

FINDINGS = 1
DEFECT_HINT = "This is a defect of Concord, not of the spec: please report it."
DIFF_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


class UsageFailure(click.ClickException):
    """A run that could not begin or end; the message is a sentence."""

    exit_code = 2


class DefectFailure(click.ClickException):
    """A run that failed for a reason of our own."""

    exit_code = 3


@dataclass(frozen=True, slots=True)
class Report:
    """What is said on the way, all of it on stderr."""

    quiet: bool
    verbose: bool
    started: float

    def say(self, text: str) -> None:
        """Say what a person wants to know by default."""
        if not self.quiet:
            click.echo(_printable(text), err=True)

    def detail(self, text: str) -> None:
        """Say what only --verbose asks for."""
        if self.verbose:
            click.echo(f"  {_printable(text)}", err=True)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time a stage."""
        started = perf_counter()
        yield
        self.detail(f"{name:<10} {perf_counter() - started:.3f} s")

    def summarize(
        self, source: Source, folder: Path, outcome: Outcome, check: bool
    ) -> None:
        """Say what the run read, and what it wrote or would write."""
        run, changes = outcome.run, outcome.changes
        written, deleted = (
            ("to write", "to delete") if check else ("written", "deleted")
        )
        self.say(
            f"{run.title} ({source.name}):"
            f" {_count(run.operations, 'operation')},"
            f" {_count(run.structures, 'structure')}"
        )
        self.say(
            f"{folder.as_posix()}/: {_count(len(changes.written), 'file')} {written},"
            f" {len(changes.unchanged)} unchanged, {len(changes.stale)} {deleted}"
            f" in {perf_counter() - self.started:.2f} s"
        )


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="concord", message="%(prog)s %(version)s")
def main() -> None:
    """Generate a Python package from an OpenAPI document.

    The package holds a client, server stubs and validators that agree, because all of
    them come from the same document.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that lacks a character must not end the run.
            stream.reconfigure(errors="backslashreplace")


@main.command()
@click.argument("spec", type=click.Path(path_type=Path), required=False)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder that the package goes to.  [default: generated]",
)
@click.option(
    "-p",
    "--package",
    metavar="NAME",
    help="The package's import name.  [default: from the title of SPEC]",
)
@click.option("--check", is_flag=True, help="Write nothing; print what would change.")
@click.option("--no-cache", is_flag=True, help="Compute everything anew.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Print how long each stage takes.")
def generate(
    spec: Path | None,
    folder: Path | None,
    package: str | None,
    check: bool,
    no_cache: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write the package that SPEC describes.

    SPEC is an OpenAPI document in YAML or JSON. What is not given here is taken from
    the table [tool.concord] of the nearest pyproject.toml that has one:

    \b
      [tool.concord]
      spec = "spec/shop.yaml"
      output = "generated"
      package = "shop"

    Files that an earlier run wrote and this one does not are deleted. Files that no run
    wrote are never touched.

    With --check, a unified diff goes to standard output, which `git apply` takes.

    \b
    Examples:
      concord generate                            as pyproject.toml says
      concord generate spec/shop.yaml             into the folder generated
      concord generate shop.yaml -o out -p shop
      concord generate --check                    for tests and commit hooks

    \b
    Exit codes:
      0  the output is up to date
      1  the spec has errors, or --check found a difference
      2  wrong usage, or a file that cannot be read or written
      3  a defect of Concord itself
    """
    report = Report(quiet, verbose, perf_counter())
    with _failures_in_words(report):
        settings = _settings(spec, folder, package)
        source = _read(settings.spec)
        store = cache.Store(None if no_cache else settings.cache, report.detail)
        outcome = update(
            source,
            settings.package,
            settings.output,
            store,
            check=check,
            stage=report.stage,
        )
    report.summarize(source, settings.output, outcome, check)
    if check and outcome.changes.any:
        if not quiet:
            _print_diff(outcome.difference)
        report.say("The output is out of date: `concord generate` updates it.")
        raise click.exceptions.Exit(FINDINGS)


def _settings(
    spec: Path | None, folder: Path | None, package: str | None
) -> config.Config:
    """Combine the command line and the configuration; the former wins."""
    configured = config.load(Path.cwd())
    return replace(
        configured,
        spec=spec or configured.spec,
        output=folder or configured.output,
        package=(
            configured.package if package is None else config.check_package(package)
        ),
    )


def _read(spec: Path | None) -> Source:
    if spec is None:
        raise UsageFailure(
            "which spec? Name it, or set spec in [tool.concord] of pyproject.toml"
        )
    try:
        return Source(spec.as_posix(), spec.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise UsageFailure(
            _printable(f"{spec}:{line}: this is not UTF-8 text")
        ) from error
    except IsADirectoryError as error:
        message = f"{spec} is a folder; name the spec in it"
        raise UsageFailure(_printable(message)) from error
    except OSError as error:
        message = f"cannot read {spec}: {error.strerror}"
        raise UsageFailure(_printable(message)) from error


@contextmanager
def _failures_in_words(report: Report) -> Iterator[None]:
    """Turn what a run can fail with into what a person sees, and an exit code."""
    try:
        yield
    except SpecError as error:
        _draw(error, report)
        raise click.exceptions.Exit(FINDINGS) from error
    except (config.ConfigError, OutputError) as error:
        raise UsageFailure(_printable(str(error))) from error
    except (TemplateError, FormatError) as error:
        raise DefectFailure(f"{_printable(str(error))}\n{DEFECT_HINT}") from error


def _draw(error: SpecError, report: Report) -> None:
    # Only a run that fails needs rich, which takes longer to load than click.
    from rich.console import Console

    draw(error.diagnostics, Console(stderr=True))
    report.say(f"{_count(len(error.diagnostics), 'error')}; nothing is written")


def _print_diff(lines: Iterable[str]) -> None:
    colours = None if not os.environ.get("NO_COLOR") else False
    for line in lines:
        click.secho(line, fg=DIFF_COLOURS.get(line[0]), nl=False, color=colours)


def _printable(text: str) -> str:
    """Leave no line end or escape sequence to the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
