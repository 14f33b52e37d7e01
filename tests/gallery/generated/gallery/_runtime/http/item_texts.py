"""Items in a body one after the other: what stands between them, and what each is.

An item is a text of JSON here. Of JSON lines and sequences (RFC 7464) it travels as that,
of event streams as the fields that its members are.
"""

from __future__ import annotations

import re
from typing import Any, Protocol

import msgspec

from .media_types import bare

MAX_ITEM_BYTES = 16 * 1024 * 1024
"""The most that an item may have; whoever reads it has no more in memory."""


class Texts(Protocol):
    """Cuts a body into items, as it comes in."""

    def feed(self, piece: bytes) -> list[bytes]:
        """Return the items that end in a piece.

        Raises:
            ValueError: an item is too long.
        """
        ...

    def end(self) -> list[bytes]:
        """Return what is left at the end of the body, if that is an item."""
        ...


def texts_of(media_type: str) -> Texts:
    """Return what cuts bodies of a media type."""
    name = bare(media_type)
    if name == EVENTS:
        return _Events()
    return _Sequence() if name.endswith("json-seq") else _JsonLines()


def written(media_type: str, text: bytes) -> bytes:
    """Return an item, a text of JSON, as it travels in a body of a media type.

    Raises:
        ValueError: it has no form there.
    """
    name = bare(media_type)
    if name == EVENTS:
        return _event(msgspec.json.decode(text))
    return b"\x1e" + text + b"\n" if name.endswith("json-seq") else text + b"\n"


class _Parts:
    """What a separator cuts; the time grows with the length only."""

    def __init__(self, separator: re.Pattern[bytes]) -> None:
        self._separator = separator
        self._rest = bytearray()
        self._seen = 0

    def cut(self, piece: bytes) -> list[bytes]:
        rest = self._rest
        rest += piece
        found: list[bytes] = []
        start = 0
        for match in [*self._separator.finditer(rest, self._seen)]:
            found.append(bytes(rest[start : match.start()]))
            start = match.end()
        del rest[:start]
        self._seen = len(rest)
        if len(rest) > MAX_ITEM_BYTES:
            raise ValueError(_TOO_LONG)
        return found

    def left(self) -> bytes:
        left = bytes(self._rest)
        self._rest.clear()
        self._seen = 0
        return left


class _JsonLines:
    separator = re.compile(b"\n")

    def __init__(self) -> None:
        self._parts = _Parts(self.separator)

    def feed(self, piece: bytes) -> list[bytes]:
        found = (each.strip() for each in self._parts.cut(piece))
        return [each for each in found if each]

    def end(self) -> list[bytes]:
        left = self._parts.left().strip()
        return [left] if left else []


class _Sequence(_JsonLines):
    separator = re.compile(b"\x1e")


class _Events:
    """An event ends with an empty line; one that breaks off is none."""

    def __init__(self) -> None:
        self._lines = _Parts(re.compile(b"\r\n|\n|\r"))
        self._after_return = False
        self._is_first = True
        self._fields: dict[str, Any] = {}
        self._data: list[str] = []
        self._size = 0

    def feed(self, piece: bytes) -> list[bytes]:
        ends_in_return = piece[-1:] == b"\r"
        if self._after_return and piece[:1] == b"\n":
            # The line has ended already.
            piece = piece[1:]
        self._after_return = ends_in_return
        found: list[bytes] = []
        for line in self._lines.cut(piece):
            if self._is_first:
                line = line.removeprefix(b"\xef\xbb\xbf")
                self._is_first = False
            if line:
                self._take(line)
            elif self._fields:
                found.append(self._item())
        return found

    def end(self) -> list[bytes]:
        return []

    def _item(self) -> bytes:
        if self._data:
            self._fields["data"] = "\n".join(self._data)
        text = msgspec.json.encode(self._fields)
        self._fields, self._data, self._size = {}, [], 0
        return text

    def _take(self, line: bytes) -> None:
        self._size += len(line)
        if self._size > MAX_ITEM_BYTES:
            raise ValueError(_TOO_LONG)
        name, _, value = line.decode("utf-8", "replace").partition(":")
        value = value.removeprefix(" ")
        match name:
            case "data":
                # Its place among the fields; what it is, is known at the end.
                self._fields.setdefault("data", "")
                self._data.append(value)
            case "event":
                self._fields["event"] = value
            case "id" if "\0" not in value:
                self._fields["id"] = value
            case "retry" if (
                value.isascii() and value.isdigit() and len(value) <= _DIGITS
            ):
                self._fields["retry"] = int(value)


def _event(item: Any) -> bytes:
    if not isinstance(item, dict):
        raise ValueError("an event is an object: of data, event, id and retry")
    lines: list[str] = []
    for name, value in item.items():
        if name not in _FIELDS:
            raise ValueError(f"an event has no field {name!r}")
        if value is None:
            continue
        form = _FIELDS[name]
        text = str(value) if type(value) is int else value
        if not (isinstance(text, str) and form.fullmatch(text)):
            raise ValueError(f"the field {name!r} of an event cannot hold {value!r}")
        lines += [f"{name}: {line}" for line in text.split("\n")]
    if not lines:
        raise ValueError("an event has a field at least")
    return "\n".join([*lines, "", ""]).encode()


EVENTS = "text/event-stream"
_DIGITS = 20
_FIELDS = {
    "data": re.compile(r"[^\r\0]*"),
    "event": re.compile(r"[^\r\n\0]*"),
    "id": re.compile(r"[^\r\n\0]*"),
    "retry": re.compile(rf"[0-9]{{1,{_DIGITS}}}"),
}
"""What the fields of an event can hold."""

_TOO_LONG = "an item is too long"
