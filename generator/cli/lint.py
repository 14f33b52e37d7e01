"""`concord lint`: say what is wrong with a spec, and what is legal but unwise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from generator.cli.failures import FINDINGS, failures_in_words
from generator.cli.inputs import files_beside, read_spec, settings
from generator.cli.report import Report, count, reporting
from generator.cli.rules import explained, listed, rule_names
from generator.diagnostics import Severity, draw
from generator.lint import report as lint_report
from generator.lint.run import SEARCHED
from generator.lint.run import lint as run
from generator.source import Source

FORMATS = ("text", "json", "github", "sarif")


@click.command()
@click.argument("spec", type=click.Path(path_type=Path), required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="For people, for scripts, for annotations, for code scanning.",
)
@click.option(
    "--fail-on",
    type=click.Choice(lint_report.LEVELS),
    default="warning",
    show_default=True,
    help="The least level of a finding that makes the exit code 1.",
)
@click.option(
    "--select",
    multiple=True,
    metavar="RULE",
    callback=rule_names,
    help="Look after this rule only; may be repeated.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="RULE",
    callback=rule_names,
    help="Leave this rule out; may be repeated.",
)
@click.option(
    "--explain",
    metavar="RULE",
    is_eager=True,
    expose_value=False,
    callback=explained,
    help="Say why a rule matters and how to mend what breaks it.",
)
@click.option(
    "--rules",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=listed,
    help="List all rules.",
)
@reporting
def lint(
    report: Report,
    spec: Path | None,
    format_: str,
    fail_on: Severity,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> None:
    """Say what is wrong with SPEC, and what is legal but unwise.

    SPEC is an OpenAPI document in YAML or JSON; without it, that of the nearest
    pyproject.toml. Files that its references lead to are a part of it.

    Findings have three levels: an error is what `concord generate` refuses, a warning
    what is likely to hurt someone, advice what could be better. They go to standard
    output, the summary to standard error.

    A rule that does not count somewhere is silenced there, with a reason; that holds
    for the object it stands in and for all below:

    \b
      x-concord-lint:
        ignore:
          - rule: unbounded-input
            reason: the service takes lists of any length

    With --format json, the result is an object with the members formatVersion (1),
    spec, complete (false if errors kept rules from seeing all of it), summary (a
    number for error, warning, advice and silenced), findings and silenced. A finding
    has rule, level, message, suggestion, place (file, start, end, each with line and
    column from 1, the end exclusive), related (message, place) and, if it is silenced,
    reason.

    \b
    Examples:
      concord lint                              as pyproject.toml says
      concord lint spec/shop.yaml --fail-on error
      concord lint --explain unbounded-input
      concord lint --format github              in a workflow
      concord lint --format sarif > lint.sarif

    \b
    Exit codes:
      0  no finding of the level of --fail-on or worse
      1  there is one
      2  wrong usage, or a file that cannot be read
      3  a defect of Concord itself
    """
    with failures_in_words(report, "nothing is linted"):
        chosen = settings(spec)
        source = read_spec(chosen.spec)
        names = (set(select) or set(SEARCHED)) - set(ignore)
        found = run(
            source,
            files=files_beside(source),
            package=chosen.package,
            rules=names,
            stage=report.stage,
        )
    _print(found, format_)
    _summarize(report, found, source)
    if format_ == "text" and found.findings:
        rule = found.findings[0].rule
        report.say(f"`concord lint --explain {rule}` says more of a rule.")
    if found.fails(fail_on):
        raise click.exceptions.Exit(FINDINGS)


def _print(found: lint_report.Report, format_: str) -> None:
    if format_ == "text":
        from rich.console import Console

        draw(found.findings, Console(), with_rules=True)
        return
    click.echo(_renderer(format_)(found), nl=False)


def _renderer(format_: str) -> Callable[[lint_report.Report], str]:
    """Return the function for a format; only that one is imported."""
    if format_ == "json":
        from generator.lint.formats.json_report import json_report

        return json_report
    if format_ == "github":
        from generator.lint.formats.github import github_report

        return github_report
    from generator.lint.formats.sarif import sarif_report

    return sarif_report


def _summarize(report: Report, found: lint_report.Report, source: Source) -> None:
    counts = found.count()
    said = [
        count(counts["error"], "error"),
        count(counts["warning"], "warning"),
        f"{counts['advice']} advice",
    ]
    silenced = f"; {len(found.silenced)} silenced" if found.silenced else ""
    report.say(f"{source.name}: {', '.join(said)}{silenced}")
    if not found.is_complete:
        report.say("There may be more to find once the errors are mended.")
