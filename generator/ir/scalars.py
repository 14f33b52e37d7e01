"""What every shape has, and the shapes that are made of no others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from typing import Literal as OneOf

from generator.sources.source import Place

Bits: TypeAlias = OneOf[32, 64]
"""The sizes that a whole number may have."""


@dataclass(frozen=True, kw_only=True)
class Named:
    """Something with a name of its own in the spec, and the place where it stands."""

    name: str
    description: str = ""
    place: Place = field(compare=False, repr=False)


@dataclass(frozen=True)
class Rules:
    """What validators check of values and types cannot say."""

    schema: Mapping[str, Any]
    """A fragment of JSON Schema 2020-12; patterns are Python's, for the whole of a text.

    Its references lead to `#/$defs/NAME`, for the names of the service's definitions.
    """

    @property
    def keywords(self) -> tuple[str, ...]:
        """Return the keywords that the fragment consists of."""
        return tuple(self.schema)


@dataclass(frozen=True, kw_only=True)
class Sampled(Named):
    """Something that has values, some of which the spec may give."""

    examples: tuple[Any, ...] = ()
    """Plain JSON values of it, in the order of the spec."""

    unchecked: tuple[str, ...] = ()
    """What the spec asks of its values beside what is checked, as the spec says it."""

    rules: Rules | None = None
    """What else is checked of its values."""

    implied: bool = False
    """Whether its type is only what the spec is about: it allows values of all others."""


@dataclass(frozen=True, kw_only=True)
class String(Sampled):
    """Text; lengths in code points, the pattern (Python's) for the whole of it."""

    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None
    possessive: str | None = None
    """The pattern in another form, that matches the same texts in less time."""

    format: str | None = None
    """A format of JSON Schema that the text is checked for; it stays a text."""

    binary: bool = False
    """Whether it is a file where a multipart body has it as a part."""


@dataclass(frozen=True, kw_only=True)
class EnumValue(Named):
    """A value of an enum; its name is the value itself."""


@dataclass(frozen=True, kw_only=True)
class Enum(Sampled):
    """One of some strings."""

    values: tuple[EnumValue, ...]


@dataclass(frozen=True, kw_only=True)
class Literal(Sampled):
    """One of some JSON values that are no texts with names: a constant, mostly."""

    values: tuple[Any, ...]
    """Plain JSON; none of them is null."""


@dataclass(frozen=True, kw_only=True)
class Integer(Sampled):
    """A whole number, of any size where it has no bits; limits are inclusive."""

    bits: Bits | None = None
    minimum: int | None = None
    maximum: int | None = None
    multiple_of: int | None = None
    plain: bool = False
    """Whether it is written without a fraction: else 1.0 is a whole number, too."""


@dataclass(frozen=True, kw_only=True)
class Number(Sampled):
    """A number in double precision; at most one limit a side."""

    minimum: float | None = None
    maximum: float | None = None
    exclusive_minimum: float | None = None
    exclusive_maximum: float | None = None
    multiple_of: float | None = None


@dataclass(frozen=True, kw_only=True)
class Decimal(Sampled):
    """A number of any precision: a text on the wire, or a number."""

    is_text: bool = True


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
class Date(Sampled):
    """A day: text on the wire, as in RFC 3339."""


@dataclass(frozen=True, kw_only=True)
class Time(Sampled):
    """A time of day: text on the wire, as in RFC 3339."""


@dataclass(frozen=True, kw_only=True)
class Uuid(Sampled):
    """A UUID: text on the wire."""


@dataclass(frozen=True, kw_only=True)
class Null(Sampled):
    """Nothing but null."""


@dataclass(frozen=True, kw_only=True)
class Blob(Sampled):
    """Bytes, base64 text on the wire; limits in bytes."""

    min_bytes: int | None = None
    max_bytes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Content(Sampled):
    """A body that is passed on as it is, from wherever it comes."""


@dataclass(frozen=True, kw_only=True)
class File(Sampled):
    """A part of a multipart body: bytes with a name and a type of their own."""


@dataclass(frozen=True, kw_only=True)
class Anything(Sampled):
    """Any value that JSON has, save for what its rules refuse."""


Scalar: TypeAlias = (
    String
    | Enum
    | Literal
    | Integer
    | Number
    | Decimal
    | Boolean
    | Timestamp
    | DateTime
    | Date
    | Time
    | Uuid
    | Null
    | Blob
    | Content
    | File
    | Anything
)
