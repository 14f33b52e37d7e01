"""Which changes caused a part of the generated code's diff.

A part belongs to the changes that account for the most of it: by the names of what they
are about and of the operations that they reach, and by what they say was and is now. A
part without any of these names belongs to the changes that say the same, else to those
whose parts use what it defines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.diff.model import Change
from generator.diff.parts import Part, words
from generator.diff.words import words_in, words_of, words_of_scope, words_of_symbol

_WORTH = 2
"""How many names it is worth that a part says what a change says."""


@dataclass(frozen=True, slots=True)
class _Account:
    """What tells that a part comes from a change."""

    names: frozenset[str]
    gone: frozenset[str]
    come: frozenset[str]


def owners(parts: Sequence[Part], changes: Sequence[Change]) -> list[tuple[int, ...]]:
    """Return for each part the numbers of the changes that it belongs to."""
    if len(changes) == 1:
        # What is left over of any other change cannot be there.
        return [(0,)] * len(parts)
    accounts = [_account(change) for change in changes]
    named = [words_in(part.text) for part in parts]
    found = [
        _best(accounts, part, words_of_scope(part.scope) | names)
        for part, names in zip(parts, named, strict=True)
    ]
    users: dict[str, set[int]] = {}
    for names, numbers in zip(named, found, strict=True):
        for name in names:
            users.setdefault(name, set()).update(numbers)
    return [
        numbers or _users(part, users)
        for part, numbers in zip(parts, found, strict=True)
    ]


def _account(change: Change) -> _Account:
    """Return what tells of a change; nothing does of one without any symbol.

    Such a change is about the whole service, and not about some part of its code.
    """
    names: frozenset[str] = frozenset()
    if change.symbols:
        about = map(words_of_symbol, change.symbols)
        names = words_of(change.operations).union(*about)
    was, now = words(change.was), words(change.now)
    return _Account(names, was - now, now - was)


def _best(
    accounts: Sequence[_Account], part: Part, names: frozenset[str]
) -> tuple[int, ...]:
    """Return the numbers of the best accounts; of equal ones, those of fewer names."""
    scores = {
        number: (_score(account, part, names), -len(account.names))
        for number, account in enumerate(accounts)
        if account.names & names
    }
    best = max(scores.values(), default=None)
    return tuple(
        number for number, score in scores.items() if score == best
    ) or _sayers(accounts, part)


def _score(account: _Account, part: Part, names: frozenset[str]) -> int:
    return len(account.names & names) + _WORTH * _said(account, part)


def _said(account: _Account, part: Part) -> int:
    """Count which of both values of a change a part has in its old or new lines."""
    return bool(account.gone & part.gone) + bool(account.come & part.come)


def _sayers(accounts: Sequence[_Account], part: Part) -> tuple[int, ...]:
    """Return the changes from and to what the part changes from and to."""
    return tuple(
        number for number, account in enumerate(accounts) if _said(account, part) == 2
    )


def _users(part: Part, users: Mapping[str, set[int]]) -> tuple[int, ...]:
    """Return the changes whose parts name what this part defines."""
    names = words_of(part.scope[-1:])
    return tuple(sorted(set().union(*(users.get(name, set()) for name in names))))
