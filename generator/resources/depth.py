"""Room for documents in which schemas refer to each other in long chains."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_STACK = 512 * 1024**2
"""Bytes of the stack of a deep run; only what is used of it takes memory."""

_FRAMES = 100_000
"""How deep calls may be in it: far from where so large a stack ends."""


def at_any_depth(function: Callable[P, T]) -> Callable[P, T]:
    """Let a function that calls itself again and again come to an end.

    Where the interpreter's limit is not enough, which few documents need, it is called
    once more, in a thread with a stack for it; so it must not change anything before.

    Raises:
        RecursionError: that is not enough either.
    """

    @wraps(function)
    def called(*arguments: P.args, **named: P.kwargs) -> T:
        try:
            return function(*arguments, **named)
        except RecursionError:
            if threading.current_thread().name == __name__:
                raise
            return _deep(lambda: function(*arguments, **named))

    return called


def _deep(call: Callable[[], T]) -> T:
    """Return what a call returns, or raise what it raises, with room to call itself."""
    returned: list[T] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            returned.append(call())
        except BaseException as error:
            raised.append(error)

    limit, size = sys.getrecursionlimit(), threading.stack_size(_STACK)
    sys.setrecursionlimit(_FRAMES)
    try:
        thread = threading.Thread(target=run, name=__name__, daemon=True)
        thread.start()
        thread.join()
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(size)
    if raised:
        raise raised[0]
    return returned[0]
