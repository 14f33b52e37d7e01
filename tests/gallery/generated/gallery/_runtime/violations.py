"""A violation: where a value breaks its schema, by which keyword, and how."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import msgspec

from .memory import Known
from .public import public

At: TypeAlias = "tuple[At, str | int] | None"
"""A place as its parent's and the last step: no text is made unless something is wrong."""

Check: TypeAlias = "Callable[[Any, At, list[Violation]], None]"
"""Adds to a list how a plain JSON value, at a place, breaks its schema."""


class Violation(msgspec.Struct, frozen=True, order=True):
    """One way in which a value breaks its schema."""

    __module__ = public("validators")

    path: str
    """JSON pointer to the offending value, "" for the whole."""

    rule: str
    """The schema keyword that is broken, such as "maxLength" or "required"."""

    message: str
    """What the value must be, as the end of a sentence that begins with its name."""

    def __str__(self) -> str:
        """Return the path and what the value there must be."""
        return f"{self.path or 'the whole value'} {self.message}"


class Found(list[Violation]):
    """Violations of a value, and what is known of its parts while they are looked for."""

    __slots__ = ("known",)

    def __init__(self, known: Known[Any] | None = None) -> None:
        """Begin without any."""
        super().__init__()
        self.known: Known[Any] = Known() if known is None else known


class Refused(Exception):
    """A value breaks its schema, and nobody wants to know how."""


class Verdict(Found):
    """Has no violations: the first one ends the search."""

    def append(self, violation: Violation) -> None:
        """Raise Refused."""
        raise Refused


def known_by(found: list[Violation]) -> Known[Any]:
    """Return what is known of parts where these violations are looked for."""
    return found.known if isinstance(found, Found) else Known()


def fits(check: Check, value: Any, known: Known[Any] | None = None) -> bool:
    """Return whether a plain JSON value breaks nothing that a check looks for."""
    try:
        check(value, None, Verdict(known))
    except Refused:
        return False
    return True


def violation(at: At, rule: str, message: str) -> Violation:
    """Return the violation of a keyword by the value at a place."""
    return Violation(pointer(at), rule, message)


def missing(at: At, key: str) -> Violation:
    """Return the violation of a required member that is absent or null."""
    return violation((at, key), "required", "must not be absent")


def wrong_type(at: At, expected: str, value: object) -> Violation:
    """Return the violation of a value that is of another JSON type."""
    rule = f"must be {_article(expected)}, not {json_type(value)}"
    return violation(at, "type", rule)


def json_type(value: object) -> str:
    """Return the JSON type of a Python value, or its Python type if it has none."""
    for types, name in _JSON_TYPES:
        if isinstance(value, types):
            return name
    return f"a Python {type(value).__name__}"


def pointer(at: At) -> str:
    """Return the JSON pointer to a place."""
    steps = ""
    while at is not None:
        at, step = at
        steps = f"/{_written(step)}{steps}"
    return steps


def _written(step: str | int) -> str:
    name = str(step)
    if name.isalnum() and name.isascii():
        return name
    # What is no Unicode is escaped, so that the pointer can be printed and sent.
    name = name.encode(errors="backslashreplace").decode()
    return name.replace("~", "~0").replace("/", "~1")


def _article(noun: str) -> str:
    return f"an {noun}" if noun[0] in "aeiou" else f"a {noun}"


_JSON_TYPES: tuple[tuple[type | tuple[type, ...], str], ...] = (
    (type(None), "null"),
    (bool, "a boolean"),
    (int, "an integer"),
    (float, "a number"),
    (str, "a string"),
    (list, "an array"),
    (dict, "an object"),
)
