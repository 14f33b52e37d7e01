"""Bodies of requests: which media type a value is sent as, and how it is written."""

from __future__ import annotations

from collections.abc import AsyncIterable, Callable, Iterable, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeAlias

import msgspec
from msgspec import UNSET

from ..codec import (
    NO_FORM,
    Rejected,
    encode,
    encode_valid,
    formless,
    violations_of,
)
from ..errors import RequestInvalid
from ..sources import Source
from ..violations import Violation
from .description import Body, Bytes, Form, Json, Multipart, Serial, Taken, Text
from .files import File, source_of
from .forms import form_writer
from .kinds import kind_of
from .media_types import closest, is_media_type, is_range, matches, parameter
from .multipart import multipart_writer
from .outgoing_members import placed


class Payload(NamedTuple):
    """A body, ready to be sent."""

    content_type: str
    body: bytes | Source


Write: TypeAlias = Callable[[Any, str | None, bool], Payload]
"""Writes a value as a media type: `write(value, content_type, validate)`.

Raises `Rejected` where it breaks the schema, `ValueError` or `TypeError` with the end of
a sentence that begins with its name where it has no such form.
"""


class BodyPlan:
    """Writes the body of one operation."""

    def __init__(self, body: Body, operation: str) -> None:
        """Take what is said of it, and what the operation is called."""
        self._required = body.required
        self._media: Sequence[Taken] = body.media
        self._writers = [_writer(media, operation) for media in body.media]

    def payload(
        self, value: Any, said: str | None, found: list[Violation], *, validate: bool
    ) -> Payload | None:
        """Return the body that carries a value; `None` if there is none, or a wrong one.

        Args:
            value: The member `body`.
            said: The media type to send, if somebody has chosen.
            found: Where to add what is wrong.
            validate: Whether to check that the value keeps to its schema.
        """
        if value is UNSET or (value is None and not self._takes_null()):
            if self._required:
                found.append(Violation("/body", "required", "must not be absent"))
            return None
        write = self._writer(value, said)
        if write is None:
            types = ", ".join(media.media_type for media in self._media)
            rule = f"must be one of {types}, not {said!r}"
            found.append(Violation("/content_type", "enum", rule))
            return None
        try:
            return write(value, said, validate)
        except Rejected as error:
            found += placed("/body", error.violations)
        except NO_FORM as error:
            found.append(_unfit(error))
        except OSError as error:
            found.append(Violation("/body", "type", f"must be there to read: {error}"))
        return None

    def _takes_null(self) -> bool:
        return self._required and any(
            isinstance(media, Json) and not violations_of(media.type, None)
            for media in self._media
        )

    def _writer(self, value: Any, said: str | None) -> Write | None:
        each = list(zip(self._media, self._writers, strict=True))
        if said is not None:
            fitting = [pair for pair in each if matches(pair[0].media_type, said)]
            found = closest(fitting, said, lambda pair: pair[0].media_type)
            return found[1] if found else None
        if len(each) > 1:
            each = [pair for pair in each if _fits(pair[0], value)] or each
        return each[0][1]


def _fits(media: Taken, value: Any) -> bool:
    match media:
        case Text():
            return isinstance(value, str)
        case Serial():
            return isinstance(value, Iterable | AsyncIterable) and not isinstance(
                value, str | bytes | dict
            )
        case Bytes():
            if value in ([], ()):
                # It may be a list that lacks items as well.
                return False
            try:
                source_of(value.content if isinstance(value, File) else value)
            except (TypeError, OSError):
                return False
            return True
    structures = kind_of(media.type).structures
    if isinstance(media, Multipart) or (
        structures and isinstance(value, msgspec.Struct)
    ):
        return isinstance(value, structures)
    return not violations_of(media.type, value)


def _writer(media: Taken, operation: str) -> Write:
    match media:
        case Json():
            return partial(_json, media)
        case Form():
            return partial(_form, media, form_writer(media))
        case Multipart():
            write = multipart_writer(media)
            return lambda value, said, validate: Payload(*write(value, validate))
        case Text():
            return partial(_text, media)
        case Bytes():
            return partial(_bytes, media)
        case Serial():
            return partial(_items, media, operation)


def _json(media: Json, value: Any, said: str | None, validate: bool) -> Payload:
    media_type = _chosen(said, media)
    if is_range(media_type):
        media_type = "application/json"
    text = encode_valid(value, media.type) if validate else encode(value)
    return Payload(media_type, text)


def _items(
    media: Serial, operation: str, value: Any, said: str | None, validate: bool
) -> Payload:
    def write(item: Any) -> bytes:
        return encode_valid(item, media.type) if validate else encode(item)

    def refuse(found: Sequence[Violation]) -> Exception:
        return RequestInvalid(operation, placed("/body", [*found]))

    return Payload(media.media_type, media.source(value, write, refuse))


def _form(
    media: Form,
    write: Callable[[dict[str, Any]], str],
    value: Any,
    said: str | None,
    validate: bool,
) -> Payload:
    text = encode_valid(value, media.type) if validate else encode(value)
    return Payload(media.media_type, write(msgspec.json.decode(text)).encode())


def _text(media: Text, value: Any, said: str | None, validate: bool) -> Payload:
    if not isinstance(value, str):
        raise TypeError(f"must be a string, not a Python {type(value).__name__}")
    media_type = _chosen(said, media)
    if is_range(media_type):
        media_type = "text/plain"
    charset = parameter(media_type, "charset")
    if charset is None:
        media_type += "; charset=utf-8"
    try:
        return Payload(media_type, value.encode(charset or "utf-8"))
    except (LookupError, UnicodeEncodeError):
        raise ValueError(f"must be text that {media_type} can hold") from None


def _bytes(media: Bytes, value: Any, said: str | None, validate: bool) -> Payload:
    content = value
    if isinstance(value, File):
        content, said = value.content, value.content_type or said
    media_type = _chosen(said, media)
    if is_range(media_type):
        if media_type != "*/*":
            raise ValueError(f"must have a content_type, one of {media_type}")
        media_type = "application/octet-stream"
    return Payload(media_type, source_of(content))


def _chosen(said: str | None, media: Json | Text | Bytes) -> str:
    """Return the media type that somebody has chosen, else the documented one.

    Raises:
        ValueError: it is none, or a header cannot carry it.
    """
    if not said:
        return media.media_type
    if said == media.media_type or is_media_type(said):
        return said
    raise ValueError(f"must have a content_type such as text/plain, not {said!r}")


def _unfit(error: Exception) -> Violation:
    message = str(error)
    if message.startswith("must "):
        return Violation("/body", "type", message)
    return placed("/body", [formless(error)])[0]
