"""What of time a test may rely on, where others keep the machine busy."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Any

PATIENCE = 60.0
"""Seconds until a test gives up on what has to happen; only one that fails waits so long."""


def happens(check: Callable[[], bool]) -> bool:
    """Whether a check holds before patience ends; it is asked again and again."""
    ending = time.monotonic() + PATIENCE
    while not (found := check()) and time.monotonic() < ending:
        time.sleep(0.002)
    return found


async def connections_closed() -> None:
    """Wait until all connections of the running loop are closed, which were told to be.

    Those with much left to send end when the server hangs up, and that takes a while on
    a busy machine; what is still open then would be told in a later test.
    """
    loop: Any = asyncio.get_running_loop()
    if not hasattr(loop, "_selector"):
        # Others do not tell: an old uvicorn makes all loops those of uvloop.
        await asyncio.sleep(0.05)
        return
    ending = time.monotonic() + PATIENCE
    while True:
        await asyncio.sleep(0.002)
        # One is the loop's own.
        if len(loop._selector.get_map()) == 1 or time.monotonic() > ending:
            return


def holds_once(check: Callable[[], bool], tries: int = 20) -> bool:
    """Whether a check holds in one of some tries.

    It is for what a pause of this process spoils, as if it took place at the wrong time:
    such pauses come and go, but a fault of ours would be there each time.
    """
    return any(check() for _ in range(tries))
