"""Strings that are statements: whether black would leave them as they are."""

from __future__ import annotations

from collections.abc import Sequence

from generator.rendering.black_grammar import Unknown
from generator.rendering.blackened import LINE_LENGTH

QUOTES = '"""'


def after_docstring(lines: Sequence[str], at: int, indent: str) -> int:
    """Return where the string ends that a function or class begins with.

    Black indents those, and moves their ends.

    Raises:
        Unknown: it might change this one.
        IndexError: it has no end.
    """
    first = lines[at]
    if not first.startswith(indent + QUOTES):
        raise Unknown
    text = first[len(indent) + len(QUOTES) :]
    at += 1
    if not text or text[0] in ' "\\':
        raise Unknown
    if _is_end(text):
        return at
    if len(first) > LINE_LENGTH:
        raise Unknown
    if text.endswith(" ") or QUOTES in text:
        raise Unknown
    is_least = False
    while (line := lines[at]) != indent + QUOTES:
        if line and not line.startswith(indent):
            raise Unknown
        if line != line.rstrip() or "\t" in line or QUOTES in line:
            raise Unknown
        is_least |= bool(line) and line[len(indent)] != " "
        at += 1
    if not lines[at - 1] or not is_least:
        raise Unknown
    return at + 1


def after_string(lines: Sequence[str], at: int, indent: str) -> int:
    """Return where a string ends that stands alone: black leaves its inside alone.

    Raises:
        Unknown: something else stands there, or behind it.
        IndexError: it has no end.
    """
    if not lines[at].startswith(indent + QUOTES):
        raise Unknown
    rest = lines[at][len(indent) + len(QUOTES) :]
    while QUOTES not in rest:
        at += 1
        rest = lines[at]
    if not rest.endswith(QUOTES) or rest.index(QUOTES) != len(rest) - len(QUOTES):
        raise Unknown
    return at + 1


def _is_end(text: str) -> bool:
    """Tell whether the first line of a docstring is its last, too.

    Raises:
        Unknown: black would have something to do there.
    """
    if not text.endswith(QUOTES):
        return False
    inside = text[: -len(QUOTES)]
    if not inside or inside[-1] in ' "\\' or QUOTES in inside or not text.isascii():
        raise Unknown
    return True
