"""What chooses among the branches of a union: by a member, by trying, by what is known."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from .equality import key
from .kinds import kind_of
from .violations import At, Violation, missing, violation
from .within import holds_more

if TYPE_CHECKING:
    from .unions import Branch


class Candidates(NamedTuple):
    """The branches that a value may be of."""

    branches: list[Branch]
    """Likeliest first; without any, the value is of none."""

    is_exclusive: bool = False
    """Whether it may be of one only."""

    refusal: Callable[[At], Violation] | None = None
    """Tells why it is of none."""


Select: TypeAlias = Callable[[Any], Candidates]


class Option(NamedTuple):
    """Branches among which something else than the JSON type decides."""

    branches: list[Branch]
    select: Select
    tag: str | None = None
    """The member by whose value they are told apart."""

    by_text: Mapping[str, Branch] = {}
    """Branches by texts: of the tag, else names of members by which to guess."""


def only(branch: Branch) -> Option:
    """Return what chooses a branch beside which there is no other."""
    found = Candidates([branch])
    return Option([branch], lambda value: found)


def by_tag(
    member: str, branches: Mapping[Any, Branch], otherwise: Branch | None
) -> Option:
    """Return what chooses by the value of a member."""
    found = {tag: Candidates([branch]) for tag, branch in branches.items()}
    listed = ", ".join(str(tag[1] if isinstance(tag, tuple) else tag) for tag in found)
    rule = f"must satisfy enum value set: [{listed}]"
    untagged = Candidates([], refusal=lambda at: missing(at, member))
    if otherwise is not None:
        untagged = Candidates([otherwise])
    unknown = Candidates([], refusal=lambda at: violation((at, member), "enum", rule))

    def select(value: Any) -> Candidates:
        tag = value.get(member, _ABSENT) if type(value) is dict else _ABSENT
        return untagged if tag is _ABSENT else found.get(key(tag), unknown)

    every = [*branches.values(), *([otherwise] if otherwise else [])]
    texts = {tag: of for tag, of in branches.items() if isinstance(tag, str)}
    return Option(every, select, member, texts)


def by_member(branches: Mapping[str, Branch]) -> Option:
    """Return what tries the branch first of which a value has the member."""
    every = list(branches.values())

    def select(value: Any) -> Candidates:
        guessed = [branch for name, branch in branches.items() if name in value]
        others = [branch for branch in every if branch not in guessed]
        return Candidates([*guessed, *others])

    return Option(every, select, by_text=branches)


def exclusive(branches: list[Branch]) -> Option:
    """Return what tries all branches of a value's JSON type."""

    def select(value: Any) -> Candidates:
        kind = kind_of(value)
        fitting = [branch for branch in branches if kind in branch.kinds]
        return Candidates(fitting or branches, is_exclusive=True)

    return Option(branches, select)


def best(value: Any, found: list[Candidates]) -> Candidates:
    """Return all candidates, those first that know most members of a value."""
    branches = [branch for each in found for branch in each.branches]
    if not branches:
        return found[0]
    known = {branch: branch.known(value) for branch in branches}
    if 0 in known.values() and _has_names(value):
        # Of those that know nothing, all but these would lose everything.
        branches.sort(
            key=lambda branch: not known[branch] and branch.keeps_any(), reverse=True
        )
    branches.sort(key=known.__getitem__, reverse=True)
    most = known[branches[0]]
    alike = sum(count == most for count in known.values())
    if most and alike > 1 and holds_more(value):
        # Of those that know as much, the one that knows most of what is inside.
        branches[:alike] = sorted(
            branches[:alike], key=lambda branch: branch.within(value), reverse=True
        )
    return Candidates(branches, any(each.is_exclusive for each in found))


def _has_names(value: Any) -> bool:
    """Return whether there are members by which branches are told, in items as well."""
    if type(value) is list:
        return any(type(each) is dict and each for each in value)
    return type(value) is dict and bool(value)


_ABSENT = object()
