"""What `concord diff` compares: files, or revisions of git."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.cli.failures import UsageFailure
from generator.cli.inputs import STDIN, files_beside, read_spec
from generator.cli.report import printable
from generator.diff.revisions import RevisionError, is_file, locate
from generator.sources.files import Files
from generator.sources.source import Source


@dataclass(frozen=True, slots=True)
class Operand:
    """A spec that is named on the command line, and the files beside it."""

    source: Source
    files: Files


def read_operand(operand: str, spec: Path | None) -> Operand:
    """Read a file, or a revision; `spec` is the one that a revision alone stands for.

    Raises UsageFailure for what is neither, and for what cannot be read.
    """
    if is_file(operand) or operand == STDIN:
        return read_file(Path(operand))
    try:
        revision = locate(operand, spec)
        return Operand(revision.spec(), revision)
    except RevisionError as error:
        raise UsageFailure(printable(str(error))) from error


def read_file(spec: Path | None) -> Operand:
    """Read a file; raise UsageFailure where there is none, or none that is readable."""
    source = read_spec(spec)
    return Operand(source, files_beside(source))
