"""Texts that a pattern matches as a whole, of a length that is asked for.

The first text that is written matches, unless the pattern looks ahead or behind: then
texts are tried until one matches, made of ever more characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from random import Random

from generator.patterns.classes import written_out
from generator.patterns.parts import (
    Atom,
    Choice,
    Part,
    Repetition,
    Sequential,
    parsed,
)
from generator.values.writer import Writer, sizes

COMFORTABLE = range(6, 17)
"""Lengths that read well, where a pattern leaves the choice."""

MAX_LENGTH = 100_000
"""The most characters that a text is made of, if it need not be more."""

_WINDOWS = (64, 512, 4096)
"""How far beyond the least length to look for one that is possible."""

_TRIES = 20
_MORE_TRIES = 200
_PIECE = re.compile(
    r"\\(?:x..|u....|U.{8}|.)"
    r"|\[\^?(?:\\.|[^\]\\])+\]"
    r"|\((?:\?(?:[:=!]|<[=!]|P<\w+>))?"
    r"|(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})\??"
    r"|.",
    re.DOTALL,
)


def matches(pattern: str, text: str) -> bool:
    """Tell whether a pattern matches the whole of a text."""
    return _matcher(pattern).match(text) is not None


def matching_text(
    pattern: str, least: int, most: int | None, random: Random
) -> str | None:
    """Return a text of `least` to `most` characters that matches, None without one.

    The pattern is one of Python's, as `patterns.translate` returns them.
    """
    tree = _tree(pattern)
    least = max(least, _shortest(tree))
    if least > MAX_LENGTH:
        return None
    for window in _WINDOWS:
        longest = least + window if most is None else min(least + window, most)
        writer = Writer(longest, random)
        lengths = [size for size in sizes(writer.lengths(tree)) if size >= least]
        texts = _tries(writer, tree, lengths) if lengths else ()
        found = next(filter(_matcher(pattern).match, texts), None)
        if found is not None or longest == most:
            return found
    return None


def _tries(writer: Writer, tree: Part, lengths: list[int]) -> Iterator[str]:
    """Return texts to try: some that read well first, then any."""
    good = [size for size in lengths if size in COMFORTABLE] or lengths[:10]
    for _ in range(_TRIES):
        yield writer.text(tree, writer.random.choice(good))
    for writer.variety in (1, 2):
        for _ in range(_MORE_TRIES):
            yield writer.text(tree, writer.random.choice(lengths))


@lru_cache(maxsize=1024)
def _tree(pattern: str) -> Part:
    found = _PIECE.finditer(written_out(pattern))
    return parsed([(piece[0], piece.start()) for piece in found])


@lru_cache(maxsize=1024)
def _matcher(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{written_out(pattern)})\Z")


def _shortest(part: Part) -> int:
    match part:
        case Atom():
            return 1
        case Sequential(parts):
            return sum(map(_shortest, parts))
        case Choice(parts):
            return min(map(_shortest, parts))
        case Repetition(body, least):
            return least * _shortest(body)
    return 0
