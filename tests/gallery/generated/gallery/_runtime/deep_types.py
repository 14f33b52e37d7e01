"""Decoders of types that refer to each other in longer chains than Python follows.

msgspec follows all structures that a type refers to, each as deep as it stands in the
others, when it makes the first decoder.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from typing import Any

_STACK_BYTES = 512 * 1024 * 1024
_LEVELS = 200_000
_alone = threading.Lock()


def with_deep_stack(make: Callable[[], Any]) -> Any:
    """Return what `make` does, called where there is room for very deep calls.

    Only address space is taken for it, and memory as far as the calls go.
    """
    made: list[Any] = []
    with _alone:
        levels, stack = sys.getrecursionlimit(), threading.stack_size(_STACK_BYTES)
        try:
            sys.setrecursionlimit(_LEVELS)
            thread = threading.Thread(target=lambda: made.append(make()))
            thread.start()
            thread.join()
        finally:
            threading.stack_size(stack)
            sys.setrecursionlimit(levels)
    # Without a result the thread has failed, and this fails alike.
    return made[0] if made else make()
