"""A run tells what it does when it takes long, and erases it at its end."""

from __future__ import annotations

from time import perf_counter
from typing import Any

import pytest
from rich.console import Console

from generator.cli import progress as module
from generator.cli.progress import progress


class Status:
    """What is shown, noted."""

    def __init__(self, noted: list[str], doing: str, spinner: str) -> None:
        self._noted = noted
        noted.append(f"made {doing} {spinner}")

    def start(self) -> None:
        """Note it."""
        self._noted.append("start")

    def update(self, doing: str) -> None:
        """Note it."""
        self._noted.append(f"update {doing}")

    def stop(self) -> None:
        """Note it."""
        self._noted.append("stop")


class Clock:
    """A timer that begins when a test says so."""

    made: list[Clock]

    def __init__(self, seconds: float, begin: Any) -> None:
        self.seconds = seconds
        self.begin = begin
        self.daemon = False
        self.noted: list[str] = []
        Clock.made.append(self)

    def start(self) -> None:
        """Note it."""
        self.noted.append("start")

    def cancel(self) -> None:
        """Note it."""
        self.noted.append("cancel")


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is shown, in the order in which it is."""
    found: list[str] = []

    def status(self: Console, doing: str, *, spinner: str) -> Status:
        assert self.stderr
        return Status(found, doing, spinner)

    Clock.made = []
    monkeypatch.setattr(module, "Timer", Clock)
    monkeypatch.setattr(Console, "status", status)
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")
    return found


def test_fast_runs_show_nothing(noted: list[str]) -> None:
    """What is to be shown only counts from the first second on."""
    with progress("reading", perf_counter() - 0.25) as change:
        change("writing")
        (timer,) = Clock.made
        assert timer.daemon
        assert ["start"] == timer.noted
        assert 0.5 < timer.seconds <= 0.75
    assert ["start", "cancel"] == timer.noted
    timer.begin()
    change("more")
    assert [] == noted


def test_slow_runs_tell_what_they_do(noted: list[str]) -> None:
    """The last text that was given, and each one after it."""
    with progress("reading", perf_counter() - 5) as change:
        change("writing")
        (timer,) = Clock.made
        assert 0 == timer.seconds
        timer.begin()
        change("more")
    change("nothing")
    assert noted[0] in ("made writing dots", "made writing line")
    assert ["start", "update more", "stop"] == noted[1:]


def test_errors_end_it(noted: list[str]) -> None:
    """And are raised."""

    def fail() -> None:
        with progress("reading", perf_counter()):
            Clock.made[0].begin()
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert ["start", "stop"] == noted[1:]
    assert ["start", "cancel"] == Clock.made[0].noted


@pytest.mark.parametrize(("ascii_only", "spinner"), [(True, "line"), (False, "dots")])
def test_spinners_are_of_what_a_terminal_can_show(
    noted: list[str],
    monkeypatch: pytest.MonkeyPatch,
    ascii_only: bool,
    spinner: str,
) -> None:
    """Lines where there is nothing but ASCII."""
    encoding = "ascii" if ascii_only else "utf-8"
    monkeypatch.setattr(Console, "encoding", encoding)
    with progress("reading", perf_counter()):
        Clock.made[0].begin()
    assert [f"made reading {spinner}", "start", "stop"] == noted
