"""The text of a document in parts: its paths and its components, and where each stands.

All of it is done by the JSON decoder and by regular expressions, so that a large document
takes hundredths of a second.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import unquote

import msgspec

_KEY = re.compile(rb'[ \t\n\r]*("[^"\\\x00-\x1f]*")[ \t\n\r]*:[ \t\n\r]*')
_BETWEEN = re.compile(rb"[ \t\n\r]*")

_ODD_ENDS = (b"\r", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xbb\xbf")
_ODD_NAMES = tuple(
    b'"$' + name for name in (b"id", b"anchor", b"schema", b"dynamic", b"recursive")
)
_ODD_REFERENCES = (b'"#/paths', b'"#/webhooks', b'"#\\', b'"#%', b"\\u002", b"\\u007")
_ODD = (*_ODD_ENDS, *_ODD_NAMES, *_ODD_REFERENCES)
"""What there is more to than parts that refer to each other: other ends of lines,
references to what is no part, and references that are not written as usual."""

_REFERENCE = re.compile(rb'"#(/[^"\\]*)"')
_WHOLE = ("securitySchemes",)
"""The components that no reference leads to."""


class Part(NamedTuple):
    """A member of a mapping in a text, by the offsets of its bytes."""

    comma: int
    """That of the comma before it; -1 where there is none."""

    key: int
    value: int
    end: int

    def moved(self, by: int) -> Part:
        """Return where it stands when so many bytes come before it."""
        comma = self.comma + by if self.comma >= 0 else self.comma
        return Part(comma, self.key + by, self.value + by, self.end + by)


@dataclass(frozen=True)
class Division:
    """A text, and its parts in their order by their JSON pointers."""

    text: bytes
    parts: dict[str, Part]

    def content(self, pointer: str) -> bytes:
        """Return the text of the value of a part."""
        part = self.parts[pointer]
        return self.text[part.value : part.end]

    def with_content(self, pointer: str, content: bytes) -> Division:
        """Return the text with another value of a part."""
        edited = self.parts[pointer]
        text = self.text[: edited.value] + content + self.text[edited.end :]
        by = edited.value + len(content) - edited.end
        return Division(
            text,
            {
                each: part.moved(by) if part.key > edited.end else part
                for each, part in self.parts.items()
            }
            | {pointer: edited._replace(end=edited.end + by)},
        )

    def around(self) -> Iterator[bytes]:
        """Yield what stands between the values of the parts, their keys included."""
        at = 0
        for part in self.parts.values():
            yield self.text[at : part.value]
            at = part.end
        yield self.text[at:]

    def targets(self, pointer: str) -> set[str]:
        """Return what the references in a part lead to, each a part if there is one."""
        written = set(_REFERENCE.findall(self.content(pointer)))
        return {"/".join(unquote(it.decode()).split("/")[:4]) for it in written}

    def reached(self, pointers: Iterable[str]) -> set[str]:
        """Return the parts that references lead to from some, and these."""
        found, waiting = set[str](), [*pointers]
        while waiting:
            each = waiting.pop()
            if each not in found and each in self.parts:
                found.add(each)
                waiting += self.targets(each)
        return found


def divided(text: str) -> Division | None:
    """Return the parts of a text in JSON; None for one that is not well-formed.

    Of what is not plain in it, nothing is told.
    """
    data = text.encode()
    parts: dict[str, Part] = {}
    try:
        for pointer, part in _members(data, "", 0, len(data)):
            if pointer in ("/paths", "/webhooks"):
                parts |= _members(data, pointer, part.value, part.end)
            elif pointer == "/components":
                for section, inner in _members(data, pointer, part.value, part.end):
                    if not section.endswith(_WHOLE):
                        parts |= _members(data, section, inner.value, inner.end)
            elif pointer.startswith("/x-") and data[part.value : part.end][:1] == b"{":
                parts |= _members(data, pointer, part.value, part.end)
    except (msgspec.DecodeError, RecursionError, _Malformed):
        return None
    return Division(data, parts)


def is_plain(text: bytes) -> bool:
    """Tell whether there is no more to a text than parts that refer to each other."""
    return not any(each in text for each in _ODD)


class _Malformed(Exception):
    """A key stands twice, or is written with escapes."""


def _members(
    data: bytes, pointer: str, start: int, end: int
) -> Iterator[tuple[str, Part]]:
    """Yield the members of the mapping between two offsets, by their pointers."""
    found = msgspec.json.decode(
        memoryview(data)[start:end], type=dict[str, msgspec.Raw]
    )
    at, comma = _after(data, start, b"{"), -1
    for name, raw in found.items():
        key = _KEY.match(data, at)
        if key is None or key[1] != b'"%s"' % name.encode():
            raise _Malformed
        value = key.end()
        stop = value + len(bytes(raw))
        token = name.replace("~", "~0").replace("/", "~1")
        yield f"{pointer}/{token}", Part(comma, key.start(1), value, stop)
        at = _after(data, stop, b"")
        comma = at if data[at : at + 1] == b"," else -1
        at += comma >= 0
    _after(data, at, b"}")


def _after(data: bytes, at: int, mark: bytes) -> int:
    """Return the offset of what comes behind blanks, and behind a mark."""
    found = _BETWEEN.match(data, at)
    assert found is not None
    if not data.startswith(mark, found.end()):
        raise _Malformed
    return found.end() + len(mark)
