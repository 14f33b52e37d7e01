"""Room for documents in which schemas refer to each other in long chains."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from generator.resources.runtime import runtime

P = ParamSpec("P")
T = TypeVar("T")

_thread = threading.local()


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
            if getattr(_thread, "is_deep", False):
                raise

        def deep() -> T:
            _thread.is_deep = True
            return function(*arguments, **named)

        result: T = runtime("deep_types").with_deep_stack(deep)
        return result

    return called
