"""Which answers an operation has that are no errors, and what may be sent as which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from ..asgi import Header
from ..kinds import kinds_of
from ..type_infos import info_of
from .answer_headers import demands
from .description import Answer, Answered, Bytes, Json, Serial, StatusKey, Text
from .media_types import bare, parameter
from .streams import is_whole


class Usual(msgspec.Struct, frozen=True):
    """The only success of an operation that has a body, if that is JSON."""

    status: int
    type: Any
    content_type: Header


def usual_of(successes: Sequence[tuple[int, Answer]]) -> Usual | None:
    """Return the only success that has a body, if that is JSON alone."""
    match [each for each in successes if each[1].media]:
        case [(status, Answer((Json() as media,), headers))]:
            if headers is None or not demands(headers):
                name = content_type_of(media).encode("latin-1")
                return Usual(status, media.type, (b"content-type", name))
    return None


def content_type_of(media: Answered) -> str:
    """Return what an answer says that its body is; a range stands for what it is."""
    name = media.media_type
    if isinstance(media, Text):
        name = "text/plain" if "*" in name else name
        return name if "charset" in name.lower() else f"{name}; charset=utf-8"
    if "*" in name:
        return "application/json" if isinstance(media, Json) else _UNKNOWN
    return name


def text_of(media: Text, value: Any) -> tuple[str, bytes]:
    """Return the media type and the bytes of a text; UTF-8 holds what others cannot."""
    name = content_type_of(media)
    try:
        return name, str(value).encode(parameter(name, "charset") or "utf-8")
    except (LookupError, UnicodeEncodeError):
        return f"{bare(name)}; charset=utf-8", str(value).encode()


def successes_of(
    responses: Mapping[StatusKey, Answer],
) -> Iterable[tuple[int, Answer]]:
    """Yield the statuses of successes, in the order of the document.

    If it has none, its default is one, and so is an answer without a body.
    """
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


def offered_by(successes: Sequence[tuple[int, Answer]]) -> tuple[str, ...]:
    """Return the media types of all successes; none if one of them has no body."""
    if not all(said.media for _, said in successes):
        return ()
    names = [media.media_type for _, said in successes for media in said.media]
    return tuple(dict.fromkeys(names))


def may_be(media: Answered, value: Any) -> bool:
    """Return whether a value can be of a media type, as far as its class tells."""
    if isinstance(media, Text):
        return isinstance(value, str)
    if isinstance(media, Bytes):
        return not isinstance(value, str | dict | msgspec.Struct) or hasattr(
            value, "content"
        )
    if isinstance(media, Serial):
        return hasattr(value, "__aiter__") or (
            hasattr(value, "__iter__") and not isinstance(value, str | dict)
        )
    return not is_whole(value)


def takes_none(said: Answer) -> bool:
    """Return whether null is a value that an answer may carry."""
    return any(
        isinstance(media, Json) and "null" in kinds_of(info_of(media.type))
        for media in said.media
    )


def is_null(said: Answer) -> bool:
    """Return whether null is all that an answer may carry."""
    return bool(said.media) and all(
        isinstance(media, Json) and set(kinds_of(info_of(media.type))) == {"null"}
        for media in said.media
    )


_NOTHING = Answer()
_UNKNOWN = "application/octet-stream"
