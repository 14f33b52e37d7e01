"""A violation: where a value breaks its schema, by which keyword, and how."""

from __future__ import annotations

import msgspec


class Violation(msgspec.Struct, frozen=True, order=True):
    """One way in which a value breaks its schema."""

    path: str
    """JSON pointer to the offending value, "" for the whole."""

    rule: str
    """The schema keyword that is broken, such as "maxLength" or "required"."""

    message: str
    """What the value must be, as the end of a sentence that begins with its name."""

    def __str__(self) -> str:
        """Return the path and what the value there must be."""
        return f"{self.path or 'the whole value'} {self.message}"


def pointer(at: str, key: str | int | None) -> str:
    """Return the JSON pointer of the member `key` of the value at `at`.

    `None` stands for the value itself. What is no Unicode in a key is escaped, so that
    the pointer can be printed and sent.
    """
    if key is None:
        return at
    if isinstance(key, int):
        return f"{at}/{key}"
    if not key.isascii():
        key = key.encode(errors="backslashreplace").decode()
    return f"{at}/{key.replace('~', '~0').replace('/', '~1')}"


def missing(at: str, key: str) -> Violation:
    """Return the violation of a required member that is absent or null."""
    return Violation(pointer(at, key), "required", "must not be absent")


def wrong_type(at: str, expected: str, value: object) -> Violation:
    """Return the violation of a value that is of another JSON type."""
    return Violation(
        at, "type", f"must be {_article(expected)}, not {json_type(value)}"
    )


def json_type(value: object) -> str:
    """Return the JSON type of a Python value, or its Python type if it has none."""
    for types, name in _JSON_TYPES:
        if isinstance(value, types):
            return name
    return f"a Python {type(value).__name__}"


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
