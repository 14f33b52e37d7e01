"""All operations, in this process or in several."""

from __future__ import annotations

import multiprocessing
import multiprocessing.util
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import ExitStack
from time import perf_counter
from typing import TypeAlias

from generator.prove.live import Live
from generator.prove.outcome import Manner, Proof, Row
from generator.prove.subject import Subject
from generator.prove.tasks import Task, tasks
from generator.prove.trying import Prover

Tell: TypeAlias = Callable[[str], object]
"""Told what is done next, for people."""


class NoOperation(Exception):
    """An operation that the service does not have; its name is the argument."""


def prove(subject: Subject, spec: str, manner: Manner, tell: Tell) -> Proof:
    """Try the operations of a subject.

    Raises:
        NoOperation: it has none of a name that was given.
        Unreachable: there is no answer from where a service is said to run.
    """
    started = perf_counter()
    known = [each.name for each in subject.service.operations]
    for name in manner.operations:
        if name not in known:
            raise NoOperation(name)
    names = [name for name in known if name in (manner.operations or known)]
    rows = []
    # A document of schemas alone has neither client nor server, so nothing can differ.
    for row in _rows(subject, manner, names) if names else ():
        rows.append(row)
        tell(f"proving: {len(rows)} of {len(names)} operations")
    seconds = perf_counter() - started
    return Proof(spec, subject.service.title, manner, tuple(rows), seconds)


def _rows(subject: Subject, manner: Manner, names: Sequence[str]) -> Iterator[Row]:
    if manner.url is not None:
        with Live(subject, manner) as live:
            yield from map(live.row, names)
        return
    jobs = min(manner.jobs, len(names))
    todo = tasks(subject, manner, names)
    if jobs <= 1:
        with Prover(subject, manner) as prover:
            yield from map(prover.row, todo)
        return
    # Threads of this process, such as that of a display, must not be copied.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, _begin, (subject, manner)) as pool:
        waiting: deque[Future[Row]] = deque()
        for task in todo:
            waiting.append(pool.submit(_row, task))
            # All tasks at once would take much memory.
            if len(waiting) > _AHEAD * jobs:
                yield waiting.popleft().result()
        yield from (each.result() for each in waiting)


_AHEAD = 8
"""How many tasks are made for each process before their rows are waited for."""

_OPEN = ExitStack()
_PROVERS: list[Prover] = []
"""That of this process, if it is one of several."""


def _begin(subject: Subject, manner: Manner) -> None:
    _PROVERS.append(_OPEN.enter_context(Prover(subject, manner)))
    multiprocessing.util.Finalize(None, _OPEN.close, exitpriority=10)


def _row(task: Task) -> Row:
    return _PROVERS[0].row(task)
