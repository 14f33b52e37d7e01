"""Runs of changed lines in generated code, each within one definition."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.diff.lines import Line, Sign
from generator.diff.scopes import Scope, scopes

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of changed lines: their indexes among all lines of the file."""

    path: str
    scope: Scope
    indexes: range
    text: str
    gone: frozenset[str]
    """Words of the old lines that the new ones have not."""

    come: frozenset[str]
    """Words of the new lines that the old ones had not."""


def parts(path: str, texts: tuple[str, str], lines: Sequence[Line]) -> Iterator[Part]:
    """Yield the runs of changed lines of a file, one for each definition."""
    at = _scopes(texts, lines, is_python=path.endswith(".py"))
    for scope, run in groupby(range(len(lines)), key=at.__getitem__):
        if scope is not None:
            yield _part(path, scope, lines, list(run))


def words(text: str) -> frozenset[str]:
    """Return the words and numbers in a text."""
    return frozenset(_WORD.findall(text))


def _part(
    path: str, scope: Scope, lines: Sequence[Line], indexes: Sequence[int]
) -> Part:
    def text(*signs: Sign) -> str:
        return "\n".join(lines[at].text for at in indexes if lines[at].sign in signs)

    old, new = words(text("-")), words(text("+"))
    return Part(
        path=path,
        scope=scope,
        indexes=range(indexes[0], indexes[-1] + 1),
        text=text("-", "+"),
        gone=old - new,
        come=new - old,
    )


def _scopes(
    texts: tuple[str, str], lines: Sequence[Line], *, is_python: bool
) -> list[Scope | None]:
    """Return the scope of each changed line, `None` for the others.

    A blank line goes with the one before it.
    """
    old, new = map(scopes, texts) if is_python else ([], [])
    found: list[Scope | None] = []
    for line in lines:
        known, number = (new, line.new) if line.new else (old, line.old)
        scope = known[number - 1] if known and number else ()
        if not line.text and found and found[-1] is not None:
            scope = found[-1]
        found.append(scope if line.changed else None)
    return found
