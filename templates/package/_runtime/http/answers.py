"""What a handler returns, or an error carries, written as the document says."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import msgspec

from ..asgi import Header
from ..codec import Rejected
from ..operation import Operation
from ..outgoing import Outgoing
from ..threads import HandlerThreads
from .answer_headers import header_lines
from .description import (
    Answer,
    Answered,
    Bytes,
    Form,
    Http,
    Json,
    Multipart,
    Serial,
    Text,
    documented,
)
from .forms import form_writer
from .multipart import multipart_writer
from .negotiation import chosen
from .outcome import BODILESS, Outcome, typed, with_body, without_body
from .reply import Reply
from .request_head import Head
from .streams import chunks_of, is_whole, length_of
from .successes import (
    content_type_of,
    may_be,
    offered_by,
    successes_of,
    takes_none,
    text_of,
    usual_of,
)

Write: TypeAlias = Callable[[Any, str], bytes]
"""Returns a value as bytes; takes the id of the request, for the log."""


class Answers:
    """Writes the answers of one operation."""

    def __init__(
        self,
        operation: Operation[Any, Any],
        outgoing: Outgoing,
        threads: HandlerThreads,
        log: logging.Logger,
    ) -> None:
        """Take the operation, and what checks its values."""
        binding: Http = operation.binding
        self._operation = operation
        self._outgoing = outgoing
        self._threads = threads
        self._log = log
        self._responses = binding.responses
        self._successes = list(successes_of(binding.responses))
        self._usual = usual_of(self._successes)
        if self._usual is not None:
            self._encode = outgoing.encoder(self._usual.type)
        self.offered = offered_by(self._successes)
        """The media types of all successes; none if one of them has no body."""

        self.taken: set[bytes | None] = {None, b"*/*"}
        """The headers Accept that were found to take one of them."""

    def is_taken(self, accept: bytes | None) -> bool:
        """Return whether a caller who says this takes an answer."""
        if self.offered and chosen(accept, self.offered) is None:
            return False
        if len(self.taken) < _KEPT and len(accept or b"") <= _LONG:
            self.taken.add(accept)
        return True

    def outcome(self, value: Any, head: Head, request_id: str) -> Outcome:
        """Return what a handler returned, as it is sent.

        Raises:
            TypeError: the document has no success for such a value.
            Rejected: the value breaks the spec.
        """
        usual = self._usual
        if usual is not None and value is not None and type(value) is not Reply:
            try:
                text = self._encode(value)
            except Rejected as error:
                text = self._outgoing.beyond(self._operation, value, error, request_id)
            length = (b"content-length", b"%d" % len(text))
            return Outcome(usual.status, text, (usual.content_type, length))
        status: int | None = None
        headers: Any = None
        if type(value) is Reply:
            value, status, headers = value.value, value.status, value.headers
        if status is None:
            return self._first(value, headers, head, request_id)
        said = documented(self._responses, status)
        if said is None:
            said = self._undocumented(status, value, request_id)
        return self.written(status, said, value, headers, head, request_id)

    def written(
        self,
        status: int,
        said: Answer,
        value: Any,
        headers: Any,
        head: Head,
        request_id: str,
    ) -> Outcome:
        """Return a value as an answer of this kind.

        Raises:
            TypeError: the answer has no place for it.
            Rejected: it breaks the spec.
        """
        lines = header_lines(said, headers)
        if value is None and not takes_none(said):
            return without_body(status, lines)
        if status in BODILESS:
            raise TypeError(f"an answer of status {status} has no body")
        reasons: list[Exception] = []
        for media in _liked(said, value, head):
            try:
                return self._as(media, status, value, lines, request_id)
            except (Rejected, TypeError, ValueError) as error:
                reasons.append(error)
        raise reasons[0]

    def _as(
        self,
        media: Answered,
        status: int,
        value: Any,
        lines: tuple[Header, ...],
        request_id: str,
    ) -> Outcome:
        """Return a value as an answer of a media type."""
        if isinstance(media, Bytes):
            return self._stream(status, media, value, lines)
        if isinstance(media, Serial):
            return self._items(status, media, value, lines, request_id)
        if isinstance(media, Multipart):
            return self._parts(status, media, value, lines)
        if isinstance(media, Text):
            return with_body(status, *text_of(media, value), lines)
        text = self._text(media, value, request_id)
        return with_body(status, content_type_of(media), text, lines)

    def _first(self, value: Any, headers: Any, head: Head, request_id: str) -> Outcome:
        """Return a value as the first success that has place for it."""
        reasons: list[Exception] = []
        of_class = [each for each in self._successes if _has_class(each[1], value)]
        for status, said in of_class or self._successes:
            if (value is None) is bool(said.media) and not takes_none(said):
                continue
            try:
                return self.written(status, said, value, headers, head, request_id)
            except (Rejected, TypeError) as error:
                reasons.append(error)
        if reasons:
            raise reasons[0]
        raise TypeError(f"the document has no success for {value!r}")

    def _parts(
        self, status: int, media: Multipart, value: Any, lines: tuple[Header, ...]
    ) -> Outcome:
        content_type, body = multipart_writer(media)(value, True)
        if isinstance(body, bytes):
            return with_body(status, content_type, body, lines)
        lines = typed(content_type, lines)
        if body.length is not None:
            lines += ((b"content-length", b"%d" % body.length),)
        return Outcome(status, b"", lines, body.chunks_async)

    def _text(self, media: Json | Form, value: Any, request_id: str) -> bytes:
        text = self._outgoing.output(self._operation, value, media.type, request_id)
        if isinstance(media, Json):
            return text
        return form_writer(media)(msgspec.json.decode(text)).encode()

    def _stream(
        self, status: int, media: Bytes, value: Any, lines: tuple[Header, ...]
    ) -> Outcome:
        own = getattr(value, "content_type", None)
        media_type = own or content_type_of(media)
        value = getattr(value, "content", value)
        if is_whole(value):
            return with_body(status, media_type, bytes(value), lines)
        lines = typed(media_type, lines)
        if (length := length_of(value)) is not None:
            lines += ((b"content-length", b"%d" % length),)
        return Outcome(status, b"", lines, chunks_of(value, self._threads))

    def _items(
        self,
        status: int,
        media: Serial,
        value: Any,
        lines: tuple[Header, ...],
        request_id: str,
    ) -> Outcome:
        def write(item: Any) -> bytes:
            return self._outgoing.output(self._operation, item, media.type, request_id)

        chunks = media.chunks(value, write, self._threads)
        return Outcome(status, b"", typed(content_type_of(media), lines), chunks)

    def _undocumented(self, status: int, value: Any, request_id: str) -> Answer:
        """Return how an answer is written that the document does not know.

        It is sent all the same: the service may know more than its document.
        """
        self._log.warning(
            "%s answers with status %d, which its spec does not document, request %s",
            *(self._operation.name, status, request_id),
        )
        return Answer() if value is None else Answer(Json(Any))


def _liked(said: Answer, value: Any, head: Head) -> Sequence[Answered]:
    """Return what a value may be written as, what the caller likes best first.

    Raises:
        TypeError: the answer has no media type for such a value.
    """
    fit = [media for media in said.media if may_be(media, value)]
    if not fit:
        raise TypeError(f"the document has no media type for {value!r}")
    if len(fit) == 1:
        return fit
    if isinstance(value, msgspec.Struct):
        fit = [media for media in fit if _is_of(media, value)] or fit
    name = chosen(head.accept, tuple(media.media_type for media in fit))
    return sorted(fit, key=lambda media: media.media_type != name)


def _has_class(said: Answer, value: Any) -> bool:
    """Return whether an answer carries objects of just this class."""
    return any(_is_of(media, value) for media in said.media)


def _is_of(media: Answered, value: Any) -> bool:
    """Return whether what a media type holds is just of the class of a value."""
    return isinstance(media, Json | Form | Multipart) and media.type is type(value)


_KEPT, _LONG = 64, 256
"""How many headers are kept of each operation, and how long ones."""
