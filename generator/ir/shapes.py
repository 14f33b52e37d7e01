"""Shapes: what values a service takes and gives, whatever they travel in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from generator.ir.scalars import Named, Sampled, Scalar


@dataclass(frozen=True)
class Use:
    """A shape where it is used, by its name, and whether null may stand there too."""

    shape: str
    nullable: bool = False


@dataclass(frozen=True, kw_only=True)
class Alias(Named):
    """A name in the spec for what has a shape that is called in another way."""

    use: Use


@dataclass(frozen=True, kw_only=True)
class List(Sampled):
    """An array of items of one shape, given by its name."""

    item: str
    nullable: bool = False
    """Whether an item may be null."""

    min_items: int | None = None
    max_items: int | None = None
    unique_items: bool = False
    one_by_one: bool = False
    """Whether items travel as they are made: nobody has all of them at once."""


@dataclass(frozen=True, kw_only=True)
class Tuple(Sampled):
    """An array of just so many items, each of a shape of its own."""

    items: tuple[Use, ...]


@dataclass(frozen=True, kw_only=True)
class Map(Sampled):
    """An object with any keys, and values of one shape, given by its name."""

    value: str
    nullable: bool = False
    """Whether a value may be null."""

    key: str | None = None
    """The name of the shape of its keys, if they are not any texts."""

    min_properties: int | None = None
    max_properties: int | None = None


@dataclass(frozen=True, kw_only=True)
class Member(Sampled):
    """A member of a structure."""

    shape: str
    nullable: bool = False
    """Whether it may be null, which then is not the same as absent."""

    required: bool = False
    deprecated: bool = False
    read_only: bool = False
    """Whether only the service sends it."""

    write_only: bool = False
    """Whether only callers send it."""

    default: Any = None
    """What the service assumes where the member is absent; `None` if undocumented."""


@dataclass(frozen=True)
class Tag:
    """A member with a constant text, by which a structure is told from others."""

    member: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Structure(Sampled):
    """An object with known members; what becomes of others it says itself."""

    members: tuple[Member, ...] = ()
    """Without the one that is its tag."""

    tag: Tag | None = None
    closed: bool = False
    """Whether members that are not known are refused; else they are ignored."""

    additional: Use | None = None
    """What members that are not known are; they are kept then."""

    base: str | None = None
    """The name of the structure whose members it has before its own."""

    is_apart: bool = False
    """Whether its members travel each by itself: none has a name in a common text."""


@dataclass(frozen=True)
class Discriminator:
    """A member whose value tells which branch of a union an object is of."""

    member: str
    branches: Mapping[str | int | bool, str]
    """The names of the branches' shapes, by its values."""

    otherwise: str | None = None
    """The branch of an object without the member, if one may be without it."""


@dataclass(frozen=True, kw_only=True)
class Union(Sampled):
    """A value of one of several shapes, given by their names."""

    branches: tuple[str, ...]
    discriminator: Discriminator | None = None
    """What tells those branches apart that are objects, as far as one is known."""

    distinctive: Mapping[str, str] = field(default_factory=dict)
    """Branches by a member that no other has: a first guess which it is."""

    exclusive: bool = False
    """Whether a value of two branches is refused."""

    is_alias: bool = True
    """Whether it has a name in Python, as it has where it is more than some scalars."""


Shape: TypeAlias = Scalar | List | Tuple | Map | Structure | Union
