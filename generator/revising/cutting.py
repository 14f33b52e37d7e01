"""A document with some of its parts alone, each where it stands in the whole."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from generator.revising.division import Division


def cut(division: Division, kept: Collection[str]) -> str:
    """Return the text of a document with some of its parts, and all that is no part.

    The lines and columns of what is left are those that it had.
    """
    text, pieces, at = division.text, list[bytes](), 0
    for start, end in _gone(division, kept):
        pieces += (text[at:start], _blank(text[start:end]))
        at = end
    return b"".join([*pieces, text[at:]]).decode()


def _gone(division: Division, kept: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches that go: parts, each with the comma before it.

    The first part that is kept of a mapping has no comma before it, either.
    """
    has_one = False
    for pointer, part in division.parts.items():
        is_first = part.comma < 0
        has_one = has_one and not is_first
        if pointer not in kept:
            yield part.key if is_first else part.comma, part.end
        elif not is_first and not has_one:
            yield part.comma, part.comma + 1
        has_one = has_one or pointer in kept


def _blank(text: bytes) -> bytes:
    """Return as many lines, and columns on the last one, of nothing."""
    lines, last = text.count(b"\n"), text.rpartition(b"\n")[2]
    return b"\n" * lines + b" " * len(last.decode())
