"""Multipart bodies, read into the members of a structure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import UNSET, inspect

from ..bodies import Body
from ..codec import Rejected, convert
from ..constraints import List
from ..constraints.carried import constraint_of
from ..refusals import Refusal
from ..threads import HandlerThreads
from ..violations import Violation, violation
from .description import Multipart
from .files import File
from .kinds import Kind, kind_of, type_of
from .media_types import is_json
from .multipart import part_reader
from .multipart_parser import MultipartError, MultipartParser, TooMuch
from .negotiation import MediaType
from .parameters import Values, told
from .received_parts import Received, ReceivedParts
from .spool import Spool
from .violated import Fault, in_body


class _Member(msgspec.Struct):
    """A member of the structure, and how its parts are read."""

    name: str
    """In Python."""

    type: Any
    kind: Kind
    required: bool
    read: Callable[[str, bytes], Any]
    """A part that is no file; of a list, one that has all of it."""

    read_item: Callable[[str, bytes], Any]
    is_nested: bool
    """Whether it is a list of lists."""

    limits: List
    """Of a list of files."""


class MultipartReader:
    """Reads the multipart bodies of one operation."""

    def __init__(self, media: Multipart, threads: HandlerThreads) -> None:
        """Take what is said of them, and where files are written to disk."""
        self._threads = threads
        self._type = media.type
        self._members: dict[str, _Member] | None = None
        kind = kind_of(media.type)
        self._item = kind.item if kind.array and not kind.object else None
        self._is_closed = False
        if isinstance(media.type, type) and issubclass(media.type, msgspec.Struct):
            self._is_closed = media.type.__struct_config__.forbid_unknown_fields
            self._members = {
                field.encode_name: _member(media, field)
                for field in msgspec.structs.fields(media.type)
            }

    async def read(
        self, said: MediaType, body: Body, values: Values, faults: list[Fault]
    ) -> Spool:
        """Add the structure to the members of an input, or what is wrong to faults.

        Returns what holds the files, to be closed once the request has been served.

        Raises:
            Refusal: the body, or something in it, is too long.
            Disconnected: the caller went away before its end.
        """
        names = None if self._item is not None else list(self._members or ())
        parts = ReceivedParts(self._is_file, names)
        try:
            await self._receive(said, body, parts)
            found: list[Violation] = []
            made = self._made(parts, found)
            if found:
                faults += in_body(found)
            else:
                values["body"] = made
        except TooMuch as error:
            parts.spool.close()
            message = f"The body has too much: {error}."
            raise Refusal(413, "ContentTooLarge", message) from error
        except MultipartError as error:
            message = f"must be {said.name}: {error}"
            faults += in_body([Violation("", "type", message)])
        except BaseException:
            parts.spool.close()
            raise
        return parts.spool

    async def _receive(self, said: MediaType, body: Body, parts: ReceivedParts) -> None:
        spool = parts.spool
        parser = MultipartParser(said.parameters.get("boundary", "").encode(), parts)
        async for chunk in body.chunks():
            parser.feed(chunk)
            if spool.is_full:
                await self._threads.run(spool.write)
            if not spool.is_on_disk:
                body.admission.hold(body.turn, len(chunk))
                body.admission.check_held(body.turn)
        parser.close()
        if spool.is_on_disk:
            await self._threads.run(spool.write)

    def _is_file(self, name: str, filename: str | None) -> bool | None:
        if self._item is not None and not self._item.any:
            return self._item.file
        if self._members is None:
            return filename is not None
        member = self._members.get(name)
        return None if member is None else member.kind.file

    def _made(self, parts: ReceivedParts, found: list[Violation]) -> Any:
        if self._item is not None:
            return self._listed(self._item, parts, found)
        if self._members is None:
            return {
                name: _loose([_one(each, parts.spool) for each in received])
                for name, received in parts.by_name.items()
            }
        members: dict[str, Any] = {}
        for wire, member in self._members.items():
            received = parts.by_name.get(wire)
            if received is not None:
                value = _value(wire, member, received, parts.spool, found)
                if value is not UNSET:
                    members[member.name] = value
            elif member.required:
                found.append(Violation(f"/{wire}", "required", "must not be absent"))
        if self._is_closed:
            found += [
                violation((None, name), "additionalProperties", "must not be there")
                for name in parts.unknown
            ]
        return None if found else self._type(**members)

    def _listed(
        self, item: Kind, parts: ReceivedParts, found: list[Violation]
    ) -> list[Any] | None:
        received = [each for several in parts.by_name.values() for each in several]
        if item.file:
            return [_one(each, parts.spool) for each in received]
        read = part_reader(None, item)
        try:
            plain = [
                (
                    _one(each, parts.spool)
                    if each.content is None
                    else read(each.content_type or "", _bytes(each))
                )
                for each in received
            ]
            made: list[Any] = plain if item.any else convert(plain, self._type)
        except Rejected as error:
            found += error.violations
        except (ValueError, RecursionError) as error:
            found.append(Violation("", "type", told(error)))
        else:
            return made
        return None


def _member(media: Multipart, field: msgspec.structs.FieldInfo) -> _Member:
    part = media.parts.get(field.encode_name)
    kind = kind_of(type_of(field))
    return _Member(
        field.name,
        field.type,
        kind,
        field.required,
        part_reader(part, field.type),
        part_reader(part, kind.item) if kind.array else part_reader(part, field.type),
        kind.array and kind.item.array,
        _limits(inspect.type_info(field.type)),
    )


def _limits(type_: inspect.Type) -> List:
    for each in type_.types if isinstance(type_, inspect.UnionType) else (type_,):
        if (found := constraint_of(each, List, None)) is not None:
            return found
    return List()


def _value(
    wire: str,
    member: _Member,
    received: list[Received],
    spool: Spool,
    found: list[Violation],
) -> Any:
    """Return what the parts of one name hold, `UNSET` if `found` tells what is wrong."""
    try:
        if len(received) > 1 and not member.kind.array:
            raise ValueError("must not be given more than once")
        if member.kind.file:
            files = [_one(each, spool) for each in received]
            if member.kind.array:
                member.limits.items(files, (None, wire), found)
            return files if member.kind.array else files[0]
        return convert(_plain(member, received), member.type)
    except Rejected as error:
        found += [
            Violation(f"/{wire}{each.path}", each.rule, each.message)
            for each in error.violations
        ]
    except (ValueError, RecursionError) as error:
        found.append(Violation(f"/{wire}", "type", told(error)))
    return UNSET


def _plain(member: _Member, received: list[Received]) -> Any:
    first = received[0]
    if not member.kind.array:
        return member.read(first.content_type or "", _bytes(first))
    if len(received) == 1 and is_json(first.content_type or ""):
        # Some callers write a list as one part.
        whole = member.read(first.content_type or "", _bytes(first))
        return whole if _is_list(whole, member.is_nested) else [whole]
    return [
        member.read_item(each.content_type or "", _bytes(each)) for each in received
    ]


def _is_list(value: Any, is_nested: bool) -> bool:
    """Tell whether a value is a list, of lists if it is to be, and not an item of one."""
    return isinstance(value, list) and (
        not is_nested or all(isinstance(item, list) for item in value)
    )


def _one(received: Received, spool: Spool) -> Any:
    """Return a part as a file, or as text where its content is in memory."""
    if received.content is None:
        return File(
            spool.part(received.start, received.end),
            name=received.filename,
            content_type=received.content_type,
            headers=received.headers,
        )
    return received.content.decode("utf-8", "replace")


def _loose(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _bytes(received: Received) -> bytes:
    return bytes(received.content or b"")
