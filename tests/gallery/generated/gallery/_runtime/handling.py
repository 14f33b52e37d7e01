"""Calls of handlers, and what of their errors is whose."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

from .context import Context, Handler
from .structure import Structure
from .threads import HandlerThreads


async def in_thread(
    threads: HandlerThreads, handler: Handler, request: Structure, context: Context
) -> object:
    """Return what a handler returns that is a plain function, or what it promises."""
    output = await threads.run(handler, request, context)
    return await output if isinstance(output, Awaitable) else output


def is_cancelled() -> bool:
    """Return whether it is the current task that is to end.

    If not, a handler waited for what somebody else had cancelled.
    """
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
