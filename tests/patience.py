"""What of time a test may rely on, where others keep the machine busy."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 60.0
"""Seconds until a test gives up on what has to happen; only one that fails waits so long."""


def happens(check: Callable[[], bool]) -> bool:
    """Whether a check holds before patience ends; it is asked again and again."""
    ending = time.monotonic() + PATIENCE
    while not (found := check()) and time.monotonic() < ending:
        time.sleep(0.002)
    return found


def holds_once(check: Callable[[], bool], tries: int = 20) -> bool:
    """Whether a check holds in one of some tries.

    It is for what a pause of this process spoils, as if it took place at the wrong time:
    such pauses come and go, but a fault of ours would be there each time.
    """
    return any(check() for _ in range(tries))
