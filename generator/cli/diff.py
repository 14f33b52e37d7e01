"""`concord diff`: what a change of the spec means."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from generator.cli.failures import failures_in_words
from generator.cli.inputs import read_spec, settings
from generator.cli.report import Report
from generator.diff.formats import FORMATS, formatter

if TYPE_CHECKING:
    from generator.diff.model import Comparison


@click.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path), required=False)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    help="How the changes are written.  [default: text]",
)
@click.option(
    "-p",
    "--package",
    metavar="NAME",
    help="The package's import name.  [default: from the title of the spec]",
)
@click.option(
    "--fail-on",
    type=click.Choice(["breaking", "risky"]),
    help="Exit with 1 if there is a change of this level or above.",
)
def diff(
    old: Path,
    new: Path | None,
    format_: str,
    package: str | None,
    fail_on: str | None,
) -> None:
    """Say what a change of the spec means.

    Compare the spec OLD with NEW, which is the configured spec if it is not named.
    """
    report = Report(quiet=False, verbose=False, started=perf_counter())
    with failures_in_words(report, "nothing is compared"):
        comparison = _compared(old, new, package)
    from generator.diff.model import Review, Style

    click.echo(formatter(format_)(Review(comparison), Style()), nl=False)


def _compared(old: Path, new: Path | None, package: str | None) -> Comparison:
    # Loading the stages takes longer than the help text of the command may take.
    from generator.diff.compare import compare
    from generator.diff.read import read_version

    chosen = settings(new, package=package)
    sources = read_spec(old), read_spec(chosen.spec)
    return compare(*(read_version(each, chosen.package) for each in sources))
