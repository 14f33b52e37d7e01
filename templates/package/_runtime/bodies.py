"""The body of a request: read when it is asked for, within limits."""

from __future__ import annotations

from io import BytesIO

from . import refusals
from .admission import UNCOUNTED, Admission
from .asgi import Disconnected, Receive, part_of
from .head import is_more
from .turns import Turn


class Body:
    """The body of one request, which is received once, by who first asks for it.

    Args:
        receive: Of ASGI; nobody else may call it before the body has come in.
        declared: What the header Content-Length says.
        limit: The most bytes that the body may have.
        admission: Counts the bytes, and ends the wait for them.
        turn: The request's.
    """

    __slots__ = ("_admission", "_content", "_declared", "_limit", "_receive", "_turn")

    def __init__(
        self,
        receive: Receive,
        declared: bytes | None,
        limit: int,
        admission: Admission,
        turn: Turn,
    ) -> None:
        self._receive = receive
        self._declared = declared
        self._limit = limit
        self._admission = admission
        self._turn = turn
        self._content: bytes | None = None

    async def read(self) -> bytes:
        """Return the body, once it has come in.

        Nothing of it is received if it is declared as longer than it may be.

        Raises:
            Refusal: it is too long, or there is no room for it.
            Disconnected: the caller went away before its end.
            RuntimeError: somebody began to read it, and gave up.
        """
        if self._content is not None:
            return self._content
        turn = self._turn
        if turn.awaited:
            raise RuntimeError("the body was not read to its end when it was asked for")
        if self._declared is not None:
            self._check_declared(self._declared)
        self._admission.await_body(turn)
        message = await self._receive()
        # As `part_of` does, save the call: nearly all bodies come in one message.
        if message["type"] == "http.disconnect":
            raise Disconnected
        body: bytes = message.get("body", b"")
        more: bool = message.get("more_body", False)
        if more:
            body, more = await self._rest(body)
        turn.received = not more
        if len(body) > self._limit:
            raise refusals.too_large(self._limit, early=more)
        self._content = body
        return body

    def _check_declared(self, declared: bytes) -> None:
        if is_more(declared, self._limit):
            raise refusals.too_large(self._limit, early=True)
        if len(declared) > _FEW_DIGITS and is_more(declared, UNCOUNTED):
            self._admission.check_room(int(declared))

    async def _rest(self, first: bytes) -> tuple[bytes, bool]:
        # It hands out what it holds without a copy, and grows in larger steps than a
        # bytearray: half the time for a body of some MiB.
        body = BytesIO()
        part, more = first, True
        while True:
            body.write(part)
            self._admission.hold(self._turn, len(part))
            if not more or body.tell() > self._limit:
                return body.getvalue(), more
            self._admission.check_held(self._turn)
            part, more = part_of(await self._receive())


_FEW_DIGITS = 4
"""As many as say that a body is small; nearly all are."""
