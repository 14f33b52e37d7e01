"""Items on their way to a handler: cut from a body as it comes in, and checked."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

from ..bodies import Body
from ..codec import Malformed, Rejected
from ..nesting import MAX_DEPTH, is_too_deep, too_deep
from ..prepared import decoder
from ..violations import Violation
from .item_texts import texts_of
from .item_uploads import ItemUpload
from .outgoing_members import placed
from .uploads import Upload
from .violated import Invalid, in_body


class ItemReader:
    """Reads the bodies of items that one operation takes."""

    def __init__(self, type_: Any, media_type: str) -> None:
        """Take what each item is, and how they travel."""
        self._decode: Callable[[bytes], Any] = decoder(type_)
        self._media_type = media_type

    def upload(self, body: Body) -> ItemUpload[Any]:
        """Return the items of a body, none of which has been read."""
        return ReceivedItems(Upload(body, self._media_type), self)

    async def texts(self, pieces: AsyncIterator[bytes]) -> AsyncIterator[list[bytes]]:
        """Yield the texts of the items of a body, those together that came together.

        Raises:
            Invalid: one is too long.
            Refusal: the body is too long.
            Disconnected: the caller went away before its end.
        """
        texts = texts_of(self._media_type)
        number = 0
        async for piece in _with_end(pieces):
            try:
                found = texts.feed(piece) if piece else texts.end()
            except ValueError as error:
                raise _invalid(number, error) from error
            number += len(found)
            if found:
                yield found

    def item(self, text: bytes, number: int) -> Any:
        """Return the item that a text is, the first of which has the number 0.

        Raises:
            Invalid: it breaks the spec, or is no JSON.
        """
        try:
            if len(text) > MAX_DEPTH and is_too_deep(text):
                raise Rejected([too_deep()])
            return self._decode(text)
        except (ValueError, RecursionError) as error:
            raise _invalid(number, error) from error


class ReceivedItems(ItemUpload[Any]):
    """The items of one request."""

    def __init__(self, upload: Upload, reader: ItemReader) -> None:
        """Take the body, and what reads it."""
        self._upload = upload
        self._reader = reader
        self._texts = reader.texts(aiter(upload))
        self._ready: deque[bytes] = deque()
        self._number = 0

    def __aiter__(self) -> AsyncIterator[Any]:
        """Return what yields the items as they come."""
        return self

    async def __anext__(self) -> Any:
        """Return the next item, once it has come in."""
        if not self._ready:
            self._ready.extend(await anext(self._texts, []))
        if not self._ready:
            raise StopAsyncIteration
        return self._next()

    def __iter__(self) -> Iterator[Any]:
        """Yield the items as they come, in the thread of a plain handler."""
        while self._ready or self._wait():
            yield self._next()

    def _wait(self) -> bool:
        self._ready.extend(self._upload.wait(anext(self._texts, [])))
        return bool(self._ready)

    def _next(self) -> Any:
        item = self._reader.item(self._ready.popleft(), self._number)
        self._number += 1
        return item


async def _with_end(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Yield pieces, and nothing at last."""
    async for piece in pieces:
        yield piece
    yield b""


def _invalid(number: int, error: Exception) -> Invalid:
    return Invalid(in_body(placed(f"/{number}", _found(error))))


def _found(error: Exception) -> list[Violation]:
    if isinstance(error, Rejected):
        return error.violations
    if isinstance(error, Malformed):
        return [Violation("", "type", f"must be JSON: {error}")]
    return [Violation("", "type", f"must be right: {error}")]
