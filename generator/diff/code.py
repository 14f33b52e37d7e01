"""The diff of the generated code, each part of it under the change that caused it.

What is in the diff and belongs to no change is the rest: no line is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.diff.known import Known
from generator.diff.lines import Line, compared
from generator.diff.model import Comparison
from generator.diff.owners import owners
from generator.diff.parts import Part, parts
from generator.diff.scopes import Scope

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
    """What belongs to none."""


def divided(comparison: Comparison) -> Code:
    """Return the diff between the packages that the two versions generate."""
    old, new = comparison.old.files, comparison.new.files
    known = Known(comparison)
    lines: dict[str, list[Line]] = {}
    found: list[Part] = []
    for path in sorted(old.keys() | new.keys()):
        texts = old.get(path, ""), new.get(path, "")
        if texts[0] != texts[1]:
            lines[path] = compared(*texts)
            found.extend(parts(path, texts, lines[path], known.maps))
    owned = zip(found, owners(found, known.causes, known.kin), strict=True)
    return _divided(lines, owned, range(len(comparison.changes)))


def _divided(
    lines: Mapping[str, list[Line]],
    owned: Iterable[tuple[Part, tuple[int, ...]]],
    changes: range,
) -> Code:
    first: dict[int | None, list[Part]] = {}
    elsewhere: dict[int, set[int]] = {}
    for part, numbers in owned:
        shown, *others = numbers or (None,)
        first.setdefault(shown, []).append(part)
        for other in others:
            elsewhere.setdefault(other, set()).update(numbers[:1])
    return Code(
        caused={number: _hunks(lines, first.get(number, ())) for number in changes},
        elsewhere={
            number: tuple(sorted(elsewhere.get(number, ()))) for number in changes
        },
        rest=_hunks(lines, first.get(None, ())),
    )


def _hunks(lines: Mapping[str, list[Line]], parts: Iterable[Part]) -> tuple[Hunk, ...]:
    found: list[Hunk] = []
    for path, of_file in groupby(parts, key=lambda part: part.path):
        found.extend(_hunks_of_file(path, lines[path], list(of_file)))
    return tuple(found)


def _hunks_of_file(
    path: str, lines: Sequence[Line], parts: Sequence[Part]
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
