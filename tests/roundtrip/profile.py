"""How much is tried of what is alike, and that it is always the same."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import cycle, product
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

T = TypeVar("T")
U = TypeVar("U")

TIMES = int(os.environ.get("EXAMPLES_TIMES", "1"))


def examples(count: int) -> settings:
    """Return settings that try `count` examples, the same in every run.

    The environment variable EXAMPLES_TIMES asks for so many times more, and for other
    ones in every run.
    """
    return settings(
        max_examples=count * TIMES,
        derandomize=TIMES == 1,
        database=None,
        deadline=None,
        # Large structures take long to build, and that is all that these would say.
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def some(cases: Iterable[T], most: int) -> list[T]:
    """Return so many of cases that are alike, evenly spread; with EXAMPLES_TIMES, all."""
    every = list(cases)
    if TIMES > 1 or len(every) <= most:
        return every
    return [every[index * len(every) // most] for index in range(most)]


def by_turns(cases: Iterable[T], kinds: Sequence[U]) -> list[tuple[T, U]]:
    """Return each case with a kind, the next one each time; with EXAMPLES_TIMES, all."""
    if TIMES > 1:
        return list(product(cases, kinds))
    return list(zip(cases, cycle(kinds), strict=False))


def collected(values: SearchStrategy[Any], count: int) -> list[Any]:
    """Return some values, the simplest first. No property may be running meanwhile."""
    found: list[Any] = []

    @settings(examples(count), max_examples=count, phases=[Phase.generate])
    @given(values)
    def collect(value: Any) -> None:
        found.append(value)

    collect()
    return found
