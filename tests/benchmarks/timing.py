"""Functions measured in turn, A B A B, in the CPU time of this process."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Mapping


def cpu_seconds(
    functions: Mapping[str, Callable[[], object]],
    *,
    turns: int = 25,
    seconds: float = 0.02,
) -> dict[str, float]:
    """Return the median CPU seconds that one call of each function takes.

    Each turn calls a function for about so many seconds; a first one does not count.
    """
    counts = {name: _count(call, seconds) for name, call in functions.items()}
    times: dict[str, list[float]] = {name: [] for name in functions}
    for _ in range(turns):
        for name, call in functions.items():
            times[name].append(_spent(call, counts[name]) / counts[name])
    return {name: statistics.median(found) for name, found in times.items()}


def table(seconds: Mapping[str, float]) -> str:
    """Return a row a function, in microseconds."""
    return "\n".join(
        f"{name:52} {each * 1e6:10.2f} us" for name, each in seconds.items()
    )


def _count(call: Callable[[], object], seconds: float) -> int:
    # What is made when it is first needed says nothing of how long a call takes.
    call()
    count = 1
    while (spent := _spent(call, count)) < seconds / 4:
        count *= 2
    return max(1, round(count * seconds / spent))


def _spent(call: Callable[[], object], count: int) -> float:
    # What one function leaves behind is not to be paid for by the next.
    gc.collect()
    start = time.process_time()
    for _ in range(count):
        call()
    return time.process_time() - start
