"""What is tried of each operation: its cases, but for faults that another has had.

A schema is checked by the same code wherever it stands. So a fault within it is tried in
the first operation that has it, in requests and in answers each. In every operation it is
tried what stands in the place of a schema that is something else, and all that is wrong
with what has no name of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.proof.cases import MOST, Cases
from generator.proof.routes import served_otherwise
from generator.proof.running.cases import Case
from generator.prove.outcome import Manner
from generator.prove.subject import Subject
from generator.values.scalars import Unmakeable


@dataclass(frozen=True, slots=True)
class Task:
    """What is tried of one operation."""

    operation: str
    cases: Sequence[Case] = ()
    shared: int = 0
    """How many faults are left out, since an operation before this one has them."""

    untried: str = ""
    """Why there is nothing to try, if so."""


def tasks(subject: Subject, manner: Manner, names: Iterable[str]) -> Iterator[Task]:
    """Return what is tried of some operations, in their order."""
    service = subject.service
    most = MOST if manner.cases is None else manner.cases
    cases = Cases(service, subject.names, manner.seed, most)
    operations = {each.name: each for each in service.operations}
    others = served_otherwise(service)
    known: set[tuple[str, ...]] = set()
    for name in names:
        if name in others:
            yield Task(name, untried=others[name])
            continue
        try:
            found = cases.of(operations[name])
        except Unmakeable as error:
            yield Task(name, untried=f"no `{error.shape.name}`: {error.reason}")
            continue
        if manner.case is not None:
            found = found[manner.case : manner.case + 1]
        if manner.thorough:
            yield Task(name, found)
            continue
        new = [case for case in found if not case.within or _fault(case) not in known]
        known.update(map(_fault, new))
        yield Task(name, new, len(found) - len(new))


def _fault(case: Case) -> tuple[str, ...]:
    return case.kind, case.within, case.rule
