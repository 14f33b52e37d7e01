"""`concord lint`: say what is wrong with a spec, and what is legal but unwise."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from generator.cli.config import Config
from generator.cli.failures import FINDINGS, failures_in_words, for_each
from generator.cli.inputs import chosen, files_beside, read_spec
from generator.cli.report import Report, count, reporting
from generator.cli.rules import configured_rules, explained, listed, rule_names
from generator.lint import report as lint_report
from generator.lint.formats import FORMATS, rendered
from generator.lint.run import SEARCHED
from generator.lint.run import lint as lint_spec
from generator.problems.diagnostics import Severity


@click.command()
@click.argument("spec", type=click.Path(path_type=Path), required=False)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", *FORMATS)),
    default="text",
    show_default=True,
    help="For people, editors, scripts, annotations, code scanning, test reports.",
)
@click.option(
    "--fail-on",
    type=click.Choice(lint_report.LEVELS),
    help="The least level of a finding that makes the exit code 1.  [default: warning]",
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
    fail_on: Severity | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> None:
    """Say what is wrong with SPEC, and what is legal but unwise.

    SPEC is an OpenAPI document in YAML or JSON, - for standard input, or the name of one
    in the nearest pyproject.toml; without it, all of those are looked at. Files that its
    references lead to are a part of it.

    Findings have three levels: an error is what `concord generate` refuses, a warning
    what is likely to hurt someone, advice what could be better. They go to standard
    output, the summary to standard error; errors come first, and advice in short, last.

    A rule that does not count somewhere is silenced there, with a reason; that holds
    for the object it stands in and for all below:

    \b
      x-concord-lint:
        ignore:
          - rule: unbounded-input
            reason: the service takes lists of any length

    What holds for a whole project stands in pyproject.toml; a level there is error,
    warning, advice or off. What `generate` refuses or warns of keeps its level.

    \b
      [tool.concord.lint]
      fail-on = "error"

    \b
      [tool.concord.lint.rules]
      missing-example = "off"
      unsized-integer = "advice"

    With --format json, the result is an object with the members formatVersion (1),
    spec, complete (false if errors kept rules from seeing all of it), summary (a
    number for error, warning, advice and silenced), findings and silenced. A finding
    has rule, level, message, suggestion, place (file, start, end, each with line and
    column from 1, the end exclusive), related (message, place) and, if it is silenced,
    reason. Of several specs, it is an array of such objects.

    \b
    Examples:
      concord lint                              as pyproject.toml says
      concord lint spec/shop.yaml --fail-on error
      concord lint --explain unbounded-input
      concord lint --format github              in a workflow
      concord lint --format sarif > lint.sarif
      git show HEAD:api.yaml | concord lint -   from standard input

    \b
    Exit codes:
      0  no finding of the level of --fail-on or worse
      1  there is one
      2  wrong usage, or a file that cannot be read
      3  a defect of Concord itself
    """
    reports: list[lint_report.Report] = []

    def run_one(each: Config) -> None:
        with failures_in_words(report, "nothing is linted"):
            found = _found(report, each, select, ignore)
            reports.append(found)
            least = fail_on or _severity(each.lint.fail_on) or "warning"
            if format_ == "text":
                _print(report, found)
            if found.fails(least):
                raise click.exceptions.Exit(FINDINGS)

    with failures_in_words(report, "nothing is linted"):
        specs = chosen(spec)
    try:
        for_each(specs, run_one)
    finally:
        if format_ != "text" and reports:
            least = fail_on or _severity(specs[0].lint.fail_on) or "warning"
            click.echo(rendered(format_, reports, least), nl=False)
            for found in reports:
                _summarize(report, found)


def _found(
    report: Report, each: Config, select: Sequence[str], ignore: Sequence[str]
) -> lint_report.Report:
    configured = configured_rules(each.lint)
    off = {name for name, level in configured.items() if level is None}
    source = read_spec(each.spec)
    return lint_spec(
        source,
        files=files_beside(source),
        package=each.package,
        rules=(set(select) or set(SEARCHED) - off) - set(ignore),
        levels={name: level for name, level in configured.items() if level},
        stage=report.stage,
    )


def _severity(level: str | None) -> Severity | None:
    return next((each for each in lint_report.LEVELS if each == level), None)


def _print(report: Report, found: lint_report.Report) -> None:
    from rich.console import Console

    from generator.lint.formats.text import print_report

    print_report(found, Console())
    _summarize(report, found)
    if found.findings:
        rule = found.findings[0].rule
        report.say(f"`concord lint --explain {rule}` says more of a rule.")


def _summarize(report: Report, found: lint_report.Report) -> None:
    counts = found.count()
    said = [
        count(counts["error"], "error"),
        count(counts["warning"], "warning"),
        f"{counts['advice']} advice",
    ]
    silenced = f"; {len(found.silenced)} silenced" if found.silenced else ""
    report.say(f"{found.spec}: {', '.join(said)}{silenced}")
    if not found.is_complete:
        report.say("There may be more to find once the errors are mended.")
