"""Commands measured in turn, A B A B, so that a machine's moods meet all alike."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from tests.benchmarks.bars import Bar


@dataclass
class Runs:
    """Seconds of each run of one command, and its peak memory."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    peak_mib: float = 0.0

    def medians(self) -> tuple[float, float]:
        """Return the median CPU and wall seconds."""
        return statistics.median(self.cpu), statistics.median(self.wall)


def measure(commands: Mapping[str, Sequence[str]], *, runs: int) -> dict[str, Runs]:
    """Run each command `runs` times, in turn, after a first run that does not count.

    Raises:
        RuntimeError: a command fails.
    """
    results = {name: Runs() for name in commands}
    for count in range(runs + 1):
        for name, command in commands.items():
            cpu, wall, peak = _run(name, command)
            if count:
                results[name].cpu.append(cpu)
                results[name].wall.append(wall)
                results[name].peak_mib = max(results[name].peak_mib, peak)
    return results


def table(results: Mapping[str, Runs], *, base: str) -> str:
    """Return a row a command, with its CPU and wall time as ratios to `base`."""
    base_cpu, base_wall = results[base].medians()
    lines = [f"{'':34} {'CPU s':>8} {'wall s':>8} {'CPU':>7} {'wall':>7} {'MiB':>6}"]
    for name, runs in results.items():
        cpu, wall = runs.medians()
        ratios = f"{cpu / base_cpu:6.2f}x {wall / base_wall:6.2f}x"
        lines.append(f"{name:34} {cpu:8.3f} {wall:8.3f} {ratios} {runs.peak_mib:6.0f}")
    return "\n".join(lines)


def verdict(results: Mapping[str, Runs], name: str, base: str, bar: float) -> Bar:
    """Return how the wall time of `name` keeps below `bar` times that of `base`."""
    ratio = results[name].medians()[1] / results[base].medians()[1]
    return Bar(f"{name}, of {base}", ratio, bar, at_most=True)


def python(*arguments: str) -> list[str]:
    """Return the command that runs this Python with `arguments`."""
    return [sys.executable, *arguments]


@cache
def environment() -> dict[str, str]:
    """Return an environment in which Python keeps what it compiles, as for users."""
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": tempfile.mkdtemp(prefix="bytecode-")}


def _run(name: str, command: Sequence[str]) -> tuple[float, float, float]:
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        env=environment(),
    )
    with process:
        errors = process.stderr.read() if process.stderr else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{name} failed with {process.returncode}: {errors}")
    wall = time.perf_counter() - start
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024
