"""The diff of the generated code, each part of it under the change that caused it.

A part is a run of changed lines within one definition. It belongs to the changes that
name the most of what it stands in and of what it says, else to those whose parts name
the definition; what then is left is the rest. So no line of the diff is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from generator.diff.lines import Line, compared
from generator.diff.model import Change, Comparison
from generator.diff.scopes import Scope, scopes
from generator.diff.words import words_in, words_of, words_of_scope, words_of_symbol

_CONTEXT = 3


@dataclass(frozen=True, slots=True)
class Hunk:
    """Neighbouring lines of one file, with unchanged ones around those that changed."""

    path: str
    scope: Scope
    """The definition that its first changed line stands in."""

    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Code:
    """The diff, divided: each changed line stands in it once.

    Changes go by their numbers in the comparison, from 0.
    """

    caused: Mapping[int, tuple[Hunk, ...]]
    """What stands under a change."""

    elsewhere: Mapping[int, tuple[int, ...]]
    """Under which others stands what this one caused, too."""

    rest: tuple[Hunk, ...]
    """What no change names."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of changed lines in one definition: their indexes among all of the file."""

    path: str
    scope: Scope
    indexes: range
    said: frozenset[str]
    """Names in its lines."""


Owned: TypeAlias = tuple[_Part, tuple[int, ...]]
"""A part and the numbers of the changes that it belongs to."""


def divided(comparison: Comparison) -> Code:
    """Return the diff between the packages that the two versions generate."""
    old, new = comparison.old.files, comparison.new.files
    lines: dict[str, list[Line]] = {}
    parts: list[_Part] = []
    for path in sorted(old.keys() | new.keys()):
        texts = old.get(path, ""), new.get(path, "")
        if texts[0] != texts[1]:
            lines[path] = compared(*texts)
            parts.extend(_parts(path, texts, lines[path]))
    wanted = [_words(change) for change in comparison.changes]
    return _divided(lines, _owned(parts, wanted), range(len(wanted)))


def _words(change: Change) -> frozenset[str]:
    """Return the names of what a change is about, and of the operations it reaches.

    One without any is about the whole service, and not about some part of the code.
    """
    if not change.symbols:
        return frozenset()
    about = map(words_of_symbol, change.symbols)
    return words_of(change.operations).union(*about)


def _divided(
    lines: Mapping[str, list[Line]], parts: Iterable[Owned], changes: range
) -> Code:
    first: dict[int | None, list[_Part]] = {}
    elsewhere: dict[int, set[int]] = {}
    for part, owners in parts:
        shown, *others = owners or (None,)
        first.setdefault(shown, []).append(part)
        for other in others:
            elsewhere.setdefault(other, set()).update(owners[:1])
    return Code(
        caused={number: _hunks(lines, first.get(number, ())) for number in changes},
        elsewhere={
            number: tuple(sorted(elsewhere.get(number, ()))) for number in changes
        },
        rest=_hunks(lines, first.get(None, ())),
    )


def _parts(path: str, texts: tuple[str, str], lines: Sequence[Line]) -> Iterator[_Part]:
    """Yield the runs of changed lines, one for each definition that they are in."""
    at = _scopes(texts, lines, is_python=path.endswith(".py"))
    for scope, run in groupby(range(len(lines)), key=at.__getitem__):
        if scope is not None:
            indexes = list(run)
            said = words_in("\n".join(lines[index].text for index in indexes))
            yield _Part(path, scope, range(indexes[0], indexes[-1] + 1), said)


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


def _owned(parts: Sequence[_Part], wanted: Sequence[frozenset[str]]) -> list[Owned]:
    owners = [_owners(wanted, words_of_scope(each.scope) | each.said) for each in parts]
    users: dict[str, set[int]] = {}
    for part, numbers in zip(parts, owners, strict=True):
        for word in part.said:
            users.setdefault(word, set()).update(numbers)
    return [
        (part, numbers or _users(part, users))
        for part, numbers in zip(parts, owners, strict=True)
    ]


def _owners(wanted: Sequence[frozenset[str]], named: frozenset[str]) -> tuple[int, ...]:
    """Return the numbers of the changes of whose names the most are named.

    Of two with as many, it is the one with fewer others.
    """
    scores = {
        number: (len(found), -len(names))
        for number, names in enumerate(wanted)
        if (found := names & named)
    }
    best = max(scores.values(), default=None)
    return tuple(number for number, score in scores.items() if score == best)


def _users(part: _Part, users: Mapping[str, set[int]]) -> tuple[int, ...]:
    """Return the changes whose parts name what this part defines."""
    names = words_of(part.scope[-1:])
    return tuple(sorted(set().union(*(users.get(name, set()) for name in names))))


def _hunks(lines: Mapping[str, list[Line]], parts: Iterable[_Part]) -> tuple[Hunk, ...]:
    found: list[Hunk] = []
    for path, of_file in groupby(parts, key=lambda part: part.path):
        found.extend(_hunks_of_file(path, lines[path], list(of_file)))
    return tuple(found)


def _hunks_of_file(
    path: str, lines: Sequence[Line], parts: Sequence[_Part]
) -> Iterator[Hunk]:
    scope_of = {index: part.scope for part in parts for index in part.indexes}
    shown = sorted(scope_of.keys() | _around(lines, scope_of))
    for _, run in groupby(enumerate(shown), key=lambda pair: pair[1] - pair[0]):
        indexes = [index for _, index in run]
        scope = next(scope_of[index] for index in indexes if index in scope_of)
        yield Hunk(path, scope, tuple(lines[index] for index in indexes))


def _around(lines: Sequence[Line], changed: Iterable[int]) -> Iterator[int]:
    """Yield the indexes of unchanged lines next to changed ones."""
    for index in changed:
        for step in (-1, 1):
            for near in range(index + step, index + step * (_CONTEXT + 1), step):
                if not 0 <= near < len(lines) or lines[near].changed:
                    break
                yield near
