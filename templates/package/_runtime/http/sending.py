"""Answers that are sent as they come into being, for as long as somebody takes them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from time import monotonic

from ..admission import Admission
from ..asgi import Disconnected, Receive, Send
from ..bodies import Body
from .receiving import SharedReceive, gone


async def send_chunks(
    chunks: AsyncIterator[bytes],
    unread: Body | None,
    receive: Receive,
    send: Send,
    admission: Admission,
) -> None:
    """Send the rest of an answer, chunk by chunk.

    It counts as under way meanwhile, and each chunk has the time that a request has.
    Once the caller has gone, nothing more is asked of `chunks`. It may be made of a body
    that is `unread`, at least in part.

    Raises:
        TimeoutError: a chunk was not there, or not taken, in time.
    """
    turn = admission.enter(again=True)
    seconds = turn.end - turn.clock.loop.time()
    turn.received = True
    gone = asyncio.ensure_future(_gone(unread, receive))
    gone.add_done_callback(lambda _: turn.task and turn.task.cancel())
    let_others = monotonic() + _SHARE
    try:
        async for chunk in chunks:
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
            turn.end = turn.clock.loop.time() + seconds
            # Where neither who makes nor who takes it ever waits, nobody else would run,
            # not even what finds out that the caller has gone.
            if monotonic() > let_others:
                await asyncio.sleep(0)
                let_others = monotonic() + _SHARE
        await send({"type": "http.response.body", "body": b""})
    except Disconnected:
        # It was made of what the caller did not send to its end.
        return
    except asyncio.CancelledError:
        if turn.is_over():
            raise TimeoutError("a part of the answer took too long") from None
        if not gone.done() or turn.task is None:
            raise
        if turn.task.uncancel() > turn.cancellations:
            raise
    finally:
        gone.cancel()
        admission.leave(turn)
        close = getattr(chunks, "aclose", None)
        if close is not None:
            await close()


async def _gone(unread: Body | None, receive: Receive) -> None:
    """Wait until the caller has gone."""
    if unread is None:
        await gone(receive)
        return
    shared = SharedReceive(receive)
    unread.receive = shared.receive
    await shared.until_gone()


_SHARE = 0.005
"""Seconds after which others get their turn, which takes longer than to send a chunk."""
