"""Room for calls that go deeper than Python lets them.

msgspec follows all structures that a type refers to, each as deep as it stands in the
others, when it makes the first decoder; types may refer to each other in longer chains.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

_STACK_BYTES = 512 * 1024 * 1024
_LEVELS = 100_000
"""How deep calls may be: far from where so large a stack ends."""

_alone = threading.Lock()


def with_deep_stack(make: Callable[[], T]) -> T:
    """Return what `make` does, or raise what it raises, called with room to go deep.

    Only address space is taken for it, and memory as far as the calls go.
    """
    made: list[T] = []
    raised: list[BaseException] = []

    def run() -> None:
        try:
            made.append(make())
        except BaseException as error:
            raised.append(error)

    with _alone:
        levels, stack = sys.getrecursionlimit(), threading.stack_size(_STACK_BYTES)
        try:
            sys.setrecursionlimit(_LEVELS)
            thread = threading.Thread(target=run, daemon=True)
            thread.start()
            thread.join()
        finally:
            threading.stack_size(stack)
            sys.setrecursionlimit(levels)
    if raised:
        raise raised[0]
    return made[0]
