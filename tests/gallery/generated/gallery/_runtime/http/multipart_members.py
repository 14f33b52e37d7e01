"""The members of a structure that the parts of a multipart body make up."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET

from ..additional import NAME
from ..codec import Rejected, convert
from ..constraints import List
from ..violations import Violation, violation
from .description import Multipart
from .files import File
from .kinds import Kind, kind_of, limits_of, sizes_of, type_of
from .media_types import is_json
from .parameters import told
from .part_values import held_by, part_reader, whole_list
from .received_parts import Received, ReceivedParts
from .spool import Spool


class Made(NamedTuple):
    """What parts make up: a value, or what is wrong with it."""

    value: Any
    violations: list[Violation]
    known: int = 0
    """How many of the parts have names that the value knows."""


class Member(msgspec.Struct):
    """A member of the structure, and how its parts are read."""

    name: str
    """In Python."""

    type: Any
    kind: Kind
    required: bool
    read: Callable[[str, bytes], Any]
    """A part that is no file; of a list, an item of it."""

    limits: List
    """Of a list of files."""


class Shape:
    """A structure, made of parts."""

    def __init__(self, media: Multipart, type_: type[msgspec.Struct]) -> None:
        """Take what is said of the body, and the structure."""
        self._type = type_
        config = type_.__struct_config__
        self._is_closed = config.forbid_unknown_fields
        self._tag = (config.tag_field, config.tag)
        fields = msgspec.structs.fields(type_)
        self.members: Mapping[str, Member] = {
            field.encode_name: _member(media, field)
            for field in fields
            if field.encode_name != NAME
        }
        rest = next((each for each in fields if each.encode_name == NAME), None)
        self._rest_name = "" if rest is None else rest.name
        self._rest = None if rest is None else Others(media, rest.type)

    def is_file(self, name: str, filename: str | None) -> bool | None:
        """Return whether a part of a name is a file; `None` if no part has the name."""
        member = self.members.get(name)
        if member is not None:
            return member.kind.is_file(filename)
        if name == self._tag[0]:
            return False
        return None if self._rest is None else self._rest.is_file(name, filename)

    def made(self, parts: ReceivedParts) -> Made:
        """Return the structure that parts make up."""
        found: list[Violation] = []
        members: dict[str, Any] = {}
        for wire, member in self.members.items():
            received = parts.by_name.get(wire)
            if received is not None:
                value = _value(wire, member, received, parts.spool, found)
                if value is not UNSET:
                    members[member.name] = value
            elif member.required:
                found.append(Violation(f"/{wire}", "required", "must not be absent"))
        names = self.members.keys() | {self._tag[0]}
        if self._rest is not None:
            others = parts.by_name.keys() - names
            members[self._rest_name] = self._rest.made(parts, others, found)
        elif self._is_closed:
            found += [
                violation((None, name), "additionalProperties", "must not be there")
                for name in (*parts.unknown, *parts.by_name)
                if name not in names
            ]
        found += self._tag_faults(parts)
        known = len(parts.by_name.keys() & names)
        return Made(None if found else self._type(**members), found, known)

    def _tag_faults(self, parts: ReceivedParts) -> list[Violation]:
        name, tag = self._tag
        if name is None:
            return []
        received = parts.by_name.get(name)
        if received is None:
            return [Violation(f"/{name}", "required", "must not be absent")]
        if bytes_of(received[0]).decode("utf-8", "replace") != str(tag):
            return [Violation(f"/{name}", "const", f"must be {tag!r}")]
        return []


class Others:
    """Parts of any names, that make up an object whose values are all of one type."""

    def __init__(self, media: Multipart, type_: Any) -> None:
        """Take what is said of the body, and the type of the object."""
        self._media = media
        self._held = held_by(type_)
        self._kind = kind_of(self._held)
        self._sizes = sizes_of(type_)

    def is_file(self, name: str, filename: str | None) -> bool:
        """Return whether a part is a file."""
        return self._kind.is_file(filename)

    def made(
        self, parts: ReceivedParts, names: Collection[str], found: list[Violation]
    ) -> dict[str, Any]:
        """Return the object; what is wrong with it is added to `found`."""
        made: dict[str, Any] = {}
        for wire, received in parts.by_name.items():
            if wire not in names:
                continue
            member = _member_of(self._media, wire, wire, self._held, required=True)
            value = _value(wire, member, received, parts.spool, found)
            if value is not UNSET:
                made[wire] = value
        self._sizes.items(made, None, found)
        return made


def best_of(shapes: Sequence[Shape], parts: ReceivedParts) -> Made:
    """Return what parts make up that are one of several structures.

    Of those that they fit, it is the one that knows most of them, of several the first;
    if they fit none, what is wrong is told of that one.
    """
    made = [each.made(parts) for each in shapes]
    fitting = [each for each in made if not each.violations]
    return max(fitting or made, key=lambda each: each.known)


def _member(media: Multipart, field: msgspec.structs.FieldInfo) -> Member:
    type_, required = field.type, field.required
    made = _member_of(media, field.encode_name, field.name, type_, required=required)
    made.kind = kind_of(type_of(field))
    return made


def _member_of(
    media: Multipart, wire: str, name: str, type_: Any, *, required: bool
) -> Member:
    part, kind = media.parts.get(wire), kind_of(type_)
    read = part_reader(part, kind.item if kind.array else kind)
    return Member(name, type_, kind, required, read, limits_of(type_))


def _value(
    wire: str,
    member: Member,
    received: list[Received],
    spool: Spool,
    found: list[Violation],
) -> Any:
    """Return what the parts of one name hold, `UNSET` if `found` tells what is wrong."""
    try:
        if member.kind.any:
            return loose([free(member.read, each, spool) for each in received])
        if len(received) > 1 and not member.kind.array:
            raise ValueError("must not be given more than once")
        is_text = member.kind.mixed and all(it.content is not None for it in received)
        if member.kind.file and not is_text:
            files = [one_of(each, spool) for each in received]
            if member.kind.array:
                member.limits.items(files, (None, wire), found)
            is_one = len(files) == 1 and member.kind.lone_file
            return files if member.kind.array and not is_one else files[0]
        return convert(_plain(member, received), member.type)
    except Rejected as error:
        found += [
            Violation(f"/{wire}{each.path}", each.rule, each.message)
            for each in error.violations
        ]
    except (ValueError, RecursionError) as error:
        found.append(Violation(f"/{wire}", "type", told(error)))
    return UNSET


def _plain(member: Member, received: list[Received]) -> Any:
    first = received[0]
    if member.kind.is_alone(len(received)) and not _is_list(member.kind, first):
        return member.read(first.content_type or "", bytes_of(first))
    if len(received) == 1:
        said = first.content_type or ""
        if (whole := whole_list(said, bytes_of(first), member.kind)) is not None:
            return whole
    return [member.read(each.content_type or "", bytes_of(each)) for each in received]


def _is_list(kind: Kind, received: Received) -> bool:
    return kind.array and is_json(received.content_type or "")


def free(read: Callable[[str, bytes], Any], received: Received, spool: Spool) -> Any:
    """Return a part of which nothing is known, as a file or as what it says."""
    if received.content is None:
        return one_of(received, spool)
    return read(received.content_type or "", bytes_of(received))


def one_of(received: Received, spool: Spool) -> Any:
    """Return a part as a file, or as text where its content is in memory."""
    if received.content is None:
        return File(
            spool.part(received.start, received.end),
            name=received.filename,
            content_type=received.content_type,
            headers=received.headers,
        )
    return received.content.decode("utf-8", "replace")


def loose(values: list[Any]) -> Any:
    """Return the values of one name, of which nothing is known."""
    return values[0] if len(values) == 1 else values


def bytes_of(received: Received) -> bytes:
    """Return what a part in memory holds."""
    return bytes(received.content or b"")
