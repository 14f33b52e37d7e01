"""What a proof comes to: a row an operation, and what was wrong."""

from __future__ import annotations

import shlex
from dataclasses import dataclass

from generator.proof.running.cases import Case, Failure


@dataclass(frozen=True, slots=True)
class Finding:
    """A case that fails, as small as it could be made."""

    case: Case
    failure: Failure
    others: int = 0
    """How many further cases of the operation fail in the same check."""


@dataclass(frozen=True, slots=True)
class Row:
    """What was tried of an operation, and what came of it."""

    operation: str
    requests: int = 0
    answers: int = 0
    errors: int = 0
    refusals: int = 0
    shared: int = 0
    """How many faults an operation before this one has, too, and so were tried there."""

    seconds: float = 0.0
    findings: tuple[Finding, ...] = ()
    untried: str = ""
    """Why nothing could be tried: what no value could be made for."""

    @property
    def is_proven(self) -> bool:
        """Whether all that was tried is as it should be, and something was."""
        return not self.findings and not self.untried


@dataclass(frozen=True, slots=True)
class Manner:
    """How a proof is done."""

    seed: int = 0
    cases: int | None = None
    """How many requests an operation gets at most; `None` leaves that to the proof."""

    operations: tuple[str, ...] = ()
    """Those that are tried; all, if none is named."""

    case: int | None = None
    """The only case that is tried."""

    socket: bool = False
    package: str | None = None
    """The folder that the package is taken from, as the user named it."""

    jobs: int = 1
    thorough: bool = False
    """Whether faults are tried in every operation, and not in the first that has them."""

    url: str | None = None
    """Where a service runs that is tried in place of a package."""

    unsafe: bool = False
    """Whether such a service is asked to change things."""

    headers: tuple[tuple[str, str], ...] = ()
    """What is added to each request to it; secrets, perhaps."""


@dataclass(frozen=True, slots=True)
class Proof:
    """All that a run found out."""

    spec: str
    title: str
    manner: Manner
    rows: tuple[Row, ...]
    seconds: float

    @property
    def failed(self) -> tuple[Row, ...]:
        """The operations of which something is wrong."""
        return tuple(row for row in self.rows if row.findings)

    @property
    def untried(self) -> tuple[Row, ...]:
        """The operations that could not be tried."""
        return tuple(row for row in self.rows if row.untried)

    def command(self, row: Row, finding: Finding) -> str:
        """Return the command that tries a case again."""
        manner = self.manner
        options = [
            *("--operation", row.operation),
            *("--seed", str(manner.seed)),
            *(["--cases", str(manner.cases)] if manner.cases is not None else []),
            *("--case", str(finding.case.number)),
            *(["--url", manner.url] if manner.url else []),
            *(["--unsafe"] if manner.unsafe else []),
            *(["--socket"] if manner.socket else []),
            *(["--package", manner.package] if manner.package else []),
        ]
        return shlex.join(["concord", "prove", self.spec, *options])
