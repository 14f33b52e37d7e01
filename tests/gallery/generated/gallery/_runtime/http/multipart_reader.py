"""Multipart bodies, read into the members of a structure."""

from __future__ import annotations

from typing import Any

from ..bodies import Body
from ..codec import Rejected, convert
from ..refusals import Refusal
from ..threads import HandlerThreads
from ..violations import Violation
from .description import Multipart
from .files import File
from .kinds import Kind, kind_of, limits_of
from .multipart_members import Others, Shape, best_of, free, loose, one_of
from .multipart_parser import MultipartError, MultipartParser, TooMuch
from .negotiation import MediaType
from .outgoing_members import placed
from .parameters import Values, told
from .part_values import held_by, part_reader
from .received_parts import ReceivedParts
from .spool import Spool
from .violated import Fault, in_body


class MultipartReader:
    """Reads the multipart bodies of one operation."""

    def __init__(self, media: Multipart, threads: HandlerThreads) -> None:
        """Take what is said of them, and where files are written to disk."""
        self._threads = threads
        self._type = media.type
        kind = kind_of(media.type)
        self._item = kind.item if kind.array and not kind.object else None
        self._limits = limits_of(media.type)
        structures = kind.structures if self._item is None else ()
        self._shapes = [Shape(media, each) for each in structures]
        is_map = self._item is None and kind.others is not None and not structures
        self._others = Others(media, media.type) if is_map else None

    async def read(
        self, said: MediaType, body: Body, values: Values, faults: list[Fault]
    ) -> Spool:
        """Add the structure to the members of an input, or what is wrong to faults.

        Returns what holds the files, to be closed once the request has been served.

        Raises:
            Refusal: the body, or something in it, is too long.
            Disconnected: the caller went away before its end.
        """
        names = None
        if self._item is None:
            names = [name for shape in self._shapes[:1] for name in shape.members]
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
            return self._item.is_file(filename)
        if self._others is not None:
            return self._others.is_file(name, filename)
        if not self._shapes:
            return filename is not None
        said = {each.is_file(name, filename) for each in self._shapes} - {None}
        return filename is not None if len(said) > 1 else next(iter(said), None)

    def _made(self, parts: ReceivedParts, found: list[Violation]) -> Any:
        if self._item is not None:
            return self._listed(self._item, parts, found)
        if self._others is not None:
            return self._others.made(parts, parts.by_name.keys(), found)
        if not self._shapes:
            return {
                name: loose([one_of(each, parts.spool) for each in received])
                for name, received in parts.by_name.items()
            }
        made = best_of(self._shapes, parts)
        found += made.violations
        return made.value

    def _listed(
        self, item: Kind, parts: ReceivedParts, found: list[Violation]
    ) -> list[Any] | None:
        received = [each for several in parts.by_name.values() for each in several]
        read = part_reader(None, item)
        try:
            plain = [free(read, each, parts.spool) for each in received]
            if item.has_file(plain):
                self._limits.items(plain, None, found)
                return self._beside_files(plain, found)
            made: list[Any] = convert(plain, self._type)
        except Rejected as error:
            found += error.violations
        except (ValueError, RecursionError) as error:
            found.append(Violation("", "type", told(error)))
        else:
            return made
        return None

    def _beside_files(self, plain: list[Any], found: list[Violation]) -> list[Any]:
        """Return a list in which all that is no file is of its type."""
        held = held_by(self._type)
        made: list[Any] = []
        for index, each in enumerate(plain):
            try:
                made.append(each if isinstance(each, File) else convert(each, held))
            except Rejected as error:
                found += placed(f"/{index}", error.violations)
        return made
