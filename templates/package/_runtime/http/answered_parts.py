"""Answers of parts, as a client reads them: all of one is in memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from ..codec import Rejected, convert
from ..violations import Violation
from .description import Multipart
from .disposition import disposition_of
from .files import File
from .kinds import Kind, kind_of, type_of
from .media_types import parameter
from .multipart import part_reader
from .multipart_parser import Headers, MultipartError, MultipartParser


class _Part(msgspec.Struct):
    """A part that has come in."""

    headers: Mapping[str, str]
    content: bytearray

    @property
    def content_type(self) -> str | None:
        return self.headers.get("content-type")

    def file(self) -> File:
        _, name = disposition_of(self.headers.get("content-disposition", ""))
        return File(bytes(self.content), name=name, content_type=self.content_type)


class _Parts:
    """All parts, in their order."""

    def __init__(self) -> None:
        self.parts: list[_Part] = []

    def begin(self, headers: Headers) -> None:
        self.parts.append(_Part(dict(headers), bytearray()))

    def data(self, data: bytes) -> None:
        self.parts[-1].content += data

    def end(self) -> None:
        """Do nothing: there is nothing to close."""


def read_parts(media: Multipart, content_type: str, body: bytes) -> Any:
    """Return the value that the parts of an answer make up.

    Raises:
        Rejected: they make up none.
    """
    parts = _Parts()
    boundary = parameter(content_type, "boundary") or ""
    try:
        parser = MultipartParser(boundary.encode(), parts)
        parser.feed(body)
        parser.close()
    except MultipartError as error:
        message = f"must be {media.media_type}: {error}"
        raise Rejected([Violation("", "type", message)]) from error
    if isinstance(media.type, type) and issubclass(media.type, msgspec.Struct):
        return _structure(media, parts.parts)
    kind = kind_of(media.type)
    if kind.array:
        return _converted([_value(kind.item, each) for each in parts.parts], media)
    names = _by_name(parts.parts, [])
    return _converted(
        {name: _value(kind.member(name), each[0]) for name, each in names.items()},
        media,
    )


def _converted(plain: Any, media: Multipart) -> Any:
    if any(isinstance(each, File) for each in plain):
        return plain
    return convert(plain, media.type)


def _structure(media: Multipart, parts: list[_Part]) -> Any:
    fields = msgspec.structs.fields(media.type)
    named = _by_name(parts, [field.encode_name for field in fields])
    found: list[Violation] = []
    members: dict[str, Any] = {}
    for field in fields:
        received = named.get(field.encode_name)
        if received is None:
            if field.required:
                place = f"/{field.encode_name}"
                found.append(Violation(place, "required", "must not be absent"))
            continue
        try:
            members[field.name] = _member(field, received)
        except Rejected as error:
            found += [
                Violation(f"/{field.encode_name}{each.path}", each.rule, each.message)
                for each in error.violations
            ]
    if found:
        raise Rejected(found)
    return media.type(**members)


def _member(field: msgspec.structs.FieldInfo, received: list[_Part]) -> Any:
    kind = kind_of(type_of(field))
    if kind.file:
        files = [each.file() for each in received]
        return files if kind.array else files[0]
    if kind.array:
        return convert([_value(kind.item, each) for each in received], field.type)
    return convert(_value(kind, received[0]), field.type)


def _value(kind: Kind, part: _Part) -> Any:
    if kind.file:
        return part.file()
    try:
        return part_reader(None, kind)(part.content_type or "", bytes(part.content))
    except ValueError as error:
        raise Rejected([Violation("", "type", str(error))]) from error


def _by_name(parts: list[_Part], names: list[str]) -> dict[str, list[_Part]]:
    """Return parts by their names, or ids; without either, by their place."""
    found: dict[str, list[_Part]] = {}
    for index, part in enumerate(parts):
        name, _ = disposition_of(part.headers.get("content-disposition", ""))
        name = name or part.headers.get("content-id", "").strip("<>")
        if not name:
            name = names[index] if index < len(names) else str(index)
        found.setdefault(name, []).append(part)
    return found
