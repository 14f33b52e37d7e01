"""Patterns of Python as trees, as far as it matters how they read a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

MANY = 30
"""A bounded repetition of so many, or more, counts as one without a bound."""

_LOOKING = frozenset({"(?=", "(?!", "(?<=", "(?<!"})
_CAPTURING = re.compile(r"\((?:\?P<\w+>)?")
_REFERENCE = re.compile(r"\\([1-9][0-9]?)")
_REPEAT = re.compile(r"(?:([*+?])|\{([0-9]+)(,?)([0-9]*)\})\??")

Part: TypeAlias = "Atom | Sequential | Choice | Repetition | Aside"


@dataclass(frozen=True, slots=True)
class Atom:
    """What takes one character, as a pattern of its own."""

    text: str


@dataclass(frozen=True, slots=True)
class Sequential:
    """Parts one after the other; none of them for what takes nothing."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Alternatives."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """What is looked for and takes nothing."""

    body: Part
    is_next: bool = False
    """Whether it is what follows that has to be so."""


@dataclass(frozen=True, slots=True)
class Repetition:
    """A part some times; `most` is None where there is no bound."""

    body: Part
    least: int
    most: int | None
    offset: int

    @property
    def is_open(self) -> bool:
        """Tell whether it may go on for long, in different ways."""
        if self.most is None:
            return True
        is_free = self.least < self.most or varies(self.body)
        return self.most >= MANY and is_free


def parsed(pieces: Sequence[tuple[str, int]]) -> Part:
    """Return a pattern as a tree, which cannot fail after it has been compiled.

    What refers to a group reads no other text than the group itself may read, and so
    stands for another one like it.
    """
    outer: list[tuple[str, int, list[list[Part]]]] = []
    group: list[list[Part]] = [[]]
    opened = 0
    captured: dict[int, Part] = {}
    for text, offset in pieces:
        if text == ")":
            (opening, number, around), inner = outer.pop(), group
            group = around
            closed = Choice(tuple(Sequential(tuple(parts)) for parts in inner))
            captured[number] = closed
            looks = opening in _LOOKING
            group[-1].append(Aside(closed, opening == "(?=") if looks else closed)
        elif text.startswith("(") and not text.endswith(")"):
            is_capturing = _CAPTURING.fullmatch(text) is not None
            opened += is_capturing
            outer.append((text, opened if is_capturing else 0, group))
            group = [[]]
        elif text == "|":
            group.append([])
        elif repeat := _REPEAT.fullmatch(text):
            group[-1].append(_repetition(group[-1].pop(), repeat, offset))
        elif reference := _REFERENCE.fullmatch(text):
            group[-1].append(captured.get(int(reference[1]), Sequential(())))
        elif text not in {"^", r"\Z"} and not text.startswith("("):
            group[-1].append(Atom(text))
    return Choice(tuple(Sequential(tuple(parts)) for parts in group))


def _repetition(body: Part, repeat: re.Match[str], offset: int) -> Repetition:
    sign, least, comma, most = repeat.groups()
    if sign:
        return Repetition(body, int(sign == "+"), 1 if sign == "?" else None, offset)
    if not comma:
        return Repetition(body, int(least), int(least), offset)
    return Repetition(body, int(least), int(most) if most else None, offset)


def varies(part: Part) -> bool:
    """Tell whether there is any choice in how a part reads a text."""
    match part:
        case Repetition():
            return part.least != part.most or varies(part.body)
        case Choice(parts) if len(parts) > 1:
            return True
        case Choice(parts) | Sequential(parts):
            return any(map(varies, parts))
    return False


def open_repetitions(part: Part) -> Iterator[Repetition]:
    """Return the open repetitions that stand in no other; those looked for as well."""
    match part:
        case Repetition() if part.is_open:
            yield part
            yield from _asides(part.body)
        case Repetition(body=body) | Aside(body):
            yield from open_repetitions(body)
        case Choice(parts) | Sequential(parts):
            for each in parts:
                yield from open_repetitions(each)


def _asides(part: Part) -> Iterator[Repetition]:
    match part:
        case Aside(body):
            yield from open_repetitions(body)
        case Repetition(body=body):
            yield from _asides(body)
        case Choice(parts) | Sequential(parts):
            for each in parts:
                yield from _asides(each)
