"""A mock that follows its spec from save to save."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

from generator.cli import watch
from generator.cli.failures import failures_in_words
from generator.cli.inputs import read_spec, settings
from generator.cli.repeat import attempt, names
from generator.cli.report import Report, count
from generator.cli.watched import Inputs
from generator.mock.application import Manner, Mock, build
from generator.mock.latest import Latest


class Reloading:
    """The mock of a spec as it was when it last made sense."""

    def __init__(self, report: Report, spec: Path | None, manner: Manner) -> None:
        """Make the first mock; raise what is wrong with the spec."""
        self._report = report
        self._spec = spec
        self._manner = manner
        self._inputs = Inputs(spec)
        mock, self.about = self._built(report)
        """What is served, in a line."""
        self.latest = Latest(mock)
        """What serves it, whatever becomes of the spec."""

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Make the next mock after each save, in a thread of its own, until the end."""
        stop = Event()
        thread = Thread(target=self._watch, args=[stop], daemon=True)
        thread.start()
        try:
            yield
        finally:
            stop.set()
            thread.join()

    def _watch(self, stop: Event) -> None:
        inputs = self._inputs
        try:
            for changed in watch.changes(inputs.files, inputs.noted, stop):
                now = time.strftime("%H:%M:%S")
                self._report.say(f"{now} {names(changed)} changed")
                attempt(self._reload)
        except OSError as error:
            self._report.say(f"cannot watch for changes: {error}; none is served")

    def _reload(self) -> None:
        report = replace(self._report, started=perf_counter())
        with failures_in_words(report, "the last good version is served on"):
            mock, self.about = self._built(report)
            self.latest.replace(mock)
            report.say(f"{self.about} from now on")

    def _built(self, report: Report) -> tuple[Mock, str]:
        source = read_spec(settings(self._spec).spec)
        mock = build(
            source,
            self._inputs.files_beside(source),
            self._manner,
            log=report.say,
            stage=report.stage,
        )
        for each in mock.warnings:
            report.say(f"{each}; {each.hint}")
        operations = count(mock.operations, "operation")
        return mock, f"{mock.title} ({source.name}): {operations}, mocked"
