"""Functions measured in turn, A B A B, by the CPU time of this process."""

from __future__ import annotations

import statistics
import time
from collections.abc import Awaitable, Callable, Mapping


def cpu_micros(
    functions: Mapping[str, Callable[[], object]], *, rounds: int, calls: int
) -> dict[str, float]:
    """Return the median CPU microseconds of a call of each, run in turn.

    A first round does not count.
    """
    seconds: dict[str, list[float]] = {name: [] for name in functions}
    for count in range(rounds + 1):
        for name, function in functions.items():
            start = time.process_time()
            for _ in range(calls):
                function()
            if count:
                seconds[name].append((time.process_time() - start) / calls)
    return {name: statistics.median(each) * 1e6 for name, each in seconds.items()}


async def async_cpu_micros(
    functions: Mapping[str, Callable[[], Awaitable[object]]],
    *,
    rounds: int,
    calls: int,
) -> dict[str, float]:
    """Return the same for coroutine functions, run in the event loop of the caller."""
    seconds: dict[str, list[float]] = {name: [] for name in functions}
    for count in range(rounds + 1):
        for name, function in functions.items():
            start = time.process_time()
            for _ in range(calls):
                await function()
            if count:
                seconds[name].append((time.process_time() - start) / calls)
    return {name: statistics.median(each) * 1e6 for name, each in seconds.items()}


def table(title: str, micros: Mapping[str, float], *, base: str) -> str:
    """Return a row a function, with its CPU time as a ratio to that of `base`."""
    lines = [f"{title:40} {'CPU us':>10} {'ratio':>7}"]
    lines += [f"{k:40} {v:10.1f} {v / micros[base]:6.2f}x" for k, v in micros.items()]
    return "\n".join(lines)
