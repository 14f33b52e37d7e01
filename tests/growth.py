"""How much work something is, and how it grows: told alike on a busy machine and a quiet one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import process_time
from types import FrameType

import pytest

_ROUNDS = 12
"""How often a time is taken at most, until nothing else got in the way."""


@contextmanager
def calls_at_most(most: int) -> Iterator[None]:
    """Fail as soon as more functions are called, of Python or of C, than `most`."""
    with _counted(most):
        yield


def calls_of(work: Callable[[], object], most: int) -> int:
    """How many functions are called, of Python or of C; fails after more than `most`."""
    with _counted(most) as count:
        work()
    return count[0]


@contextmanager
def _counted(most: int) -> Iterator[list[int]]:
    count = [0]

    def watch(frame: FrameType, event: str, argument: object) -> None:
        count[0] += event in ("call", "c_call")
        if count[0] > most:
            sys.setprofile(None)
            pytest.fail(f"more than {most:,} calls")

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        yield count
    finally:
        sys.setprofile(before)


def grows_at_most(work: Callable[[int], object], size: int, times: float) -> bool:
    """Whether four times the size takes at most so many times as long.

    What else runs makes a time longer, never shorter. So the shortest of some counts, and
    more are taken while they say that it grows too fast.
    """
    small = large = float("inf")
    for _ in range(_ROUNDS):
        small = min(small, _seconds(work, size))
        large = min(large, _seconds(work, 4 * size))
        if large <= times * small:
            return True
    return False


def grows_at_least(work: Callable[[int], object], size: int, times: float) -> bool:
    """Whether four times the size takes at least so many times as long."""
    small = large = float("inf")
    for _ in range(_ROUNDS):
        small = min(small, _seconds(work, size))
        large = min(large, _seconds(work, 4 * size))
        if large >= times * small:
            return True
    return False


def _seconds(work: Callable[[int], object], size: int) -> float:
    started = process_time()
    work(size)
    return process_time() - started
