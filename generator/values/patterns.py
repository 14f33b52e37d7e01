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
    Aside,
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
    if _is_contradictory(pattern):
        return None
    for reading in _readings(pattern, least, most):
        found = _found(pattern, reading, least, most, random, _MORE_TRIES)
        if found is not None:
            return found
    return None


@lru_cache(maxsize=1024)
def _readings(pattern: str, least: int, most: int | None) -> tuple[Part, ...]:
    """Return the patterns to write texts of, those first of which some match at once."""
    tree = _tree(pattern)
    others = tuple(_with_what_follows(tree))
    if not others:
        return (tree,)

    def is_hard(reading: Part) -> bool:
        return _found(pattern, reading, least, most, Random(0), 0) is None

    return tuple(sorted((tree, *others), key=is_hard))


@lru_cache(maxsize=1024)
def is_impossible(pattern: str, least: int, most: int | None) -> bool:
    """Tell whether it is certain that no text of such a length matches a pattern."""
    tree = _tree(pattern)
    if most is not None and max(least, _shortest(tree)) > most:
        return True
    if _is_contradictory(pattern):
        return True
    if most is None or most > _WINDOWS[-1]:
        return False
    lengths = Writer(most, Random(0)).lengths(tree)
    return not any(size >= least for size in sizes(lengths))


def _found(
    pattern: str,
    tree: Part,
    least: int,
    most: int | None,
    random: Random,
    more: int,
) -> str | None:
    least = max(least, _shortest(tree))
    if least > MAX_LENGTH:
        return None
    for window in _WINDOWS:
        longest = least + window if most is None else min(least + window, most)
        writer = Writer(longest, random)
        lengths = [size for size in sizes(writer.lengths(tree)) if size >= least]
        texts = _tries(writer, tree, lengths, more) if lengths else ()
        found = next(filter(_matcher(pattern).match, texts), None)
        if found is not None or longest == most:
            return found
    return None


def _with_what_follows(tree: Part) -> Iterator[Part]:
    """Return patterns in which what is looked ahead for stands in place of the rest.

    That is what a text is most often about: of `arn:(?=[^:]+:fsx:)...` no other text
    would be found.
    """
    alternatives = tree.parts if isinstance(tree, Choice) else (tree,)
    for each in alternatives:
        parts = each.parts if isinstance(each, Sequential) else (each,)
        for place, part in enumerate(parts):
            if isinstance(part, Aside) and part.is_next:
                start = (*parts[:place], part.body)
                yield Sequential(start)
                yield Sequential((*start, *parts[place + 1 :]))


@lru_cache(maxsize=1024)
def _is_contradictory(pattern: str) -> bool:
    """Tell whether a text would have to begin or end in its midst."""
    pieces = [each[0] for each in _PIECE.finditer(written_out(pattern))]
    outer = list(_outermost(pieces))
    if any(pieces[place] == "|" for place in outer):
        return False
    return any(
        (pieces[place] == "^" and _least(pieces[:place]) > 0)
        or (pieces[place] == r"\Z" and _least(pieces[place + 1 :]) > 0)
        for place in outer
    )


def _outermost(pieces: list[str]) -> Iterator[int]:
    """Return the places of the pieces that stand in no group."""
    depth = 0
    for place, piece in enumerate(pieces):
        depth += piece.startswith("(")
        if not depth:
            yield place
        depth -= piece == ")"


def _least(pieces: list[str]) -> int:
    """Return how many characters pieces take at least."""
    return _shortest(parsed([(piece, 0) for piece in pieces]))


def _tries(writer: Writer, tree: Part, lengths: list[int], more: int) -> Iterator[str]:
    """Return texts to try: some that read well first, then as many of any as asked."""
    good = [size for size in lengths if size in COMFORTABLE] or lengths[:10]
    for _ in range(_TRIES):
        yield writer.text(tree, writer.random.choice(good))
    for writer.variety in (1, 2):
        for _ in range(more):
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
