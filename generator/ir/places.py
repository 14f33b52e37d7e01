"""Where a member of a member is: the way there, through structures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.ir.scalars import Null
from generator.ir.shapes import Member, Shape, Structure, Union, Use


class NoMemberError(LookupError):
    """There is no such member where one is looked for."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        """Take the name, and those that there are in its place."""
        super().__init__(name)
        self.name = name
        self.known = tuple(known)


@dataclass(frozen=True)
class Step:
    """A member on the way."""

    owner: str
    """The name of the structure that has it."""

    member: Member
    may_miss: bool
    """Whether what it is a member of may be absent, or null."""


@dataclass(frozen=True)
class Way:
    """A way, and what is at its end."""

    steps: tuple[Step, ...]
    end: Use
    """Nullable if it may be absent as well."""


def way(shapes: Mapping[str, Shape], start: str, names: Iterable[str]) -> Way:
    """Return the way through members of these names, from a shape on.

    Raises:
        NoMemberError: there is no such way.
    """
    here = _present(shapes, Use(start))
    found: list[Step] = []
    for name in names:
        owners = _members(shapes, here.shape)
        if name not in owners:
            raise NoMemberError(name, owners)
        owner, member = owners[name]
        found.append(Step(owner, member, here.nullable))
        may_miss = here.nullable or member.nullable or not member.required
        here = _present(shapes, Use(member.shape, may_miss))
    return Way(tuple(found), here)


def _members(shapes: Mapping[str, Shape], name: str) -> dict[str, tuple[str, Member]]:
    """Return the members of a structure and of its bases, and which has each."""
    shape = shapes[name]
    if not isinstance(shape, Structure):
        return {}
    inherited = _members(shapes, shape.base) if shape.base is not None else {}
    return {**inherited, **{each.name: (name, each) for each in shape.members}}


def _present(shapes: Mapping[str, Shape], use: Use) -> Use:
    """Return a use of what is more than null, where just one thing is."""
    shape = shapes[use.shape]
    if not isinstance(shape, Union):
        return use
    rest = [each for each in shape.branches if not isinstance(shapes[each], Null)]
    if len(rest) != 1 or len(rest) == len(shape.branches):
        return use
    return _present(shapes, Use(rest[0], nullable=True))
