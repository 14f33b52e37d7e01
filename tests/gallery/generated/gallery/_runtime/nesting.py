"""How deep a JSON text nests, found without parsing it; and what nests without end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

import msgspec

from .violations import At, Violation, violation

MAX_DEPTH = 128
"""Levels of arrays and objects that a request may have.

It keeps everything that follows the levels of a request, checks and handlers alike,
far from the interpreter's own limit.
"""


def is_too_deep(text: bytes) -> bool:
    """Return whether arrays and objects stand in each other more than MAX_DEPTH deep.

    The text need not be JSON. The answer takes time in proportion to its length.
    """
    if len(text) <= MAX_DEPTH:
        return False
    # To look for the last bracket takes a tenth of what it takes to count: a large blob
    # has none, and mostly comes last.
    end = max(text.rfind(b"["), text.rfind(b"{")) + 1
    if text.count(b"[", 0, end) + text.count(b"{", 0, end) <= MAX_DEPTH:
        return False
    brackets = _ALL_ELSE.sub(b"", text)
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0) > MAX_DEPTH


def too_deep(at: At = None) -> Violation:
    """Return the violation of a value that nests too deep, found out at `at`."""
    rule = f"must not have more than {MAX_DEPTH} levels of arrays and objects"
    return violation(at, "type", rule)


def excess(value: object) -> Violation | None:
    """Return where a value contains itself, or nests more than MAX_DEPTH deep.

    `None` if it does neither. It takes no stack, however deep the value is.
    """
    above: list[int] = []
    ways: list[Iterator[tuple[At, object]]] = [iter([(None, value)])]
    while ways:
        if (following := next(ways[-1], None)) is None:
            ways.pop()
            del above[-1:]
            continue
        at, inner = following
        if id(inner) in above:
            return violation(at, "type", "must not contain itself")
        if (parts := _parts(at, inner)) is not None:
            if len(above) >= MAX_DEPTH:
                return too_deep(at)
            above.append(id(inner))
            ways.append(parts)
    return None


def _parts(at: At, value: object) -> Iterator[tuple[At, object]] | None:
    """Return what a value has in it, and where; `None` if it is no container."""
    if isinstance(value, list | tuple):
        return (((at, index), each) for index, each in enumerate(value))
    if isinstance(value, dict):
        return (((at, str(key)), each) for key, each in value.items())
    if isinstance(value, msgspec.Struct):
        fields = msgspec.structs.fields(type(value))
        names = [(field.name, field.encode_name) for field in fields]
        return (((at, wire), getattr(value, name)) for name, wire in names)
    return None


_ALL_ELSE = re.compile(rb'[^"\[\]{}]++|"(?:[^"\\]++|\\.?)*+"?', re.DOTALL)
"""Strings, ended or not, and what is no bracket; possessive, to never look back."""

_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
