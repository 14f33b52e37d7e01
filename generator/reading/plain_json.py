"""JSON text to nodes in little time, as long as there is nothing to say of it.

Most documents are right, and large ones are JSON. This reader knows no messages: whatever
is out of the ordinary is left to the one that does.
"""

from __future__ import annotations

import json
import re
from typing import NoReturn

from generator.reading import scalars
from generator.reading.build import MAX_DEPTH
from generator.reading.nodes import Node, Value
from generator.reading.offsets import Offsets
from generator.sources.source import Source

_BLANK = r"[ \t\n\r]*"
_skip = re.compile(_BLANK).match
_string = re.compile(r'"([^"\\\x00-\x1f]*)"').match
_escaped_string = re.compile(r'"(?:[^"\\\x00-\x1f]|\\.)*"').match
_colon = re.compile(rf"{_BLANK}:{_BLANK}").match
_next = re.compile(_BLANK + r"([,}\]])" + _BLANK).match
_word = re.compile(
    r"(?:null|true|false|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)"
    r"(?![^\s,}\]])"
).match
_SURROGATE = re.compile("[\ud800-\udfff]")


class Unusual(Exception):
    """There is something to say of a text."""


def read_plain_json(source: Source) -> Node:
    """Return the root of a JSON text of which nothing is to be said.

    Raises:
        Unusual: there is.
    """
    try:
        return _Reader(source).root()
    except (IndexError, ValueError, RecursionError) as error:
        raise Unusual from error


class _Reader:
    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._offsets = Offsets(source)
        self._keys: dict[str, tuple[str, str]] = {}

    def root(self) -> Node:
        start = self._end(_skip(self._text, 0))
        value, end = self._value(start, "", 0)
        if self._end(_skip(self._text, end)) != len(self._text):
            raise Unusual
        place = (self._offsets, start, end)
        return Node(value, "", place, place)

    def _value(self, start: int, pointer: str, depth: int) -> tuple[Value, int]:
        first = self._text[start]
        if first == '"':
            return self._string(start)
        if first == "{":
            return self._mapping(start, pointer, depth + 1)
        if first == "[":
            return self._sequence(start, pointer, depth + 1)
        word = _word(self._text, start)
        return scalars.plain(word[0] if word else self._unusual()), self._end(word)

    def _mapping(self, start: int, pointer: str, depth: int) -> tuple[Value, int]:
        text, offsets = self._text, self._offsets
        members: dict[str, Node] = {}
        at = self._inside(start, depth)
        if text[at] == "}":
            return members, at + 1
        while True:
            written, key_end = self._string(at)
            key, token = self._keys.get(written) or self._key(written)
            if key in members:
                self._unusual()
            value_start = self._end(_colon(text, key_end))
            inner = pointer + token
            value, end = self._value(value_start, inner, depth)
            place, key_place = (offsets, value_start, end), (offsets, at, key_end)
            members[key] = Node(value, inner, place, key_place)
            mark = _next(text, end)
            at = self._end(mark)
            if mark is not None and mark[1] != ",":
                return members, self._closed(mark, "}")

    def _sequence(self, start: int, pointer: str, depth: int) -> tuple[Value, int]:
        text, offsets = self._text, self._offsets
        items: list[Node] = []
        at = self._inside(start, depth)
        if text[at] == "]":
            return items, at + 1
        while True:
            inner = f"{pointer}/{len(items)}"
            value, end = self._value(at, inner, depth)
            place = (offsets, at, end)
            items.append(Node(value, inner, place, place))
            mark = _next(text, end)
            at = self._end(mark)
            if mark is not None and mark[1] != ",":
                return items, self._closed(mark, "]")

    def _inside(self, start: int, depth: int) -> int:
        if depth > MAX_DEPTH:
            self._unusual()
        return self._end(_skip(self._text, start + 1))

    def _string(self, start: int) -> tuple[str, int]:
        if (plain := _string(self._text, start)) is not None:
            return plain[1], plain.end()
        end = self._end(_escaped_string(self._text, start))
        value: str = json.loads(self._text[start:end])
        if _SURROGATE.search(value):
            self._unusual()
        return value, end

    def _key(self, key: str) -> tuple[str, str]:
        """Return a key, the same object each time, and what it adds to a pointer."""
        token = "/" + key.replace("~", "~0").replace("/", "~1")
        return self._keys.setdefault(key, (key, token))

    def _closed(self, mark: re.Match[str], bracket: str) -> int:
        if mark[1] != bracket:
            self._unusual()
        return mark.end(1)

    def _end(self, match: re.Match[str] | None) -> int:
        return self._unusual() if match is None else match.end()

    def _unusual(self) -> NoReturn:
        raise Unusual
