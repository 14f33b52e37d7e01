"""What checks structures of which some members are not known to be right yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias

from msgspec import UNSET

from .columns import AllFit, Fits, Residue


class Member(NamedTuple):
    """A member of a structure of which something is left."""

    name: str
    residue: Residue
    may_be_unset: bool = False


Column: TypeAlias = Callable[[list[Any]], Iterable[Any]]
"""Returns what several structures have as a member, `None` where it is absent."""

Get: TypeAlias = Callable[[Any], tuple[Any, ...]]


def of_member(member: Member) -> Residue:
    """Return what is left of a structure of which one member is left."""
    get = attrgetter(member.name)
    fits, optional = member.residue.one, member.residue.optional

    def one(value: Any) -> object:
        found = get(value)
        if found is None:
            return optional
        return found is UNSET or fits(found)

    return Residue(one, of_members([member]).many)


def of_members(members: list[Member]) -> Residue:
    """Return what is left of a structure of which several members are."""
    together: dict[AllFit, list[Member]] = {}
    alone: list[Member] = []
    for each in members:
        all_fit = each.residue.together
        (alone if all_fit is None else together.setdefault(all_fit, [])).append(each)

    columns = [(_column(each), each.residue.many) for each in alone]
    groups = [(of, _columns(grouped)) for of, grouped in together.items()]

    def many(values: Iterable[Any]) -> bool:
        there = [value for value in values if value is not None]
        if not there:
            # A structure that contains itself ends here.
            return True
        for all_fit, columns_of in groups:
            if not all_fit([each for each in columns_of(there) if each is not None]):
                return False
        return all(all_fit(column(there)) for column, all_fit in columns)

    of_one = [each for each in alone if each.residue.by_class is None]
    of_several = [each for each in alone if each.residue.by_class is not None]
    checks = [_of_one_class(of_one), _of_classes(of_several)]
    checks += [_together(all_fit, grouped) for all_fit, grouped in together.items()]
    return Residue(reduce(_both, filter(None, checks)), many)


def _both(one: Fits, other: Fits) -> Fits:
    return lambda value: one(value) and other(value)


def _of_one_class(members: list[Member]) -> Fits | None:
    """Return what looks at members each of which is of one class."""
    checks = [(each.residue.one, each.residue.optional) for each in members]
    get = _getting(members)

    def one(value: Any) -> bool:
        for member, (fits, optional) in zip(get(value), checks, strict=True):
            if member is None:
                if not optional:
                    return False
            elif member is not UNSET and not fits(member):
                return False
        return True

    return one if members else None


def _of_classes(members: list[Member]) -> Fits | None:
    """Return what looks at members by the classes that they have."""
    by_class = [each.residue.by_class or {} for each in members]
    get = _getting(members)

    def one(value: Any) -> bool:
        for member, fitting in zip(get(value), by_class, strict=True):
            if member is not None:
                fits = fitting.get(type(member))
                if fits is not None and not fits(member):
                    return False
        return True

    return one if members else None


def _together(all_fit: AllFit, members: list[Member]) -> Fits:
    """Return what looks at all members that are of one kind."""
    get = _getting(members)

    def one(value: Any) -> object:
        found = [each for each in get(value) if each is not None]
        return all_fit([each for each in found if each is not UNSET])

    return one


def _column(member: Member) -> Column:
    get = attrgetter(member.name)
    if not member.may_be_unset:
        return lambda values: map(get, values)
    return lambda values: [
        None if (it := get(each)) is UNSET else it for each in values
    ]


def _columns(members: list[Member]) -> Column:
    """Return what does the same for several members, in any order."""
    if any(each.may_be_unset for each in members):
        columns = list(map(_column, members))
        return lambda values: chain.from_iterable([each(values) for each in columns])
    get = _getting(members)
    return lambda values: chain.from_iterable(map(get, values))


def _getting(members: list[Member]) -> Get:
    """Return what gets several members of a structure at once."""
    names = [each.name for each in members]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)
