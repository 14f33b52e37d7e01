"""Values that may be as large as whoever sends them likes."""

from __future__ import annotations

from collections.abc import Iterator

from generator.dialects.kinds import (
    ARRAY,
    BINARY,
    ENCODED_BLOB,
    FORMATTED_BLOB,
    FREE,
    INTEGER,
    MAP,
    MAX_BYTES,
    STRING,
    Kind,
)
from generator.lint.pattern_growth import longest_match
from generator.lint.rule import Finding
from generator.lint.subject import Subject
from generator.patterns.translation import PatternError, pieces
from generator.reading.nodes import Node

_BOUNDS = {
    ARRAY: ("this list", "maxItems"),
    BINARY: ("this blob", "maxLength"),
    ENCODED_BLOB: ("this blob", MAX_BYTES),
    FORMATTED_BLOB: ("this blob", "maxLength"),
    FREE: ("this object", "maxProperties"),
    MAP: ("this map", "maxProperties"),
    STRING: ("this string", "maxLength"),
}
"""How each kind of value that may grow is called, and the keyword that bounds it."""


def unbounded_input(subject: Subject) -> Iterator[Finding]:
    """Find what a request may have in any amount."""
    bodies = subject.bodies()
    for schema, kind in subject.described():
        operation = subject.taken.get(schema.pointer)
        if operation is None or kind not in _BOUNDS:
            continue
        if kind is FREE and schema.pointer in bodies:
            continue  # it has no members there
        what, keyword = _BOUNDS[kind]
        if schema.get(keyword) is None and not _is_bounded(
            schema, kind, subject.is_aws
        ):
            yield Finding(
                schema,
                f"{what} has no upper bound, and `{operation}` takes it in its request",
                f"add `{keyword}`",
            )


def _is_bounded(schema: Node, kind: Kind, whole: bool) -> bool:
    """Tell whether the pattern of a string is one of finite length."""
    pattern = schema.text("pattern")
    if kind not in (STRING, BINARY) or pattern is None:
        return False
    try:
        return longest_match(pieces(pattern, whole=whole)) is not None
    except PatternError:
        return True  # what is wrong with it is told there


def unsized_integer(subject: Subject) -> Iterator[Finding]:
    """Find integers of which nobody knows how many bits they need.

    Where operations have methods of their own, integers have any size.
    """
    for schema, kind in subject.described() if not subject.is_http else ():
        if kind is INTEGER and schema.get("format") is None and _is_open(schema):
            yield Finding(schema, "nothing says how large this integer may be")


def _is_open(schema: Node) -> bool:
    sides = (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum"))
    return any(all(schema.get(key) is None for key in keys) for keys in sides)
