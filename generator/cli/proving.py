"""One run of `concord prove`: what is proven, and what a person sees of it."""

from __future__ import annotations

import os
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from generator.cli.config import Config
from generator.cli.failures import UsageFailure
from generator.cli.inputs import files_beside, read_spec
from generator.cli.report import Report, count, printable
from generator.problems.diagnostics import closest
from generator.sources.options import PARTS

if TYPE_CHECKING:
    from generator.prove.outcome import Manner, Proof

NEEDED = ("msgspec", "urllib3", "aiohttp")
"""What emitted packages need, which the extra `prove` installs."""

_OPERATIONS_A_JOB = 50
"""From how many operations on another process is worth its start."""


def proven(report: Report, each: Config, folder: Path | None, manner: Manner) -> Proof:
    """Try what one spec describes.

    Raises UsageFailure for what is not there: a spec, a package, an operation, a service.
    """
    from generator.prove.live import Unreachable
    from generator.prove.run import NoOperation, prove
    from generator.prove.subject import NoPackage, subject

    source = read_spec(each.spec)
    try:
        # Whatever a project asks for, it takes both sides to agree.
        options = replace(each.options, emit=PARTS, with_tests=False)
        found = subject(source, files_beside(source), options, folder, report.stage)
    except NoPackage as error:
        raise UsageFailure(printable(str(error))) from error
    try:
        operations = len(manner.operations or found.service.operations)
        jobs = manner.jobs or _jobs(operations)
        with report.telling("prove") as tell:
            return prove(found, source.name, replace(manner, jobs=jobs), tell)
    except Unreachable as error:
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


def print_(proof: Proof) -> None:
    """Print the table to standard output, and below it what fails."""
    from rich.console import Console

    from generator.prove.formats.text import print_proof

    print_proof(proof, Console())


def summarize(report: Report, proof: Proof) -> None:
    """Say in a line what came of it."""
    rows = proof.rows
    proven = sum(row.is_proven for row in rows)
    errors = sum(row.errors for row in rows)
    others = [
        *([f"{len(proof.failed)} fail"] if proof.failed else []),
        *([f"{len(proof.untried)} not tried"] if proof.untried else []),
    ]
    report.say(
        f"{proof.title} ({proof.spec}): {proven} of {count(len(rows), 'operation')}"
        f" hold{'s' if len(rows) == 1 else ''},"
        f" with {count(errors, 'error')}{''.join(f'; {each}' for each in others)};"
        f" {proof.seconds:.1f} s"
    )


def need_extra(socket: bool) -> None:
    """Raise UsageFailure if what only this command needs is not installed."""
    needed = (*NEEDED, *(("uvicorn",) if socket else ()))
    missing = [name for name in needed if find_spec(name) is None]
    if missing:
        raise UsageFailure(
            f"`concord prove` needs {' and '.join(missing)}:"
            " pip install 'openapi-concord[prove]'"
        )
