"""How many examples a property is tried on, and that they are always the same ones."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

_TIMES = int(os.environ.get("EXAMPLES_TIMES", "1"))


def examples(count: int) -> settings:
    """Return settings that try `count` examples, the same in every run.

    The environment variable EXAMPLES_TIMES asks for so many times more, and for other
    ones in every run.
    """
    return settings(
        max_examples=count * _TIMES,
        derandomize=_TIMES == 1,
        database=None,
        deadline=None,
        # Large structures take long to build, and that is all that these would say.
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def collected(values: SearchStrategy[Any], count: int) -> list[Any]:
    """Return some values, the simplest first. No property may be running meanwhile."""
    found: list[Any] = []

    @settings(examples(count), max_examples=count, phases=[Phase.generate])
    @given(values)
    def collect(value: Any) -> None:
        found.append(value)

    collect()
    return found
