"""`concord diff`: what a change of the spec means."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import config
from generator.cli.failures import FINDINGS, UsageFailure, failures_in_words
from generator.cli.inputs import STDIN, chosen, settings
from generator.cli.report import Report, count, printable, reporting
from generator.cli.terminal import colours
from generator.diff.formats import FORMATS, formatter
from generator.problems.diagnostics import closest
from generator.rendering.format import format_module
from generator.writing.cache import formatter as remembering
from generator.writing.store import user_store

if TYPE_CHECKING:
    from generator.diff.model import Change, Comparison, Review

# Loading the stages takes longer than the help text may take, so the functions below
# import them when they are called.


@click.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="How the changes are written.  [default: text]",
)
@click.option(
    "--open",
    "open_",
    is_flag=True,
    help="Show the page of -f html in your browser.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["breaking", "risky"]),
    help="Exit with 1 if a change of this level or above is not accepted.",
)
@click.option(
    "--accepted",
    "accepted_file",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The changes that were agreed to.  [default: concord-accepted.toml]",
)
@click.option(
    "-p",
    "--package",
    metavar="NAME",
    help="The package's import name.  [default: from the title of each spec]",
)
@click.option(
    "--spec",
    "which",
    type=click.Path(path_type=Path),
    metavar="SPEC",
    help="What a revision stands for, where several specs are configured.",
)
@click.option("--explain", metavar="RULE", help="Say what a rule finds, and stop.")
@click.option("--rules", is_flag=True, help="Print a line for each rule, and stop.")
@reporting
def diff(
    report: Report,
    old: str | None,
    new: str | None,
    format_: str | None,
    open_: bool,
    fail_on: str | None,
    accepted_file: Path | None,
    package: str | None,
    which: Path | None,
    explain: str | None,
    rules: bool,
) -> None:
    """Say what a change of the spec means, and to whom.

    The spec OLD is compared with NEW, or with the configured one as it stands now. Both
    are files, - for standard input, or revisions of git: one of these alone stands for the configured spec in it, and
    `main...` for where the current branch left main.

    Each change has a level, the highest of what it means to those who call the service
    with the generated client, those who implement it on the generated server, and those
    who have payloads at rest:

    \b
      breaking       what worked before fails
      risky          it works on in most cases, or means something else
      compatible     it works on
      documentation  no program notices

    Changes that were agreed to stand in a file beside pyproject.toml. They are shown,
    and no longer fail a run until the day on which they expire:

    \b
      [[accepted]]
      rule = "member-removed"
      subject = "PutImageRequest.imageTag"
      reason = "Nobody has sent it since March."
      expires = 2030-12-31

    --format accept writes these entries, for you to complete.

    \b
    Examples:
      concord diff main                           what changed since main
      concord diff HEAD~3:spec/shop.yaml          the same for any spec
      concord diff main... -f html > review.html  a page for the browser
      concord diff main --open                    the page, in the browser
      concord diff old.yaml new.yaml --fail-on breaking
      concord diff main -f accept >> concord-accepted.toml
      concord diff --explain errors-renumbered

    \b
    Exit codes:
      0  the versions are compared
      1  a version has errors, or --fail-on found a change
      2  wrong usage, or a file that cannot be read
      3  a defect of Concord itself
    """
    if explain is not None or rules:
        click.echo(_listed() if explain is None else _explained(explain), nl=False)
        return
    if old is None:
        raise click.UsageError("Missing argument 'OLD'.")
    if old == new == STDIN:
        raise click.UsageError("only one of OLD and NEW can be standard input")
    format_ = format_ or ("html" if open_ else "text")
    if open_ and format_ != "html":
        raise click.UsageError(f"--open shows a page; {format_} is none: use -f html")
    with failures_in_words(report, "nothing is compared"):
        comparison = _compared(report, old, new, which, package)
        review = _reviewed(comparison, accepted_file)
    if open_:
        from generator.cli.browser import show

        show(report, _written(review, format_))
    elif not report.quiet:
        _print(review, format_)
    if fail_on is not None:
        _fail(report, review, fail_on)


def _explained(rule: str) -> str:
    from generator.diff.explain import explain
    from generator.diff.rules import RULES

    if rule not in RULES:
        hint = closest(rule, RULES) or "`concord diff --rules` lists them"
        raise UsageFailure(f"there is no rule {printable(rule)}; {hint}")
    return explain(rule)


def _listed() -> str:
    from generator.diff.rules import RULES

    width = max(map(len, RULES))
    return "".join(f"{rule.id:<{width}}  {rule.meaning}\n" for rule in RULES.values())


def _configured(
    which: Path | None, operands: tuple[str, str | None], package: str | None
) -> config.Config:
    """Return the spec that a revision alone stands for, where one does."""
    from generator.diff.revisions import is_file

    specs = chosen(which)
    if len(specs) > 1 and all(
        each and (each == STDIN or ":" in each.rstrip(":") or is_file(each))
        for each in operands
    ):
        return config.Config(None, Path(), package and config.check_package(package))
    if len(specs) > 1:
        names = ", ".join(each.name or "" for each in specs)
        raise UsageFailure(f"which spec? Choose one with --spec: {names}")
    return settings(which, package=package)


def _compared(
    report: Report, old: str, new: str | None, which: Path | None, package: str | None
) -> Comparison:
    with report.stage("import"):
        from generator.cli.operands import read_file, read_operand
        from generator.diff.compare import compare
        from generator.diff.read import read_version
    configured = _configured(which, (old, new), package)
    spec = configured.spec or (Path(new) if new else None)
    operands = (
        read_operand(old, spec),
        read_operand(new, spec) if new else read_file(spec),
    )
    formatted = remembering(user_store(report.detail), format_module)
    with report.stage("read"):
        before, after = (
            read_version(each.source, configured.options, each.files, formatted)
            for each in operands
        )
    with report.stage("compare"):
        return compare(before, after)


def _reviewed(comparison: Comparison, file: Path | None) -> Review:
    from generator.diff import accepted

    beside = config.folder(Path.cwd()) / accepted.FILE
    there = file or (beside if beside.is_file() else None)
    try:
        entries = accepted.read_accepted(there) if there else ()
    except accepted.AcceptedError as error:
        raise UsageFailure(printable(str(error))) from error
    return accepted.judge(comparison, entries, date.today())


def _print(review: Review, format_: str) -> None:
    text = _written(review, format_)
    if format_ == "text":
        click.echo(text, nl=False, color=_colour())
    else:
        # A file for others, in their encoding and not in that of the terminal.
        click.echo(text.encode("utf-8", "backslashreplace"), nl=False)


def _written(review: Review, format_: str) -> str:
    from generator.diff.model import Style

    is_terminal = sys.stdout.isatty()
    width = min(shutil.get_terminal_size().columns, 100) if is_terminal else 80
    return formatter(format_)(review, Style(_colour(), width))


def _colour() -> bool:
    said = colours()
    return sys.stdout.isatty() if said is None else said


def _fail(report: Report, review: Review, fail_on: str) -> None:
    from generator.diff.model import Level

    least = Level[fail_on.upper()]
    counted = [
        change
        for change in review.comparison.changes
        if change.level >= least and review.counts(change)
    ]
    if counted:
        report.say(_failure(counted, fail_on))
        raise click.exceptions.Exit(FINDINGS)


def _failure(counted: list[Change], fail_on: str) -> str:
    above = " or above" if fail_on == "risky" else ""
    return (
        f"{count(len(counted), 'change')} {fail_on}{above}, not accepted;"
        " --format accept writes what accepts them"
    )
