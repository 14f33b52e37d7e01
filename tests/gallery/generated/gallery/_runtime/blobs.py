"""Large blobs in base64 by pybase64, where that is installed, many times faster.

msgspec, which else does it, takes a character at a time. So a large blob goes around it:
in the JSON that msgspec sees a mark stands for the blob, short and random. Whatever is
not as it should be is left to msgspec, so that results and refusals stay the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from importlib import import_module
from io import BytesIO
from math import inf
from os import urandom
from typing import Any, Protocol, TypeVar

from msgspec import DecodeError, Struct, inspect
from msgspec.structs import force_setattr, replace

S = TypeVar("S", bound=Struct)

LARGE = 64 * 1024
"""From how many bytes on, blob or text, the detour is worth it."""


class Codec(Protocol):
    """What pybase64 does."""

    def b64encode(self, s: bytes | memoryview) -> bytes:
        """Return base64 text."""
        ...

    def b64decode(self, s: memoryview, *, validate: bool) -> bytes:
        """Return the bytes that base64 text stands for.

        Raises:
            ValueError: it is not base64 throughout.
        """
        ...


class Member(Struct, frozen=True):
    """A member of a structure that may be a large blob."""

    name: str
    opening: re.Pattern[bytes]
    """What stands before its base64 text."""

    min_bytes: int
    max_bytes: float

    def mark(self) -> bytes:
        """Return bytes that the limits allow, and that no text has by chance."""
        return urandom(max(_MARK_BYTES, self.min_bytes))


class Cut(Struct, frozen=True):
    """A blob that was taken out of a text, and the mark that is there instead."""

    name: str
    blob: bytes
    mark: bytes


def encode_around(value: Struct, encode: Callable[[Struct], bytes]) -> bytes | None:
    """Return what `encode` makes of `value`, `None` if no large blob is in it."""
    members = _members(type(value))
    if not members:
        return None
    large = [member for member in members if _is_large(value, member.name)]
    codec = _codec() if large else None
    if codec is None:
        return None
    marks = {member.name: member.mark() for member in large}
    text = encode(replace(value, **marks))
    whole = BytesIO()
    for name, mark in marks.items():
        before, _, text = text.partition(codec.b64encode(mark))
        whole.write(before)
        blob = memoryview(getattr(value, name))
        # In pieces that the processor's cache holds; and so there is no second copy.
        for start in range(0, len(blob), _PIECE):
            whole.write(codec.b64encode(blob[start : start + _PIECE]))
    whole.write(text)
    return whole.getvalue()


def decode_around(
    text: bytes, type_: type[S], decode: Callable[[bytes], S]
) -> S | None:
    """Return what `decode` makes of `text`, `None` if it must see the text itself."""
    members = _members(type_)
    codec = _codec() if members else None
    if codec is None:
        return None
    cuts = []
    for member in members:
        if cut := _cut(text, member, codec):
            cuts.append(cut[0])
            text = cut[1]
    if not cuts:
        return None
    try:
        return _restored(decode(text), cuts)
    except (DecodeError, UnicodeDecodeError, RecursionError):
        # What is refused may be a mark, where a text of another member stood.
        return None


def _cut(text: bytes, member: Member, codec: Codec) -> tuple[Cut, bytes] | None:
    opening = member.opening.search(text)
    start = opening.end() if opening else len(text)
    end = text.find(b'"', start)
    if end - start < LARGE:
        return None
    try:
        blob = codec.b64decode(memoryview(text)[start:end], validate=True)
    except ValueError:
        return None
    if not member.min_bytes <= len(blob) <= member.max_bytes:
        return None
    mark = member.mark()
    rest = b"".join([text[:start], codec.b64encode(mark), text[end:]])
    return Cut(member.name, blob, mark), rest


def _restored(value: S, cuts: list[Cut]) -> S | None:
    for cut in cuts:
        # Elsewhere in the text, or written twice, it was another member's.
        if getattr(value, cut.name) != cut.mark:
            return None
        force_setattr(value, cut.name, cut.blob)
    return value


def _is_large(value: Struct, name: str) -> bool:
    blob = getattr(value, name)
    return type(blob) is bytes and len(blob) >= LARGE


@cache
def _members(type_: type[object]) -> tuple[Member, ...]:
    # Here and not above: it is asked once of each type.
    from .type_infos import info_of, structure_of

    info = structure_of(info_of(type_))
    fields = () if info is None else info.fields
    members = [_member(field, field.type) for field in fields]
    return tuple(member for member in members if member and member.max_bytes >= LARGE)


def _member(field: inspect.Field, type_: inspect.Type) -> Member | None:
    match type_:
        case inspect.Metadata():
            return _member(field, type_.type)
        case inspect.UnionType():
            found = [_member(field, each) for each in type_.types]
            return next(filter(None, found), None)
        case inspect.BytesType():
            key = re.escape(field.encode_name).encode()
            opening = re.compile(rb'"' + key + rb'"[ \t\r\n]*:[ \t\r\n]*"')
            longest = inf if type_.max_length is None else type_.max_length
            return Member(field.name, opening, type_.min_length or 0, longest)
        case _:
            return None


@cache
def _codec() -> Codec | None:
    # Here and not above: it is loaded for the first large blob.
    try:
        codec: Any = import_module("pybase64")
    except ImportError:
        return None
    found: Codec = codec
    return found


_MARK_BYTES = 18
_PIECE = 3 * 64 * 1024
"""Bytes of a blob; base64 of a multiple of three has no padding."""
