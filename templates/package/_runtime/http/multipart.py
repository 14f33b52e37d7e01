"""Multipart bodies: a part for each member, and for each item of a list.

Written in bounded memory: what files hold is read while it is sent.
"""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, TypeAlias

import msgspec
from msgspec import NODEFAULT, UNSET

from ..additional import NAME
from ..codec import Rejected
from ..constraints import List, Map
from ..headers import checked_headers
from ..sources import Source, size_of
from ..violations import Violation
from .description import Multipart, Part
from .files import File, source_of
from .kinds import Kind, kind_of, limits_of, sizes_of
from .media_types import is_json, is_range
from .outgoing_members import Member, members_of, placed
from .part_values import held_by, part_of
from .texts import json_of, text_of

Written: TypeAlias = tuple[bytes, bytes | Source]
"""The head of a part, and what is in it."""

Given: TypeAlias = tuple[str, Kind, Any]
"""The name of parts, what they may be, and what they are: plain JSON or files."""

Give: TypeAlias = Callable[[Any, list[Violation], bool], Iterator[Given]]
"""Gives the parts of a value: `give(value, found, validate)`."""


class MultipartSource(Source):
    """Parts, one after the other."""

    def __init__(self, boundary: str, parts: Sequence[Written]) -> None:
        """Take what stands between the parts, and the parts."""
        mark = f"--{boundary}\r\n".encode()
        self._parts = [(mark + head + b"\r\n", content) for head, content in parts]
        self._end = f"--{boundary}--\r\n".encode()
        self.repeatable = all(
            content.repeatable for _, content in parts if isinstance(content, Source)
        )
        self.length = self._length()

    def _length(self) -> int | None:
        total = len(self._end)
        for head, content in self._parts:
            size = size_of(content)
            if size is None:
                return None
            total += len(head) + size + 2
        return total

    def chunks(self) -> Iterator[bytes]:
        """Return the parts, files a piece at a time."""
        self.is_read = True
        for head, content in self._parts:
            yield head
            if isinstance(content, Source):
                yield from content.chunks()
                yield b"\r\n"
            else:
                yield content + b"\r\n"
        yield self._end

    async def chunks_async(self) -> AsyncIterator[bytes]:
        """Return the parts, files a piece at a time."""
        self.is_read = True
        for head, content in self._parts:
            yield head
            if isinstance(content, Source):
                async for chunk in content.chunks_async():
                    yield chunk
                yield b"\r\n"
            else:
                yield content + b"\r\n"
        yield self._end


def multipart_writer(
    media: Multipart,
) -> Callable[[Any, bool], tuple[str, bytes | Source]]:
    """Return what writes a value as media type and body: `write(value, validate)`.

    It raises `Rejected` where the value breaks its schema.
    """
    given = _giver(media.type)
    is_form = media.media_type.startswith("multipart/form-data")

    def write(value: Any, validate: bool) -> tuple[str, bytes | Source]:
        found: list[Violation] = []
        parts: list[Written] = []
        for name, kind, each in given(value, found, validate):
            try:
                parts += _parts(name, each, kind, part_of(media, name), is_form)
            except (ValueError, TypeError, OSError) as error:
                found.append(Violation(f"/{name}", "type", str(error)))
        if found:
            raise Rejected(found)
        boundary = secrets.token_hex(16)
        source = MultipartSource(boundary, parts)
        is_small = not any(isinstance(content, Source) for _, content in parts)
        body = b"".join(source.chunks()) if is_small else source
        return f"{media.media_type}; boundary={boundary}", body

    return write


def _members(type_: type[msgspec.Struct]) -> dict[str, Member]:
    types = members_of(type_)
    return {
        field.encode_name: Member(
            field.name, f"/{field.encode_name}", *types[field.name]
        )
        for field in msgspec.structs.fields(type_)
        if field.encode_name != NAME
    }


def _others(type_: type[msgspec.Struct]) -> tuple[str, Member] | None:
    """Return the member that holds what has other names, and what each of that is."""
    for field in msgspec.structs.fields(type_):
        if field.encode_name == NAME:
            return field.name, Member("", "", held_by(field.type), NODEFAULT)
    return None


def _giver(type_: Any) -> Give:
    """Return what gives the parts of a value of a type."""
    kind = kind_of(type_)
    if kind.structures and not kind.array:
        return partial(
            _of_structure, {each: _members(each) for each in kind.structures}
        )
    held = Member("", "", held_by(type_), NODEFAULT)
    return partial(_of_items, held, limits_of(type_) if kind.array else sizes_of(type_))


def _of_structure(
    structures: dict[type[Any], dict[str, Member]],
    value: Any,
    found: list[Violation],
    validate: bool,
) -> Iterator[Given]:
    members = structures.get(type(value))
    if members is None:
        found.append(Violation("", "type", "must be what its parts make up"))
        return
    config = type(value).__struct_config__
    if config.tag_field is not None:
        yield config.tag_field, kind_of(str), config.tag
    for name, member in members.items():
        each = getattr(value, member.name)
        if member.is_absent(each):
            continue
        kind = kind_of(member.type)
        is_file = kind.has_file(each)
        if not is_file:
            each = member.plain(each, found, validate=validate)
        elif each is None:
            found.append(Violation(f"/{name}", "required", "must not be absent"))
            continue
        if validate and is_file and kind.array and isinstance(each, list | tuple):
            # A file is equal to none, whatever both hold.
            limits_of(member.type).items([object() for _ in each], (None, name), found)
        if each is not UNSET:
            yield name, kind, each
    if (rest := _others(type(value))) is not None:
        held = getattr(value, rest[0])
        found += [
            Violation(f"/{name}", "additionalProperties", "must not be given twice")
            for name in members.keys() & held.keys()
        ]
        yield from _of_items(rest[1], Map(), held, found, validate)


def _of_items(
    item: Member,
    limits: List | Map,
    value: Any,
    found: list[Violation],
    validate: bool,
) -> Iterator[Given]:
    kind = kind_of(item.type)
    pairs: Iterable[tuple[Any, Any]] = ()
    if isinstance(limits, List) and isinstance(value, list | tuple):
        pairs = enumerate(value)
    elif isinstance(limits, Map) and isinstance(value, dict):
        pairs = value.items()
        if validate:
            limits.items(value, None, found)
    else:
        found.append(Violation("", "type", "must be what its parts make up"))
    items: list[Any] = []
    for name, each in pairs:
        wrong: list[Violation] = []
        is_file = kind.has_file(each) or isinstance(each, File)
        if not is_file:
            each = item.plain(each, wrong, validate=validate)
        items.append(object() if is_file else each)
        found += placed(f"/{name}", wrong)
        if each is not UNSET:
            yield str(name), kind, each
    if isinstance(limits, List) and validate:
        limits.items(items, None, found)


def _parts(
    name: str, value: Any, kind: Kind, part: Part | None, is_form: bool
) -> Iterator[Written]:
    is_many = isinstance(value, list | tuple) and (kind.array or kind.any)
    for each in value if is_many else (value,):
        yield _part(name, each, kind, part, is_form)


def _part(
    name: str, value: Any, kind: Kind, part: Part | None, is_form: bool
) -> Written:
    said = _preferred(part)
    if isinstance(value, File) or (kind.file and not kind.mixed):
        file = value if isinstance(value, File) else File(value)
        file_type = file.content_type or said or "application/octet-stream"
        head = _head(name, file.name or name, file_type, file.headers, is_form)
        return head, source_of(file.content)
    as_json = is_json(said) if said else isinstance(value, dict | list)
    content_type = said or ("application/json" if as_json else None)
    text = json_of(value) if as_json else text_of(value)
    return _head(name, None, content_type, {}, is_form), text.encode()


def _head(
    name: str,
    filename: str | None,
    content_type: str | None,
    headers: Any,
    is_form: bool,
) -> bytes:
    disposition = f'{"form-data" if is_form else "attachment"}; name="{_quoted(name)}"'
    if filename is not None:
        disposition += f'; filename="{_quoted(filename)}"'
    fields = {"Content-Disposition": disposition}
    if not is_form:
        content_type = content_type or "text/plain"
        fields["Content-ID"] = f"<{_quoted(name)}>"
    if content_type is not None:
        fields |= checked_headers({"Content-Type": content_type}, frozenset())
    fields |= checked_headers(headers, frozenset(fields))
    return "".join(f"{key}: {value}\r\n" for key, value in fields.items()).encode()


def _preferred(part: Part | None) -> str | None:
    """Return the content type that is sent of those that a part may have."""
    if part is None or part.content_type is None:
        return None
    first = part.content_type.partition(",")[0].strip()
    return None if is_range(first) else first


def _quoted(text: str) -> str:
    if "\0" in text:
        raise ValueError("must have a name without the character NUL")
    # As browsers do it, save for the backslash: one at the end would hide the quote.
    for character, written in _WRITTEN.items():
        text = text.replace(character, written)
    return text


_WRITTEN = {"\\": r"\\", '"': "%22", "\r": "%0D", "\n": "%0A"}
