"""Shapes: what values a service takes and gives, whatever they travel in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from generator.sources.source import Place


@dataclass(frozen=True, kw_only=True)
class Named:
    """Something with a name of its own in the spec, and the place where it stands."""

    name: str
    description: str = ""
    place: Place = field(compare=False, repr=False)


@dataclass(frozen=True, kw_only=True)
class Sampled(Named):
    """Something that has values, some of which the spec may give."""

    examples: tuple[Any, ...] = ()
    """Plain JSON values of it, in the order of the spec."""

    unchecked: tuple[str, ...] = ()
    """What the spec asks of its values beside what is checked, as the spec says it."""


@dataclass(frozen=True, kw_only=True)
class String(Sampled):
    """Text; lengths in code points, the pattern (Python's) for the whole of it."""

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    possessive: str | None = None
    """The pattern in another form, that matches the same texts in less time."""


@dataclass(frozen=True, kw_only=True)
class EnumValue(Named):
    """A value of an enum; its name is the value itself."""


@dataclass(frozen=True, kw_only=True)
class Enum(Sampled):
    """One of some strings."""

    values: tuple[EnumValue, ...]


@dataclass(frozen=True, kw_only=True)
class Integer(Sampled):
    """A whole number of 32 or 64 bits."""

    bits: Literal[32, 64] = 64
    minimum: int | None = None
    maximum: int | None = None
    multiple_of: int | None = None


@dataclass(frozen=True, kw_only=True)
class Number(Sampled):
    """A number in double precision; at most one limit a side."""

    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None


@dataclass(frozen=True, kw_only=True)
class Boolean(Sampled):
    """True or false."""


@dataclass(frozen=True, kw_only=True)
class Timestamp(Sampled):
    """A point in time: seconds since the epoch on the wire."""


@dataclass(frozen=True, kw_only=True)
class DateTime(Sampled):
    """A point in time: text on the wire, as in RFC 3339."""


@dataclass(frozen=True, kw_only=True)
class Blob(Sampled):
    """Bytes, base64 text on the wire; limits in bytes."""

    min_bytes: int | None = None
    max_bytes: int | None = None


@dataclass(frozen=True, kw_only=True)
class List(Sampled):
    """An array of items of one shape, given by its name."""

    item: str
    min_items: int | None = None
    max_items: int | None = None


@dataclass(frozen=True, kw_only=True)
class Map(Sampled):
    """An object with any keys, and values of one shape, given by its name."""

    value: str
    min_properties: int | None = None
    max_properties: int | None = None


@dataclass(frozen=True, kw_only=True)
class Member(Sampled):
    """A member of a structure; absent and null are the same."""

    shape: str
    required: bool = False
    deprecated: bool = False
    default: Any = None
    """What the service assumes where the member is absent; `None` if undocumented."""


@dataclass(frozen=True, kw_only=True)
class Structure(Sampled):
    """An object with known members; others are ignored."""

    members: tuple[Member, ...] = ()
    is_apart: bool = False
    """Whether its members travel each by itself: none has a name in a common text."""


@dataclass(frozen=True, kw_only=True)
class Anything(Sampled):
    """Any value that JSON has."""


@dataclass(frozen=True, kw_only=True)
class Content(Sampled):
    """A body that is passed on as it is, from wherever it comes."""


@dataclass(frozen=True, kw_only=True)
class File(Sampled):
    """A part of a multipart body: bytes with a name and a type of their own."""


Scalar: TypeAlias = (
    String
    | Enum
    | Integer
    | Number
    | Boolean
    | Timestamp
    | DateTime
    | Blob
    | Anything
    | Content
    | File
)
Shape: TypeAlias = Scalar | List | Map | Structure
