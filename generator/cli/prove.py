"""`concord prove`: try whether client and server of a spec agree, and keep to it."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.config import Config
from generator.cli.failures import (
    FINDINGS,
    UsageFailure,
    failures_in_words,
    for_each,
)
from generator.cli.inputs import chosen, files_beside, read_spec
from generator.cli.report import Report, count, printable, reporting
from generator.problems.diagnostics import closest

if TYPE_CHECKING:
    from generator.prove.outcome import Manner, Proof

NEEDED = ("msgspec", "urllib3", "aiohttp")
"""What emitted packages need, which the extra `prove` installs."""

_OPERATIONS_A_JOB = 50
"""From how many operations on another process is worth its start."""


@click.command()
@click.argument("spec", type=click.Path(path_type=Path), required=False)
@click.option(
    "--operation",
    "operations",
    multiple=True,
    metavar="NAME",
    help="Try this operation only; may be repeated.",
)
@click.option(
    "--seed",
    type=int,
    default=0,
    show_default=True,
    metavar="N",
    help="Other numbers try other values.",
)
@click.option(
    "--cases",
    type=click.IntRange(1),
    metavar="N",
    help="How many requests an operation gets at most.  [default: 100]",
)
@click.option(
    "--case",
    type=click.IntRange(0),
    metavar="N",
    help="Try only this case of the operation.",
)
@click.option(
    "--socket", is_flag=True, help="Go over a socket, not through memory alone."
)
@click.option(
    "--package",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Try the package in FOLDER, not one made for the purpose.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="How many processes to try in.  [default: as many as are worth it]",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(("text", "json", "junit")),
    default="text",
    show_default=True,
    help="For people, scripts, test reports.",
)
@reporting
def prove(
    report: Report,
    spec: Path | None,
    operations: tuple[str, ...],
    seed: int,
    cases: int | None,
    case: int | None,
    socket: bool,
    folder: Path | None,
    jobs: int | None,
    format_: str,
) -> None:
    """Try whether the client and the server of SPEC agree, and keep to it.

    A package is emitted for SPEC, or taken from FOLDER. For every operation, values are
    made that take each turn of its schemas: at their limits and beyond, every value of
    an enum, optional members there and not. They go from both clients, the synchronous
    and the asynchronous, to the server and back:

    \b
      valid requests reach the handler as objects equal to those passed,
      written as SPEC has them; so do answers on their way back
      each documented error arrives as its class, with status and members
      requests that break SPEC, in one constraint each, are refused by the
      client before they are sent, and by the server, for the same reasons
      answers that break SPEC are read as far as they fit, and told;
      a strict client raises them

    The table goes to standard output, a row an operation, then what fails: each with the
    smallest values that fail, and the command that tries them again. The same seed makes
    the same values. SPEC is taken from pyproject.toml if it is not given; without it,
    all of those that are configured are tried.

    With --format json, the result is an object with the members formatVersion (1), spec,
    title, seed, summary and operations; each operation has its counts, unmade (why
    nothing could be tried, if so) and failures. Of several specs, it is an array of such
    objects.

    Needs the extra `prove`: pip install 'openapi-concord[prove]'

    \b
    Examples:
      concord prove                               as pyproject.toml says
      concord prove spec/shop.yaml --socket
      concord prove --package generated           what is committed
      concord prove --operation GetPet --seed 7
      concord prove --format junit > proof.xml    in CI

    \b
    Exit codes:
      0  all that could be tried holds
      1  something does not, or the spec has errors
      2  wrong usage, or a file that cannot be read
      3  a defect of Concord itself
    """
    from generator.prove.outcome import Manner

    if case is not None and len(operations) != 1:
        raise click.UsageError("--case is for one operation: name it with --operation")
    _need_extra(socket)
    package = folder.as_posix() if folder else None
    manner = Manner(seed, cases, operations, case, socket, package, jobs or 0)
    proofs: list[Proof] = []

    def run_one(each: Config) -> None:
        with failures_in_words(report, "nothing is proven"):
            proof = _proven(report, each, folder, manner)
        proofs.append(proof)
        if format_ == "text":
            _print(proof)
        _summarize(report, proof)
        if proof.failed:
            raise click.exceptions.Exit(FINDINGS)

    with failures_in_words(report, "nothing is proven"):
        specs = chosen(spec)
    try:
        for_each(specs, run_one)
    finally:
        if format_ != "text" and proofs:
            from generator.prove.formats import rendered

            click.echo(rendered(format_, proofs), nl=False)


def _proven(report: Report, each: Config, folder: Path | None, manner: Manner) -> Proof:
    from dataclasses import replace

    from generator.prove.run import NoOperation
    from generator.prove.run import prove as proven
    from generator.prove.subject import NoPackage, subject

    source = read_spec(each.spec)
    try:
        found = subject(
            source, files_beside(source), each.package, folder, report.stage
        )
        operations = len(manner.operations or found.service.operations)
        jobs = manner.jobs or _jobs(operations)
        with report.telling("prove") as tell:
            return proven(found, source.name, replace(manner, jobs=jobs), tell)
    except NoPackage as error:
        raise UsageFailure(printable(str(error))) from error
    except NoOperation as error:
        name = str(error)
        known = [each.name for each in found.service.operations]
        hint = closest(name, known) or f"it has {', '.join(known[:5])}..."
        raise UsageFailure(
            printable(f"{source.name} has no operation {name}; {hint}")
        ) from error


def _jobs(operations: int) -> int:
    return max(1, min(os.cpu_count() or 1, operations // _OPERATIONS_A_JOB))


def _print(proof: Proof) -> None:
    from rich.console import Console

    from generator.prove.formats.text import print_proof

    print_proof(proof, Console())


def _summarize(report: Report, proof: Proof) -> None:
    rows = proof.rows
    proven = sum(row.is_proven for row in rows)
    errors = sum(row.errors for row in rows)
    others = [
        *([f"{len(proof.failed)} fail"] if proof.failed else []),
        *([f"{len(proof.unmade)} not tried"] if proof.unmade else []),
    ]
    report.say(
        f"{proof.title} ({proof.spec}): {proven} of {count(len(rows), 'operation')}"
        f" hold{'s' if len(rows) == 1 else ''},"
        f" with {count(errors, 'error')}{''.join(f'; {each}' for each in others)};"
        f" {proof.seconds:.1f} s"
    )


def _need_extra(socket: bool) -> None:
    """Raise UsageFailure if what only this command needs is not installed."""
    needed = (*NEEDED, *(("uvicorn",) if socket else ()))
    missing = [name for name in needed if find_spec(name) is None]
    if missing:
        raise UsageFailure(
            f"`concord prove` needs {' and '.join(missing)}:"
            " pip install 'openapi-concord[prove]'"
        )
