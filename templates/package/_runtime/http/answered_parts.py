"""Answers of parts, as a client reads them: all of one is in memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from ..additional import NAME
from ..codec import Rejected, convert
from ..violations import Violation
from .description import Multipart
from .disposition import disposition_of
from .files import File
from .kinds import Kind, kind_of, type_of
from .media_types import parameter
from .multipart import held_by, part_reader
from .multipart_parser import Headers, MultipartError, MultipartParser
from .outgoing_members import placed


class _Part(msgspec.Struct):
    """A part that has come in."""

    headers: Mapping[str, str]
    content: bytearray

    @property
    def content_type(self) -> str | None:
        return self.headers.get("content-type")

    @property
    def filename(self) -> str | None:
        return disposition_of(self.headers.get("content-disposition", ""))[1]

    def file(self) -> File:
        content, name = bytes(self.content), self.filename
        return File(content, name=name, content_type=self.content_type)


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
    kind = kind_of(media.type)
    if len(kind.structures) == 1 and not kind.array:
        return _structure(kind.structures[0], parts.parts)
    if kind.array:
        return _converted([_value(kind.item, each) for each in parts.parts], media)
    names = _by_name(parts.parts, [])
    return _others(held_by(media.type), names)


def _converted(plain: Any, media: Multipart) -> Any:
    if any(isinstance(each, File) for each in plain):
        return plain
    return convert(plain, media.type)


def _structure(type_: Any, parts: list[_Part]) -> Any:
    fields = msgspec.structs.fields(type_)
    named = _by_name(parts, [field.encode_name for field in fields])
    found: list[Violation] = []
    members: dict[str, Any] = {}
    rest: msgspec.structs.FieldInfo | None = None
    for field in fields:
        if field.encode_name == NAME:
            rest = field
            continue
        received = named.pop(field.encode_name, None)
        if received is None:
            if field.required:
                place = f"/{field.encode_name}"
                found.append(Violation(place, "required", "must not be absent"))
            continue
        try:
            kind = kind_of(type_of(field))
            members[field.name] = _member(kind, field.type, received)
        except Rejected as error:
            found += placed(f"/{field.encode_name}", error.violations)
    if rest is not None:
        try:
            members[rest.name] = _others(held_by(rest.type), named)
        except Rejected as error:
            found += error.violations
    if found:
        raise Rejected(found)
    return type_(**members)


def _others(type_: Any, named: Mapping[str, list[_Part]]) -> dict[str, Any]:
    """Return parts of any names, whose values are all of one type."""
    found: list[Violation] = []
    made: dict[str, Any] = {}
    kind = kind_of(type_)
    for name, received in named.items():
        try:
            made[name] = _member(kind, type_, received)
        except Rejected as error:
            found += placed(f"/{name}", error.violations)
    if found:
        raise Rejected(found)
    return made


def _member(kind: Kind, type_: Any, received: list[_Part]) -> Any:
    if kind.file:
        files = [each.file() for each in received]
        return files if kind.array else files[0]
    if kind.any:
        values = [
            each.file() if each.filename is not None else _value(kind, each)
            for each in received
        ]
        return values[0] if len(values) == 1 else values
    if kind.array:
        return convert([_value(kind.item, each) for each in received], type_)
    return convert(_value(kind, received[0]), type_)


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
