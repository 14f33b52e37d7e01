"""How deep a JSON text nests, found without parsing it; and what nests without end."""

from __future__ import annotations

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
    if len(text) <= MAX_DEPTH or (len(text) >= _LONG and _has_few_brackets(text)):
        return False
    brackets = _brackets_of(text)
    if _is_gone(brackets, MAX_DEPTH // 2):
        return False
    return max(accumulate(map(_STEPS.__getitem__, brackets)), default=0) > MAX_DEPTH


def _has_few_brackets(text: bytes) -> bool:
    """Return whether there are too few opening brackets to nest too deep."""
    # To look for the last one takes a tenth of what it takes to count: a large blob has
    # none, and mostly comes last.
    end = max(text.rfind(b"["), text.rfind(b"{")) + 1
    return text.count(b"[", 0, end) + text.count(b"{", 0, end) <= MAX_DEPTH


def _brackets_of(text: bytes) -> bytes:
    """Return the brackets of a text that are in none of its strings."""
    if b"\\" in text:
        text = text.replace(rb"\\", b"").replace(rb"\"", b"")
    brackets = text.translate(None, _ALL_BUT_QUOTES).replace(b'""', b"")
    if b'"' not in brackets:
        return brackets
    # A bracket in a string has an odd number of quotes before it: one is left over.
    # Every other piece between quotes is a string.
    return b"".join(text.split(b'"')[::2]).translate(None, _ALL_ELSE)


def _is_gone(brackets: bytes, times: int) -> bool:
    """Return whether nothing is left if empty pairs are taken away so many times.

    Each time takes away a level or two, in C: few texts are deep.
    """
    for _ in range(times):
        if not brackets:
            return True
        shorter = brackets.replace(b"[]", b"").replace(b"{}", b"")
        if len(shorter) == len(brackets):
            return False
        brackets = shorter
    return not brackets


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


_LONG = 1 << 18
"""From how many bytes on a text may well be a blob for the most part."""

_STEPS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_ALL_ELSE = bytes(set(range(256)) - _STEPS.keys())
_ALL_BUT_QUOTES = _ALL_ELSE.replace(b'"', b"")
