"""The body of a request, read as its media type says."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import msgspec

from ..bodies import Body
from ..codec import Malformed, Rejected, convert
from ..limits import UNBOUNDED, request_limit
from ..nesting import MAX_DEPTH, is_too_deep, too_deep
from ..operation import Operation
from ..prepared import decoder
from ..structure import Structure
from ..threads import HandlerThreads
from ..violations import Violation
from .description import Body as BodySaid
from .description import Bytes, Form, Json, Multipart, Serial, Taken, Text
from .forms import form_reader
from .media_types import bare, closest
from .multipart_reader import MultipartReader
from .negotiation import MediaType, fits, media_type_of
from .parameters import Values, told
from .received_items import ItemReader
from .refused import wrong_media_type
from .request_head import Head
from .spool import Spool
from .uploads import Upload
from .violated import Fault, Invalid, in_body

Read = Callable[[bytes, MediaType], Any]
"""Returns the value of a whole body, or raises what `Contents` makes faults of."""


class _Taken(msgspec.Struct, frozen=True):
    """A media type that an operation takes."""

    media: Taken
    name: str
    """In lower case, without parameters; or a range."""

    limit: int
    """The most bytes that such a body may have."""

    read: Read | None = None
    """`None` if it is not read as a whole."""

    multipart: MultipartReader | None = None
    items: ItemReader | None = None


class Contents:
    """Reads the bodies of the requests to one operation.

    Args:
        operation: Whose input has a member `body`.
        max_body_bytes: How long a body may be that is read as a whole; `None` for what
            keeps to the spec.
        max_upload_bytes: How long one may be that is not; any length if `None`.
        threads: Where files are written to disk.
    """

    def __init__(
        self,
        operation: Operation[Any, Any],
        body: BodySaid,
        max_body_bytes: int | None,
        max_upload_bytes: int | None,
        threads: HandlerThreads,
    ) -> None:
        self._method = operation.binding.method
        self._required = body.required
        self._says_type = "content_type" in operation.input.__struct_fields__
        self._taken = [
            _taken(
                media,
                max_body_bytes,
                sys.maxsize if max_upload_bytes is None else max_upload_bytes,
                threads,
            )
            for media in body.media
        ]
        self._known: dict[bytes | None, tuple[_Taken, MediaType, str]] = {}
        """What was found for headers that came before, as nearly all have."""

        self.limit = max(each.limit for each in self._taken)
        """The most that a body may have of which it is not yet known what it is."""

    async def read(
        self, head: Head, body: Body, values: Values, faults: list[Fault]
    ) -> Spool | None:
        """Add the body to the members of an input, or what is wrong with it to faults.

        Returns what is to be closed once the request has been served.

        Raises:
            Refusal: it is of another type, or too long.
            Disconnected: the caller went away before its end.
        """
        length = head.content_length
        is_empty = (length is None or length == b"0") and not head.has_body
        if is_empty and not self._has_nothing(head):
            self._absent(faults)
            return None
        header = head.content_type
        taken, said, name = self._known.get(header) or self._for(header)
        if self._says_type:
            values["content_type"] = name
        body.limit = taken.limit
        if taken.read is not None:
            text = await body.read()
            if not text and not _takes_nothing(taken.media):
                self._absent(faults)
                return None
            try:
                values["body"] = taken.read(text, said)
            except (ValueError, RecursionError) as error:
                faults += in_body(_found(error))
            return None
        if faults and (taken.multipart is None or not _is_short(length)):
            # Much may come that nobody wants.
            raise Invalid(faults)
        if taken.multipart is not None:
            return await taken.multipart.read(said, body, values, faults)
        values["body"] = (
            Upload(body, (head.content_type or b"").decode("latin-1"))
            if taken.items is None
            else taken.items.upload(body)
        )
        return None

    def _has_nothing(self, head: Head) -> bool:
        """Return whether a body without a byte is one all the same: its type is told."""
        if head.content_type is None:
            return False
        said = media_type_of(head.content_type.decode("latin-1"))
        return said is not None and any(
            fits(said.name, each.name) and _takes_nothing(each.media)
            for each in self._taken
        )

    def _absent(self, faults: list[Fault]) -> None:
        if self._required:
            faults += in_body([Violation("", "required", "must not be absent")])

    def _for(self, header: bytes | None) -> tuple[_Taken, MediaType, str]:
        """Return what a body is taken for, what its caller says that it is, and its name.

        A body without a type may be anything (RFC 9110), so that it is bytes.

        Raises:
            Refusal: the operation does not take it.
        """
        text = _UNKNOWN if header is None else header.decode("latin-1")
        said = media_type_of(text)
        if said is None and text.lower() in map(_written, self._taken):
            # It is no media type, and the document has it all the same.
            said = MediaType(bare(text), {})
        if said is not None and (best := self._closest(said, text)) is not None:
            name = said.name if "*" in best.name else best.media.media_type
            if len(self._known) < _KNOWN:
                self._known[header] = best, said, name
            return best, said, name
        names = [each.media.media_type for each in self._taken]
        raise wrong_media_type(self._method, header, names)

    def _closest(self, said: MediaType, text: str) -> _Taken | None:
        fitting = [
            each
            for each in self._taken
            if fits(said.name, each.name) and _is_readable(each.media, said)
        ]
        return closest(fitting, text, lambda each: each.media.media_type)


def _written(taken: _Taken) -> str:
    """Return a media type as the document has it, but for its case."""
    return taken.media.media_type.lower()


def _taken(
    media: Taken,
    max_body_bytes: int | None,
    max_upload_bytes: int,
    threads: HandlerThreads,
) -> _Taken:
    name = media.media_type.partition(";")[0].strip().lower()
    match media:
        case Bytes():
            return _Taken(media, name, max_upload_bytes)
        case Serial():
            items = ItemReader(media.type, media.media_type)
            return _Taken(media, name, max_upload_bytes, items=items)
        case Multipart():
            return _Taken(
                media, name, max_upload_bytes, multipart=MultipartReader(media, threads)
            )
        case Text():
            type_: Any = str
        case _:
            type_ = media.type
    limit = _limit(type_) if max_body_bytes is None else max_body_bytes
    return _Taken(media, name, limit, _reader(media))


def _limit(type_: Any) -> int:
    if isinstance(type_, type) and issubclass(type_, Structure):
        return request_limit(type_)
    return UNBOUNDED


def _takes_nothing(media: Taken) -> bool:
    """Return whether nothing is a value: no bytes, text, item, or member of a form."""
    return isinstance(media, Bytes | Text | Form | Serial)


def _found(error: Exception) -> list[Violation]:
    """Return what is wrong with a body that could not be read."""
    if isinstance(error, Rejected):
        return error.violations
    if isinstance(error, Malformed):
        return [Violation("", "type", f"must be JSON: {error}")]
    return [Violation("", "type", told(error))]


def _reader(media: Taken) -> Read:
    match media:
        case Json(type_):
            return _json_reader(type_)
        case Form(type_):
            read_form = form_reader(media)
            return lambda text, said: convert(read_form(text), type_)
        case _:
            return _text


def _json_reader(type_: Any) -> Read:
    decode = decoder(type_)

    def read(text: bytes, said: MediaType) -> Any:
        if len(text) > MAX_DEPTH and is_too_deep(text):
            raise Rejected([too_deep()])
        return decode(text)

    return read


def _text(text: bytes, said: MediaType) -> str:
    charset = said.parameters.get("charset", "utf-8").lower()
    try:
        return text.decode(_CHARSETS[charset])
    except UnicodeDecodeError:
        raise ValueError(f"must be text in {charset}") from None


def _is_readable(media: Taken, said: MediaType) -> bool:
    """Return whether a body is in an encoding that can be read."""
    charset = said.parameters.get("charset", "utf-8").lower()
    if isinstance(media, Json | Form | Serial):
        return charset in _UTF_8
    return not isinstance(media, Text) or charset in _CHARSETS


_KNOWN = 64
_UNKNOWN = "application/octet-stream"
_UTF_8 = frozenset({"utf-8", "utf8", "us-ascii"})
_CHARSETS = {
    "utf-8": "utf-8",
    "utf8": "utf-8",
    "us-ascii": "ascii",
    "iso-8859-1": "latin-1",
    "utf-16": "utf-16",
}


def _is_short(length: bytes | None) -> bool:
    """Return whether a body is told to be so short that it may be read in any case."""
    return length is not None and length.isdigit() and len(length) <= _DIGITS


_DIGITS = 5
"""Of the length of a body that is short."""
