"""`concord generate`: bring the package up to date with its spec."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter

import click

from generator.cli.config import Config
from generator.cli.failures import FINDINGS, failures_in_words, for_each
from generator.cli.inputs import (
    FilesBeside,
    choosing,
    chosen,
    files_beside,
    is_stdin,
    read_spec,
)
from generator.cli.report import Report, count, reporting
from generator.cli.terminal import colours
from generator.cli.warned import warn
from generator.sources.options import PARTS, Part
from generator.sources.source import Source
from generator.writing.store import no_store, user_store
from generator.writing.update import Outcome, update

DIFF_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


@click.command()
@choosing
@click.option("--check", is_flag=True, help="Write nothing; print what would change.")
@click.option("--watch", is_flag=True, help="Go on, and write after each change.")
@click.option("--force", is_flag=True, help="Overwrite files that were edited by hand.")
@click.option("--strict", is_flag=True, help="Let every warning be an error.")
@click.option(
    "--allow",
    metavar="RULE",
    multiple=True,
    help="Let findings of this rule be warnings all the same.",
)
@click.option(
    "--skip-unsupported",
    is_flag=True,
    help="Leave out the operations that have no right meaning.",
)
@click.option(
    "--emit",
    type=click.Choice(PARTS),
    multiple=True,
    help="What the package is to have; may be given several times.  [default: all]",
)
@click.option(
    "--with-tests",
    is_flag=True,
    help="Write tests, too, that prove the package with pytest alone.",
)
@click.option("--no-cache", is_flag=True, help="Compute everything anew.")
@reporting
def generate(
    report: Report,
    spec: Path | None,
    folder: Path | None,
    package: str | None,
    check: bool,
    watch: bool,
    force: bool,
    strict: bool,
    allow: tuple[str, ...],
    skip_unsupported: bool,
    emit: tuple[Part, ...],
    with_tests: bool,
    no_cache: bool,
) -> None:
    """Write the package that SPEC describes.

    SPEC is an OpenAPI document in YAML or JSON, - for standard input; its references may lead to other files
    in its folder and below. What is not given here is taken from
    the table [tool.concord] of the nearest pyproject.toml that has one:

    \b
      [tool.concord]
      spec = "spec/shop.yaml"
      output = "generated"
      package = "shop"
      strict = true
      emit = ["client", "server", "validators"]
      with-tests = true

    Several specs have a table each, and SPEC may be its name. Without SPEC, the packages
    of all are written:

    \b
      [tool.concord.specs.shop]
      spec = "spec/shop.yaml"
      output = "generated/shop"

    What is wrong in SPEC and has a clear meaning all the same, or cannot be enforced, is
    a warning with its place; with --strict it is an error, but for the rules that --allow
    names. An operation that has no right meaning is an error; with --skip-unsupported it is
    left out, and README.md, provenance.json and a warning say so.

    With --with-tests, a folder `tests` beside the package holds what `concord prove`
    tries, as JSON, and the modules that try it.

    What a run computes is kept in your cache folder, ~/.cache/concord or below
    XDG_CACHE_HOME, and believed for a secret in ~/.local/state/concord.

    Files that an earlier run wrote and this one does not are deleted. Files that were
    edited since, or that no run wrote, are told, and nothing is written. --force
    overwrites and deletes what was edited, and overwrites what was there before; it
    never deletes what no run wrote, nor touches a pyproject.toml or README.md of yours.

    With --check, everything is computed anew, and a unified diff goes to standard
    output. Its paths begin at the root of the repository, where `git apply` takes it.

    With --watch, every save of the spec, of the table and of a template counts; Ctrl-C
    ends it, with exit code 0.

    \b
    Examples:
      concord generate                            as pyproject.toml says
      concord generate spec/shop.yaml             into the folder generated
      concord generate shop.yaml -o out -p shop
      curl ... | concord generate - -o out        from standard input
      concord generate --check                    for tests and commit hooks
      concord generate --watch                    while you edit the spec
      concord generate --force                    after a merge of the output

    \b
    Exit codes:
      0  the output is up to date
      1  the spec has errors, or --check found a difference
      2  wrong usage, or a file that cannot be read or written
      3  a defect of Concord itself
    """
    if check and watch:
        raise click.UsageError("--watch writes and --check does not: choose one")
    if check and force:
        raise click.UsageError("--force writes and --check does not: choose one")

    def run_one(report: Report, beside: FilesBeside, each: Config) -> None:
        with failures_in_words(report, "nothing is written"):
            each = replace(
                each,
                strict=strict or each.strict,
                allow=(*each.allow, *allow),
                skip_unsupported=skip_unsupported or each.skip_unsupported,
                emit=emit or each.emit,
                with_tests=with_tests or each.with_tests,
            )
            _run(report, each, beside, check, force, no_cache)

    def run(report: Report, beside: FilesBeside) -> None:
        with failures_in_words(report, "nothing is written"):
            for_each(chosen(spec, folder, package), partial(run_one, report, beside))

    if watch and is_stdin(spec):
        raise click.UsageError("--watch reads again and again, and standard input ends")
    if watch:
        # Only this needs the library that watches.
        from generator.cli.repeat import repeat

        repeat(report, spec, run)
    else:
        run(report, files_beside)


def _run(
    report: Report,
    chosen: Config,
    beside: FilesBeside,
    check: bool,
    force: bool,
    no_cache: bool,
) -> None:
    source = read_spec(chosen.spec)
    store = no_store() if no_cache else user_store(report.detail)
    outcome = update(
        source,
        chosen.options,
        chosen.output,
        store,
        files=beside(source),
        check=check,
        force=force,
        stage=report.stage,
        tell=report.say,
    )
    warn(report, source.name, outcome.warnings)
    _summarize(report, source, chosen.output, outcome, check)
    if check and outcome.changes.any:
        if not report.quiet:
            _print_diff(outcome.difference)
        if outcome.changes.edited:
            report.say(f"Edited by hand: {', '.join(outcome.changes.edited)}.")
        option = " --force" if outcome.changes.edited else ""
        report.say(f"The output is out of date: `concord generate{option}` updates it.")
        raise click.exceptions.Exit(FINDINGS)


def _summarize(
    report: Report, source: Source, folder: Path, outcome: Outcome, check: bool
) -> None:
    """Say what the run read, and what it wrote or would write."""
    run, changes = outcome.run, outcome.changes
    written, deleted = ("to write", "to delete") if check else ("written", "deleted")
    others = f" and {count(len(run.sources), 'file')} beside it" if run.sources else ""
    report.say(
        f"{run.title} ({source.name}{others}):"
        f" {count(run.operations, 'operation')},"
        f" {count(run.structures, 'structure')}"
    )
    report.say(
        f"{folder.as_posix()}/: {count(len(changes.written), 'file')} {written},"
        f" {len(changes.unchanged)} unchanged, {len(changes.stale)} {deleted}"
        f" in {perf_counter() - report.started:.2f} s"
    )


def _print_diff(lines: Iterable[str]) -> None:
    """Print a patch: in the terminal's encoding, or as the bytes that a file holds."""
    is_terminal, said = sys.stdout.isatty(), colours()
    for line in lines:
        fg = (
            DIFF_COLOURS.get(line[0])
            if (is_terminal if said is None else said)
            else None
        )
        text = click.style(line, fg=fg) if fg else line
        raw = text.encode("utf-8", "surrogateescape")
        click.echo(text if is_terminal else raw, nl=False)
