"""Unions that msgspec has no form for.

A choice stands for such a union where msgspec decodes, and for `isinstance` and `match`.
It says how its branches are told apart; `unions` reads that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from .additional import Keeper
from .equality import key
from .public import public
from .stand_ins import Anything

__all__ = [
    "ByMember",
    "ByTag",
    "Choice",
    "Exclusive",
    "Literals",
    "annotations_of",
    "by_member",
    "by_tag",
    "choice",
    "exclusive",
    "literals",
    "options_of",
]


class ByTag:
    """Objects that a constant member tells apart."""

    __match_args__ = ("member", "branches", "otherwise")

    def __init__(self, member: str, branches: Mapping[Any, Any], otherwise: Any):
        self.member, self.branches, self.otherwise = member, branches, otherwise


class ByMember:
    """Objects that a member tells apart which only one of them has."""

    __match_args__ = ("branches",)

    def __init__(self, branches: Mapping[str, Any]):
        self.branches = branches


class Exclusive:
    """Branches of which a value must be of exactly one."""

    __match_args__ = ("branches",)

    def __init__(self, branches: tuple[Any, ...]):
        self.branches = branches


class _Choosing(type):
    """Class of choices: what is of a branch is an instance of the choice."""

    listed: Callable[[], Sequence[Any]]

    def __instancecheck__(cls, value: object) -> bool:
        classes = _classes(cls)

        def is_instance(cls: type[Any], value: object) -> bool:
            return isinstance(value, classes)

        # msgspec asks about each value that a hook has made: it has to be fast.
        type.__setattr__(type(cls), "__instancecheck__", is_instance)
        return isinstance(value, classes)


class Choice(metaclass=_Choosing):
    """Base of all choices."""


class Literals(metaclass=Anything):
    """Base of what stands for one of several JSON values."""

    values: Mapping[Any, Any]
    """The values, by what is equal for equal ones."""


def choice(name: str, branches: Callable[[], Sequence[Any]]) -> type[Any]:
    """Return what stands for a union.

    Branches of different JSON types are told apart by those. Of branches of one type it
    is the one that fits and knows most members of the value, the first of several.

    Args:
        name: What the union is called.
        branches: Returns annotations, and what `by_tag`, `by_member` and `exclusive`
            return. It is called when first needed, so that it may refer to what is
            defined later, and to the choice itself.
    """
    members = {"listed": staticmethod(branches), "__module__": public("models")}
    # Each has a class of its own, which keeps how instances of its branches are told.
    choosing = type("Choosing", (_Choosing,), {})
    made: type[Any] = choosing(name, (Choice,), members)
    return made


def by_tag(member: str, branches: Mapping[Any, Any], otherwise: Any = None) -> ByTag:
    """Return what tells objects apart by the value of a member.

    Args:
        member: Its name on the wire.
        branches: The annotations of the branches, by values of the member.
        otherwise: That of objects without the member; `None` if it must be there.
    """
    return ByTag(member, {key(each): of for each, of in branches.items()}, otherwise)


def by_member(branches: Mapping[str, Any]) -> ByMember:
    """Return what guesses by a member of which branch an object is.

    Where the guess is wrong, the others are tried.

    Args:
        branches: The annotations of the branches, by names on the wire.
    """
    return ByMember(branches)


def exclusive(*branches: Any) -> Exclusive:
    """Return what demands of a value that it is of exactly one of several branches."""
    return Exclusive(branches)


def literals(name: str, *values: Any) -> type[Any]:
    """Return what stands for one of several JSON values of any kind."""
    by_key = {key(each): each for each in values}
    members = {"values": by_key, "__module__": public("models")}
    return Anything(name, (Literals,), members)


@cache
def options_of(choice: Any) -> tuple[Any, ...]:
    """Return annotations, and what tells several of one JSON type apart."""
    return tuple(choice.listed())


@cache
def annotations_of(choice: Any) -> tuple[Any, ...]:
    """Return the annotations of all branches of a choice."""
    found: list[Any] = []
    for option in options_of(choice):
        match option:
            case ByTag(_, branches, otherwise):
                found += [*branches.values(), *([otherwise] if otherwise else [])]
            case ByMember(branches):
                found += branches.values()
            case Exclusive(branches):
                found += branches
            case _:
                found.append(option)
    return tuple(found)


@cache
def _classes(choice: Any) -> tuple[type[Any], ...]:
    """Return the classes that values of a choice are of."""
    left = list(annotations_of(choice))
    found: dict[type[Any], None] = {}
    seen: set[Any] = set()
    while left:
        of = left.pop()
        origin = get_origin(of)
        if of is None:
            found[type(None)] = None
        elif origin is Annotated:
            left.append(get_args(of)[0])
        elif origin in (Union, UnionType):
            left += get_args(of)
        elif origin is Literal:
            found.update(dict.fromkeys(map(type, get_args(of))))
        elif isinstance(of, type) and issubclass(of, Choice):
            left += () if of in seen else annotations_of(of)
            seen.add(of)
        else:
            found[_class(origin or of)] = None
    return tuple(found)


def _class(of: Any) -> type[Any]:
    """Return the class of what is made of a type that is no union."""
    if of is Any or not isinstance(of, type):
        return object
    if issubclass(of, Keeper):
        return of.of
    return object if isinstance(of, Anything) else of
