"""Answers of parts, as a client reads them: all of one is in memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from ..additional import NAME
from ..codec import Rejected, convert
from ..lenient import read as read_leniently
from ..violations import Violation, violation
from .description import Multipart, Part
from .disposition import ABOUT_PARTS, disposition_of
from .files import File
from .kinds import Kind, kind_of, limits_of, sizes_of, type_of
from .media_types import is_binary, is_json, parameter
from .multipart_parser import Headers, MultipartError, MultipartParser
from .outgoing_members import placed
from .part_values import held_by, part_reader, whole_list


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

    def text(self) -> str:
        return self.content.decode("utf-8", "replace")

    def file(self) -> File:
        rest = {
            key: value for key, value in self.headers.items() if key not in ABOUT_PARTS
        }
        return File(
            bytes(self.content),
            name=self.filename,
            content_type=self.content_type,
            headers=rest,
        )


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


class Found(msgspec.Struct):
    """What parts make up, as far as they fit, and how they break the document."""

    value: Any
    violations: list[Violation]
    known: int = 1
    """How many of the parts have names that the value knows."""


def read_parts(media: Multipart, content_type: str, body: bytes) -> Found:
    """Return what the parts of an answer make up.

    Raises:
        Rejected: they make up nothing.
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
    if kind.array:
        return _listed(media, kind.item, parts.parts)
    if kind.structures:
        found = [_structure(media, each, parts.parts) for each in kind.structures]
        fitting = [each for each in found if not each.violations]
        best = max(fitting or found, key=lambda each: each.known)
        if best.violations and not best.known:
            raise Rejected(best.violations)
        return best
    wrong: list[Violation] = []
    names = _by_name(parts.parts, [])
    value = _others(media, held_by(media.type), names, wrong)
    sizes_of(media.type).items(value, None, wrong)
    return Found(value, wrong)


def _listed(media: Multipart, item: Kind, parts: list[_Part]) -> Found:
    found: list[Violation] = []
    item_type = held_by(media.type)
    values: list[Any] = []
    for index, part in enumerate(parts):
        is_file = (item.any or item.mixed) and is_binary(part.content_type or "")
        if is_file and part.filename is None:
            values.append(part.file())
            continue
        values.append(_one(None, f"/{index}", item_type, item, part, found))
    # A file is equal to none, whatever both hold.
    told = [object() if isinstance(each, File) else each for each in values]
    limits_of(media.type).items(told, None, found)
    return Found(values, found)


def _structure(media: Multipart, type_: Any, parts: list[_Part]) -> Found:
    fields = msgspec.structs.fields(type_)
    named = _by_name(parts, [field.encode_name for field in fields])
    number = len(named)
    found: list[Violation] = []
    config = type_.__struct_config__
    if config.tag_field is not None:
        _check_tag(config, named.pop(config.tag_field, []), found)
    members: dict[str, Any] = {}
    rest: msgspec.structs.FieldInfo | None = None
    for field in fields:
        wire = field.encode_name
        if wire == NAME:
            rest = field
        elif (received := named.pop(wire, None)) is not None:
            type_of_it = type_of(field)
            members[field.name] = _member(media, wire, type_of_it, received, found)
        elif field.required:
            found.append(Violation(f"/{wire}", "required", "must not be absent"))
            members[field.name] = None
    known = number - len(named)
    if rest is not None:
        members[rest.name] = _others(media, held_by(rest.type), named, found)
    elif config.forbid_unknown_fields:
        found += [
            violation((None, name), "additionalProperties", "must not be there")
            for name in named
        ]
    return Found(type_(**members), found, known)


def _check_tag(config: Any, received: list[_Part], found: list[Violation]) -> None:
    place = f"/{config.tag_field}"
    if not received:
        found.append(Violation(place, "required", "must not be absent"))
    elif received[0].text() != str(config.tag):
        found.append(Violation(place, "const", f"must be {config.tag!r}"))


def _others(
    media: Multipart,
    type_: Any,
    named: Mapping[str, list[_Part]],
    found: list[Violation],
) -> dict[str, Any]:
    """Return parts of any names, whose values are all of one type."""
    return {
        name: _member(media, name, type_, received, found)
        for name, received in named.items()
    }


def _member(
    media: Multipart,
    wire: str,
    type_: Any,
    received: list[_Part],
    found: list[Violation],
) -> Any:
    """Return what the parts of one name hold."""
    kind, part, place = kind_of(type_), media.parts.get(wire), f"/{wire}"
    if kind.any:
        values = [_one(part, place, type_, kind, each, found) for each in received]
        return values[0] if len(values) == 1 else values
    if len(received) > 1 and not kind.array:
        found.append(Violation(place, "type", "must not be given more than once"))
    is_list = kind.array and is_json(received[0].content_type or "")
    if kind.is_alone(len(received)) and not is_list:
        return _one(part, place, type_, kind, received[0], found)
    if any(kind.is_file(each.filename) for each in received):
        files = [each.file() for each in received]
        limits_of(type_).items([object() for _ in files], (None, wire), found)
        return files[0] if len(files) == 1 and kind.lone_file else files
    return _typed(place, type_, _items(part, place, kind, received, found), found)


def _one(
    part: Part | None,
    place: str,
    type_: Any,
    kind: Kind,
    received: _Part,
    found: list[Violation],
) -> Any:
    """Return what a part alone holds."""
    if kind.is_file(received.filename):
        return received.file()
    return _typed(place, type_, _plain(part, place, kind, received, found), found)


def _items(
    part: Part | None,
    place: str,
    kind: Kind,
    received: list[_Part],
    found: list[Violation],
) -> list[Any]:
    """Return what the parts of a list hold that has no files."""
    if len(received) == 1:
        said, content = received[0].content_type or "", bytes(received[0].content)
        try:
            if (whole := whole_list(said, content, kind)) is not None:
                return whole
        except ValueError as error:
            found.append(Violation(place, "type", str(error)))
            return [received[0].text()]
    return [
        _plain(part, f"{place}/{index}", kind.item, each, found)
        for index, each in enumerate(received)
    ]


def _plain(
    part: Part | None, place: str, kind: Kind, received: _Part, found: list[Violation]
) -> Any:
    """Return what a part that is no file holds; its text, where that is none of it."""
    try:
        read = part_reader(part, kind)
        return read(received.content_type or "", bytes(received.content))
    except ValueError as error:
        found.append(Violation(place, "type", str(error)))
        return received.text()


def _typed(place: str, type_: Any, plain: Any, found: list[Violation]) -> Any:
    try:
        return convert(plain, type_)
    except Rejected as error:
        if not any(each.path.startswith(place) for each in found):
            found += placed(place, error.violations)
        return read_leniently(type_, plain)


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
