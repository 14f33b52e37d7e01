"""What an operation with a method and a path answers, made into values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import cycle
from typing import Any

from generator import ir
from generator.proof.travelling import (
    fits_event,
    fits_form,
    fits_header,
    has_empty,
    is_events,
    is_told,
)
from generator.values.edges import BYTES
from generator.values.varied import varied, varied_values

BODILESS = frozenset({204, 205, 304})
"""Statuses whose answers have no body, whatever a spec says."""

_FRAMING = frozenset({"content-length", "transfer-encoding", "connection"})
"""Headers that are the server's own, whatever a spec says of them."""

_ODD_STATUSES = (599, 418, 410, 402)
"""Statuses that stand for a range, or for all others, unless they are documented."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A value that an operation answers with."""

    status: int
    media: str = ""
    value: Any = None
    headers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HttpAnswers:
    """Makes the answers of one operation.

    `most` is how many there are at most of each status.
    """

    service: ir.Service
    binding: ir.Http
    seed: int
    most: int

    def all(self) -> Iterator[Answer]:
        """Return answers with which calls succeed."""
        succeeding = [each for each in self.binding.responses if not each.is_error]
        for response in succeeding:
            yield from self.of(response, self.status(response))
        if not succeeding:
            yield from self._assumed()

    def _assumed(self) -> Iterator[Answer]:
        """Return what is answered where only errors are documented, or all statuses."""
        for response in self.binding.responses:
            if response.status == "default" and response.media:
                yield from self.of(response, 200)
                return
        yield Answer(204)

    def of(
        self, response: ir.Response, status: int, most: int | None = None
    ) -> Iterator[Answer]:
        """Return what a response may be that has a status."""
        media = response.media
        headers = list(self.headers(response))
        if status in BODILESS or not media:
            yield from (Answer(status, headers=each) for each in headers[:most])
            return
        # Of several types that take a value, the caller's preference decides.
        liked = min(media, key=lambda each: "json" not in each.media_type)
        values = self.values(liked, most)
        for each, value in zip(cycle(headers), values, strict=False):
            yield Answer(status, liked.media_type, value, each)

    def headers(self, response: ir.Response) -> Iterator[dict[str, Any]]:
        """Return what the documented headers of a response may be, by their names."""
        if response.headers is None:
            yield {}
            return
        shape = self.service.shapes[response.headers]
        assert isinstance(shape, ir.Structure)
        for found in varied(
            self.service.shapes, shape, self.seed, self.most, fits=fits_header
        ):
            yield {
                name: value
                for name, value in found.items()
                if value is not None and name.lower() not in _FRAMING
            }

    def status(self, response: ir.Response) -> int:
        """Return a status that a response is for, and no other."""
        if isinstance(response.status, int):
            return response.status
        exact = {each.status for each in self.binding.responses}
        if response.status == "default":
            ranges = {str(each)[0] for each in exact if str(each).endswith("XX")}
            tried = [each for each in _ODD_STATUSES if str(each)[0] not in ranges]
        else:
            first = int(response.status[0]) * 100
            tried = [first, *range(first + 1, first + 100)]
        return next(each for each in tried if each not in exact and each != 304)

    def values(self, media: ir.Media, most: int | None = None) -> Iterator[Any]:
        """Return different values of a body."""
        most = self.most if most is None else min(most, self.most)
        if media.kind == "bytes":
            yield {BYTES: "AP8QIA=="}
        elif media.kind == "text":
            # What a charset of another name holds, not every computer knows.
            is_ascii = "charset=" in media.media_type.lower().replace("utf-8", "")
            text = "text" if is_ascii else "text \u00e9\U0001f600"
            yield from (text, "")[:most]
        elif media.shape is None:
            yield {"a": [1, "b"]}
        elif media.kind == "items":
            yield from self._items(media, most)
        else:
            is_form = media.kind in ("form", "multipart")
            made = varied_values(
                self.service.shapes,
                media.shape,
                self.seed,
                most,
                fits=fits_form if is_form else None,
                definitions=self.service.definitions,
                # In answers alone, null says no more than that there is nothing.
                nulls=self.service.requested,
            )
            if is_form:
                told = [each for each in made if self._travels(media, each)]
                yield from told or self._untyped(media)
                return
            # JSON has no bytes.
            yield from (
                each for each in made if media.kind != "json" or not _has_bytes(each)
            )

    def _items(self, media: ir.Media, most: int) -> Iterator[list[Any]]:
        """Return different lists of items: none, one, and all at once."""
        made = varied_values(
            self.service.shapes,
            media.shape or "",
            self.seed,
            most,
            fits=fits_event if is_events(media.media_type) else None,
            definitions=self.service.definitions,
            nulls=self.service.requested,
        )
        found = [each for each in made if not _has_bytes(each) and each != {}]
        yield found
        yield []
        yield from ([each] for each in found)

    def _travels(self, media: ir.Media, value: Any) -> bool:
        """Tell whether a form can say a value: what is empty in it, it cannot."""
        if not isinstance(value, dict | list):
            return False
        if BYTES in value or (media.kind == "form" and isinstance(value, list)):
            # It is no object at all.
            return False
        items = value.values() if isinstance(value, dict) else value
        if isinstance(value, list) and not all(
            _is_in_place(media, index, each) for index, each in enumerate(value)
        ):
            return False
        if any(map(has_empty, items)):
            return False
        return is_told(self.service.shapes, media.shape, value)

    def _untyped(self, media: ir.Media) -> Iterator[Any]:
        """Return what a form of any members may have."""
        shape = self.service.shapes[media.shape or ""]
        if isinstance(shape, ir.Anything | ir.Map):
            yield from ({}, {"a": "text"})
        elif isinstance(shape, ir.List):
            yield []


def _is_in_place(media: ir.Media, index: int, value: Any) -> bool:
    """Tell whether a part is in its place in a row: bytes where bytes are told."""
    part = media.parts.get(str(index)) or media.parts.get("*")
    said = part.content_type if part is not None else None
    if said is None:
        return True
    is_text = said.startswith("text/") or "json" in said
    return is_text != (isinstance(value, dict) and BYTES in value)


def _has_bytes(value: Any) -> bool:
    if isinstance(value, dict):
        return BYTES in value or any(map(_has_bytes, value.values()))
    return isinstance(value, list) and any(map(_has_bytes, value))
