"""One operation after the other: its cases are tried, and made smaller if they fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from time import perf_counter
from typing import Self

from generator import ir
from generator.proof.described import callee_of
from generator.proof.running.cases import Callee, Case, Failure
from generator.proof.running.trial import Trial
from generator.prove.outcome import Finding, Manner, Row
from generator.prove.serving import serving
from generator.prove.shrinking import Shrinker
from generator.prove.subject import Subject
from generator.prove.tasks import Task

_TRIES = 400
"""How often a case that fails is tried again to make it smaller."""


class Prover(AbstractContextManager["Prover"]):
    """Proves operations of a subject; what it runs and opens ends with it."""

    def __init__(self, subject: Subject, manner: Manner) -> None:
        """Import the package, and say what its operations are called."""
        service, names = subject.service, subject.names
        self._shrinker = Shrinker(service, names)
        self._operations = {each.name: each for each in service.operations}
        self._callees = {
            name: callee_of(service, names, each)
            for name, each in self._operations.items()
        }
        self._trial = Trial(
            subject.imported(),
            list(self._callees.values()),
            serving if manner.socket else None,
        )

    def __enter__(self) -> Self:
        """Start the servers."""
        self._trial.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        """End the servers."""
        self._trial.__exit__()

    def row(self, task: Task) -> Row:
        """Try all cases of an operation."""
        name, cases = task.operation, task.cases
        if task.untried:
            return Row(name, untried=task.untried)
        started = perf_counter()
        operation, callee = self._operations[name], self._callees[name]
        findings = tuple(self._findings(operation, callee, cases))
        kinds = Counter(case.kind for case in cases)
        return Row(
            operation=name,
            requests=kinds["exchange"],
            answers=kinds["exchange"] + kinds["breach"],
            errors=len({case.status for case in cases if case.kind == "error"}),
            refusals=kinds["refusal"],
            shared=task.shared,
            seconds=perf_counter() - started,
            findings=findings,
        )

    def _findings(
        self, operation: ir.Operation, callee: Callee, cases: Sequence[Case]
    ) -> Iterator[Finding]:
        failed: dict[str, tuple[Case, Failure]] = {}
        counts: Counter[str] = Counter()
        for case in cases:
            if (failure := self._trial.failure(callee, case)) is not None:
                failed.setdefault(failure.check, (case, failure))
                counts[failure.check] += 1
        for check, (case, failure) in failed.items():
            case, failure = self._least(operation, callee, case, failure)
            yield Finding(case, failure, counts[check] - 1)

    def _least(
        self, operation: ir.Operation, callee: Callee, case: Case, failure: Failure
    ) -> tuple[Case, Failure]:
        """Return a case that fails in the same check, and has nothing to spare."""
        tries = _TRIES
        while tries > 0:
            for less in self._shrinker.smaller(operation, case):
                tries -= 1
                found = self._trial.failure(callee, less)
                if found is not None and found.check == failure.check:
                    case, failure = less, found
                    break
                if not tries:
                    return case, failure
            else:
                break
        return case, failure
