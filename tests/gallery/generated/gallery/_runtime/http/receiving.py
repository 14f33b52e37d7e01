"""What comes of a request while its answer is sent: for who reads it, and who waits."""

from __future__ import annotations

import asyncio
from collections import deque

from ..asgi import Message, Receive, part_of


class SharedReceive:
    """Waits until the caller has gone, and keeps what comes meanwhile for the handler.

    An answer may be made of a body that has not come in yet; who waits for the end of the
    connection must not take any of it.
    """

    def __init__(self, receive: Receive) -> None:
        """Take the function of ASGI, which nobody else calls from now on."""
        self._receive = receive
        self._kept: deque[Message] = deque()
        self._changed = asyncio.Condition()

    async def receive(self) -> Message:
        """Return the next message, as ASGI has it."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._kept)
            message = self._kept.popleft()
            self._changed.notify_all()
            return message

    async def until_gone(self) -> None:
        """Return once the caller has gone.

        Nothing more is received while so much waits to be read.
        """
        more = True
        while more:
            message = await self._receive()
            async with self._changed:
                self._kept.append(message)
                self._changed.notify_all()
                if message["type"] == "http.disconnect":
                    return
                _, more = part_of(message)
                await self._changed.wait_for(lambda: len(self._kept) < _AHEAD)
        await gone(self._receive, more=False)


async def gone(receive: Receive, *, more: bool = True) -> None:
    """Wait until the caller has gone; what else comes of the request is not wanted."""
    while (message := await receive())["type"] != "http.disconnect":
        if not more:
            # It would go on like that: what serves here does not tell.
            await asyncio.get_running_loop().create_future()
        more = message.get("more_body", False)


_AHEAD = 4
"""How many parts of a body wait to be read, of which each is as long as a server likes."""
