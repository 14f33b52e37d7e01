"""`concord prove`: try whether client and server of a spec agree, and keep to it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.config import Config
from generator.cli.failures import (
    FINDINGS,
    failures_in_words,
    for_each,
)
from generator.cli.inputs import chosen
from generator.cli.proving import need_extra, print_, proven, summarize
from generator.cli.report import Report, reporting

if TYPE_CHECKING:
    from generator.prove.outcome import Proof

_ORIGIN = re.compile(r"https?://[^/?#\s@]+(?:/[^?#\s]*)?\Z")


def _url(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> str | None:
    if value is not None and not _ORIGIN.match(value):
        raise click.BadParameter(
            f"{value!r} is no address of a service; write http://localhost:8080"
        )
    return value


def _headers(
    context: click.Context, parameter: click.Parameter, values: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    pairs = [value.partition(":") for value in values]
    for value, (name, colon, _) in zip(values, pairs, strict=True):
        if not colon or not name.strip():
            shown = name.strip() or value
            raise click.BadParameter(f"write NAME:VALUE, not only {shown!r}")
    return tuple((name.strip(), value.strip()) for name, _, value in pairs)


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
    "--thorough",
    is_flag=True,
    help="Try each fault in every operation that has it, not in the first alone.",
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
    "--url",
    callback=_url,
    metavar="URL",
    help="Try the service that runs at URL, and no package.",
)
@click.option(
    "--unsafe",
    is_flag=True,
    help="With --url: try operations, too, that may change something.",
)
@click.option(
    "--header",
    "headers",
    multiple=True,
    callback=_headers,
    metavar="NAME:VALUE",
    help="With --url: a header of each request; may be repeated.",
)
@click.option(
    "--skip-unsupported",
    is_flag=True,
    help="Leave out operations that have no right meaning.",
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
    thorough: bool,
    socket: bool,
    folder: Path | None,
    url: str | None,
    unsafe: bool,
    headers: tuple[tuple[str, str], ...],
    skip_unsupported: bool,
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

    A schema is checked by the same code wherever it stands. So what is wrong within a
    schema of a name is tried in the first operation that has it, in requests and in
    answers each; the column `shared` counts those that are left out in later ones.

    The table goes to standard output, a row an operation, then what fails: each with the
    smallest values that fail, and the command that tries them again. The same seed makes
    the same values. SPEC is taken from pyproject.toml if it is not given; without it,
    all of those that are configured are tried.

    With --url, a service that runs gets valid and invalid requests, signed with the
    credentials of the environment where SPEC asks for AWS's signatures. Where its answers
    break SPEC is told, and what is served though it breaks SPEC. Operations that may
    change something are left out: all but GET, HEAD and OPTIONS, and in AWS JSON all whose
    names do not begin with Get, List, Describe, BatchGet or BatchCheck.

    With --format json, the result is an object with the members formatVersion (1), spec,
    title, seed, summary and operations; each operation has its counts, untried (why
    nothing could be tried, if so) and failures. Of several specs, it is an array of such
    objects.

    Needs the extra `prove`: pip install 'openapi-concord[prove]'

    \b
    Examples:
      concord prove                               as pyproject.toml says
      concord prove spec/shop.yaml --socket
      concord prove --package generated           what is committed
      concord prove --operation GetPet --seed 7
      concord prove --url http://localhost:8080   what runs there
      concord prove --format junit > proof.xml    in CI

    \b
    Exit codes:
      0  all that could be tried holds
      1  something does not, or the spec has errors
      2  wrong usage, a file that cannot be read, or no service at URL
      3  a defect of Concord itself
    """
    from generator.prove.outcome import Manner

    if case is not None and len(operations) != 1:
        raise click.UsageError("--case is for one operation: name it with --operation")
    need_extra(socket)
    package = folder.as_posix() if folder else None
    if url is None and (unsafe or headers):
        raise click.UsageError("--unsafe and --header are for --url")
    if url is not None and (socket or jobs or thorough):
        raise click.UsageError(
            "--socket, --jobs and --thorough are for a package, not for --url"
        )
    manner = Manner(
        seed=seed,
        cases=cases,
        operations=operations,
        case=case,
        thorough=thorough,
        socket=socket,
        package=package,
        jobs=jobs or 0,
        url=url,
        unsafe=unsafe,
        headers=headers,
    )
    proofs: list[Proof] = []

    def run_one(each: Config) -> None:
        skipping = skip_unsupported or each.skip_unsupported
        each = replace(each, skip_unsupported=skipping)
        with failures_in_words(report, "nothing is proven"):
            proof = proven(report, each, folder, manner)
        proofs.append(proof)
        if format_ == "text":
            print_(proof)
        summarize(report, proof)
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
