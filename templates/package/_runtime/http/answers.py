"""What a handler returns, or an error carries, written as the document says."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

import msgspec

from ..asgi import Header
from ..codec import Rejected
from ..operation import Operation
from ..outgoing import Outgoing
from ..threads import HandlerThreads
from .answer_headers import demands, header_lines
from .description import Answer, Bytes, Http, Json, Media, StatusKey, Text, documented
from .negotiation import chosen
from .outcome import BODILESS, Outcome, typed, with_body, without_body
from .reply import Reply
from .request_head import Head
from .streams import chunks_of, is_whole, length_of

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
        self._successes = list(_successes(binding.responses))
        self._usual = _usual(self._successes)
        self.offered = _offered(self._successes)
        """The media types of all successes; none if one of them has no body."""

    def outcome(self, value: Any, head: Head, request_id: str) -> Outcome:
        """Return what a handler returned, as it is sent.

        Raises:
            TypeError: the document has no success for such a value.
            Rejected: the value breaks the spec.
        """
        usual = self._usual
        if usual is not None and value is not None and type(value) is not Reply:
            text = self._outgoing.output(self._operation, value, usual.type, request_id)
            length = (b"content-length", str(len(text)).encode())
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
        if value is None and not _takes_none(said):
            return without_body(status, lines)
        if status in BODILESS:
            raise TypeError(f"an answer of status {status} has no body")
        media = self._media(said, value, head)
        if isinstance(media, Bytes):
            return self._stream(status, media, value, lines)
        text = self._text(media, value, request_id)
        return with_body(status, _content_type(media), text, lines)

    def _first(self, value: Any, headers: Any, head: Head, request_id: str) -> Outcome:
        """Return a value as the first success that has place for it."""
        reasons: list[Exception] = []
        for status, said in self._successes:
            if (value is None) is bool(said.media) and not _takes_none(said):
                continue
            try:
                return self.written(status, said, value, headers, head, request_id)
            except (Rejected, TypeError) as error:
                reasons.append(error)
        if reasons:
            raise reasons[0]
        raise TypeError(f"the document has no success for {value!r}")

    def _media(self, said: Answer, value: Any, head: Head) -> Media:
        """Return what a value is written as: what fits it, as the caller likes best."""
        fit = [media for media in said.media if _may_be(media, value)]
        if not fit:
            raise TypeError(f"the document has no media type for {value!r}")
        if len(fit) == 1:
            return fit[0]
        name = chosen(head.accept, tuple(media.media_type for media in fit))
        return next((each for each in fit if each.media_type == name), fit[0])

    def _text(self, media: Media, value: Any, request_id: str) -> bytes:
        if isinstance(media, Json):
            return self._outgoing.output(self._operation, value, media.type, request_id)
        if isinstance(media, Text):
            return str(value).encode()
        raise TypeError(f"{media.media_type} is not written by this server")

    def _stream(
        self, status: int, media: Bytes, value: Any, lines: tuple[Header, ...]
    ) -> Outcome:
        own = getattr(value, "content_type", None)
        media_type = own or _content_type(media)
        value = getattr(value, "content", value)
        if is_whole(value):
            return with_body(status, media_type, bytes(value), lines)
        lines = typed(media_type, lines)
        if (length := length_of(value)) is not None:
            lines += ((b"content-length", b"%d" % length),)
        return Outcome(status, b"", lines, chunks_of(value, self._threads))

    def _undocumented(self, status: int, value: Any, request_id: str) -> Answer:
        """Return how an answer is written that the document does not know.

        It is sent all the same: the service may know more than its document.
        """
        self._log.warning(
            "%s answers with status %d, which its spec does not document, request %s",
            *(self._operation.name, status, request_id),
        )
        return Answer() if value is None else Answer(Json(Any))


class _Usual(msgspec.Struct, frozen=True):
    """The only success of an operation that has a body, if that is JSON."""

    status: int
    type: Any
    content_type: Header


def _usual(successes: Sequence[tuple[int, Answer]]) -> _Usual | None:
    match [each for each in successes if each[1].media]:
        case [(status, Answer((Json() as media,), headers))]:
            if headers is None or not demands(headers):
                name = _content_type(media).encode("latin-1")
                return _Usual(status, media.type, (b"content-type", name))
    return None


def _content_type(media: Media) -> str:
    """Return what an answer says that its body is; a range stands for what it is."""
    name = media.media_type
    if isinstance(media, Text):
        name = "text/plain" if "*" in name else name
        return name if "charset" in name.lower() else f"{name}; charset=utf-8"
    if "*" in name:
        return "application/json" if isinstance(media, Json) else _UNKNOWN
    return name


def _successes(
    responses: Mapping[StatusKey, Answer],
) -> Iterable[tuple[int, Answer]]:
    """Yield the statuses of successes, in the order of the document."""
    found = False
    for key, said in responses.items():
        if isinstance(key, int) and 200 <= key < 400:
            found = True
            yield key, said
        elif key == "2XX":
            found = True
            yield 200, said
    if not found:
        if (said := responses.get("default", _NOTHING)).media:
            yield 200, said
        yield 204, _NOTHING


def _offered(successes: Sequence[tuple[int, Answer]]) -> tuple[str, ...]:
    if not all(said.media for _, said in successes):
        return ()
    names = [media.media_type for _, said in successes for media in said.media]
    return tuple(dict.fromkeys(names))


def _may_be(media: Media, value: Any) -> bool:
    """Return whether a value can be of a media type, as far as its class tells."""
    if isinstance(media, Text):
        return isinstance(value, str)
    if isinstance(media, Bytes):
        return not isinstance(value, str | dict | msgspec.Struct) or hasattr(
            value, "content"
        )
    return not is_whole(value)


def _takes_none(said: Answer) -> bool:
    """Return whether null is a value that an answer may carry."""
    return any(
        isinstance(media, Json) and _is_nullable(media.type) for media in said.media
    )


def _is_nullable(type_: Any) -> bool:
    if type_ is Any or type_ is None:
        return True
    return type(None) in getattr(type_, "__args__", ())


_NOTHING = Answer()
_UNKNOWN = "application/octet-stream"
