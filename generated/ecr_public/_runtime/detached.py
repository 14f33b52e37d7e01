"""Functions that block, in threads which neither a caller nor the program waits for."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextvars import Context, copy_context
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

Result = TypeVar("Result")
Arguments = ParamSpec("Arguments")


class Late(TimeoutError):
    """A function has not returned in the time that its caller has."""


def within(
    seconds: float | None,
    function: Callable[Arguments, Result],
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> Result:
    """Return what `function` returns, called in a thread of its own.

    Nothing can end a function that blocks: one that is late goes on, unheard.

    Args:
        seconds: How long to wait for it; `None` waits for ever.
        function: What to call, with the context of the caller.
        args: Its positional arguments.
        kwargs: Its other arguments.

    Raises:
        Late: `seconds` have passed.
    """
    future = detached(function, *args, **kwargs)
    try:
        return result_within(seconds, future)
    finally:
        # An error keeps this frame alive, and would keep itself alive by way of it.
        del future


def detached(
    function: Callable[Arguments, Result],
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> Future[Result]:
    """Call `function` in a thread of its own, with this context."""
    # Here and not above: few programs need it, and it takes long to import.
    from concurrent.futures import Future

    future: Future[Result] = Future()
    # What runs is not cancelled: whoever gives up on it stops listening.
    future.set_running_or_notify_cancel()

    def call() -> Result:
        return function(*args, **kwargs)

    threading.Thread(
        target=_settle,
        args=(future, copy_context(), call),
        name="detached",
        daemon=True,
    ).start()
    return future


def result_within(seconds: float | None, future: Future[Result]) -> Result:
    """Return the result of `future`, or raise its error.

    Raises:
        Late: `seconds` have passed, and there is neither.
    """
    from concurrent.futures import wait

    done, _ = wait((future,), seconds)
    if not done:
        raise Late("timed out")
    return future.result()


def _settle(
    future: Future[Result], context: Context, call: Callable[[], Result]
) -> None:
    try:
        future.set_result(context.run(call))
    except StopIteration as error:
        # A future of asyncio cannot carry it: whoever waits would wait for ever.
        stopped = RuntimeError(f"{error!r} was raised")
        stopped.__cause__ = error
        future.set_exception(stopped)
    except BaseException as error:
        future.set_exception(error)
    finally:
        # See `within`.
        del future
