"""The body of a request: read when it is asked for, within limits."""

from __future__ import annotations

from collections.abc import AsyncIterator
from io import BytesIO

import msgspec

from . import refusals
from .admission import UNCOUNTED, Admission
from .asgi import Disconnected, Receive, part_of
from .declared import is_more
from .turns import PACE, Turn


class Body(msgspec.Struct, eq=False):
    """The body of one request, which is received once, by who first asks for it."""

    receive: Receive
    """Of ASGI; nobody else may call it before the body has come in."""

    declared: bytes | None
    """What the header Content-Length says."""

    limit: int
    """The most bytes that the body may have."""

    admission: Admission
    """Counts the bytes, and ends the wait for them."""

    turn: Turn
    """The request's."""

    content: bytes | None = None
    """The body, once it has come in."""

    async def asked(self) -> bytes:
        """Return the body as `read` does, in the time that begins now."""
        self.restart()
        return await self.read()

    def restart(self) -> None:
        """Let the time in which the body has to come in begin now."""
        if not self.turn.awaited:
            self.admission.restart(self.turn)

    async def read(self) -> bytes:
        """Return the body, once it has come in.

        It has to in some time since the beginning of the request, or `restart`. Nothing of it is received if it is declared as longer than it may be.

        Raises:
            Refusal: it is too long, or there is no room for it.
            Disconnected: the caller went away before its end.
            RuntimeError: somebody began to read it, and gave up.
        """
        if self.content is not None:
            return self.content
        turn = self.turn
        if turn.awaited:
            raise RuntimeError("the body was not read to its end when it was asked for")
        declared = self.declared
        # Most bodies say that they are short, and few limits are that low.
        if declared is not None and (len(declared) > _DIGITS or self.limit < _LOW):
            self._check_declared(declared)
        turn.awaited = True
        message = await self.receive()
        # As `part_of` does, save the call: nearly all bodies come in one message.
        if message["type"] == "http.disconnect":
            raise Disconnected
        body: bytes = message.get("body", b"")
        more: bool = message.get("more_body", False)
        if more:
            body, more = await self._rest(body)
        turn.received = not more
        if len(body) > self.limit:
            raise refusals.too_large(self.limit, early=more)
        self.content = body
        return body

    async def chunks(self) -> AsyncIterator[bytes]:
        """Yield the body as it comes in, and hold nothing of it.

        Each part has to come within the time that a whole body has otherwise. While
        parts come, the request may go on.

        Raises:
            Refusal: it is too long.
            Disconnected: the caller went away before its end.
            RuntimeError: somebody has read of it.
        """
        if self.content is not None:
            # Whoever found out who calls has asked for it.
            yield self.content
            return
        turn = self.turn
        if turn.awaited or turn.received:
            raise RuntimeError("the body of a request can be read once")
        if self.declared is not None and is_more(self.declared, self.limit):
            raise refusals.too_large(self.limit, early=True)
        size = 0
        while not turn.received:
            self.admission.restart(turn)
            turn.awaited = True
            part, more = part_of(await self.receive())
            turn.received = not more
            size += len(part)
            if size > self.limit:
                raise refusals.too_large(self.limit, early=more)
            # Whoever takes the part takes time that is not the caller's.
            turn.awaited = False
            turn.end += len(part) / PACE
            if part:
                yield part

    def _check_declared(self, declared: bytes) -> None:
        if is_more(declared, self.limit):
            raise refusals.too_large(self.limit, early=True)
        if is_more(declared, UNCOUNTED):
            self.admission.check_room(int(declared))

    async def _rest(self, first: bytes) -> tuple[bytes, bool]:
        # It hands out what it holds without a copy, and grows in larger steps than a
        # bytearray: half the time for a body of some MiB.
        body = BytesIO()
        part, more = first, True
        while True:
            body.write(part)
            self.admission.hold(self.turn, len(part))
            if not more or body.tell() > self.limit:
                return body.getvalue(), more
            self.admission.check_held(self.turn)
            part, more = part_of(await self.receive())


_DIGITS = 4
_LOW = 10**_DIGITS
