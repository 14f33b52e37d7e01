"""JSON text to the builder: what YAML cannot read of it, tabs and escapes, included."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NoReturn

from generator.problems.diagnostics import Diagnostic, SpecError
from generator.reading import scalars
from generator.reading.build import Builder
from generator.reading.offsets import Offsets
from generator.sources.source import Place, Source

_TOKEN = re.compile(
    r"(?P<mark>[{}\[\],:])"
    r'|(?P<string>"(?:[^"\\\x00-\x1f]|\\.)*")'
    r'|(?P<word>[^\s{}\[\],:"]+)'
    r"|(?P<space>[ \t\r\n]+)"
)
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?")
_WORDS = ("null", "true", "false")
_SLIPS = (
    (re.compile(r"//|/\*|#"), "JSON has no comments: delete it"),
    (re.compile(r"[}\]]"), "look before it: behind the last value stands no comma"),
    (re.compile("'"), 'the quotes of JSON are "'),
    (re.compile("NaN|-?Infinity|undefined|None"), "write null, or leave it out"),
    (re.compile("True|False"), "write true or false"),
    (re.compile(r"[A-Za-z_$][\w$]*\s*:"), 'names are in quotes: "name": ...'),
)
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    place: Place


def read_json(source: Source, build: Builder) -> None:
    """Feed a JSON text to the builder.

    Raises SpecError for broken syntax.
    """
    reader = _Reader(build)
    for token in _tokens(source):
        reader.take(token)
    reader.finish(source)


def _tokens(source: Source) -> Iterator[_Token]:
    places, offset = Offsets(source), 0
    while offset < len(source.text):
        match = _TOKEN.match(source.text, offset)
        if match is None:
            _refuse(_unreadable(source.text, offset), places.place(offset, offset + 1))
        if match.lastgroup != "space":
            place = places.place(offset, match.end())
            yield _Token(str(match.lastgroup), match[0], place)
        offset = match.end()


def _unreadable(text: str, offset: int) -> str:
    if text[offset] == '"':
        return "this string has no end on its line"
    return "this character stands for nothing in JSON"


@dataclass(slots=True)
class _Reader:
    """A JSON parser as a state: what may come next is the method `_next`."""

    build: Builder
    closers: list[str] = field(default_factory=list)
    _next: Callable[[_Token], None] = field(init=False)

    def __post_init__(self) -> None:
        self._next = self._value

    def take(self, token: _Token) -> None:
        self._next(token)

    def finish(self, source: Source) -> None:
        """Refuse a text that ends inside a value; one without any is left empty."""
        if self.closers:
            end = len(source.text)
            place = Offsets(source).place(end, end)
            _refuse(f"the text ends before `{self.closers[-1]}`", place)

    def _value(self, token: _Token) -> None:
        if token.text == "{":
            self.build.begin({}, token.place, None)
            self.closers.append("}")
            self._next = self._first_key
        elif token.text == "[":
            self.build.begin([], token.place, None)
            self.closers.append("]")
            self._next = self._first_item
        else:
            self._scalar(token)
            self._next = self._after_value

    def _first_key(self, token: _Token) -> None:
        if token.text == "}":
            self._close(token)
        else:
            self._key(token)

    def _first_item(self, token: _Token) -> None:
        if token.text == "]":
            self._close(token)
        else:
            self._value(token)

    def _key(self, token: _Token) -> None:
        if token.kind != "string":
            _refuse('a member name in "" must stand here', token.place)
        self._scalar(token)
        self._next = self._colon

    def _colon(self, token: _Token) -> None:
        if token.text != ":":
            _refuse("`:` must stand here", token.place)
        self._next = self._value

    def _after_value(self, token: _Token) -> None:
        if not self.closers:
            _refuse("nothing may follow the end of the document", token.place)
        if token.text == self.closers[-1]:
            self._close(token)
        elif token.text == ",":
            self._next = self._key if self.closers[-1] == "}" else self._value
        else:
            _refuse(f"`,` or `{self.closers[-1]}` must stand here", token.place)

    def _close(self, token: _Token) -> None:
        self.closers.pop()
        self.build.end(token.place)
        self._next = self._after_value

    def _scalar(self, token: _Token) -> None:
        value = _string(token) if token.kind == "string" else _word(token)
        text = value if isinstance(value, str) else token.text
        self.build.scalar(value, text, token.place, None)


def _string(token: _Token) -> str:
    try:
        value: str = json.loads(token.text)
    except json.JSONDecodeError as error:
        _refuse(f"{error.msg[0].lower()}{error.msg[1:]}", token.place)
    if _SURROGATE.search(value):
        _refuse("half of a surrogate pair is no character", token.place)
    return value


def _word(token: _Token) -> scalars.Scalar:
    if token.text not in _WORDS and not _NUMBER.fullmatch(token.text):
        _refuse("this is no value of JSON", token.place)
    try:
        return scalars.plain(token.text)
    except ValueError as error:
        _refuse(str(error), token.place)


def _refuse(problem: str, place: Place) -> NoReturn:
    hint = _hint(place)
    raise SpecError(
        [Diagnostic(f"invalid JSON: {problem}", place, hint, rule="not-readable")]
    )


def _hint(place: Place) -> str | None:
    """Return what to do about a well-known slip, if one stands at a place."""
    line = place.source.line(place.start.line)
    rest = line[place.start.column - 1 :]
    return next((hint for begins, hint in _SLIPS if begins.match(rest)), None)
