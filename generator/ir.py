"""The intermediate representation: a service, whatever document described it.

An operation is a function from an input structure to an output structure, or to one of
its documented errors; a binding says where each travels. Shapes refer to each other by
name. All limits are inclusive unless their name says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from generator.source import Place

Fault: TypeAlias = Literal["client", "server"]
Location: TypeAlias = Literal["header", "query", "cookie"]

MESSAGES = frozenset({"message", "Message"})
"""What the member of an error is called that people read."""


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


@dataclass(frozen=True, kw_only=True)
class Anything(Sampled):
    """Any value that JSON has."""


Scalar: TypeAlias = (
    String | Enum | Integer | Number | Boolean | Timestamp | DateTime | Blob | Anything
)
Shape: TypeAlias = Scalar | List | Map | Structure


@dataclass(frozen=True, kw_only=True)
class Error(Named):
    """An error of the service; its name is its code on the wire."""

    body: Structure
    """Its members; the code, which travels as `__type`, is none of them."""

    fault: Fault = "client"
    retryable: bool = False
    harmless: bool = False
    """Whether a request had no effect that it answers: `retryable` says so itself."""

    @property
    def modelled(self) -> tuple[Member, ...]:
        """The members that this error has beside the message that all have."""
        return tuple(each for each in self.body.members if each.name not in MESSAGES)


@dataclass(frozen=True, kw_only=True)
class ErrorCase:
    """An error that an operation documents, by its name, and its status."""

    status: int
    error: str
    examples: tuple[Any, ...] = ()
    """Plain JSON values of its body, if the response has any beside its schema."""

    named_examples: Mapping[str, Any] = field(default_factory=dict)
    """Those of them that have names, by these."""


@dataclass(frozen=True, kw_only=True)
class RpcTarget:
    """`POST /`, the operation named by the header `X-Amz-Target`, all in the body."""

    target: str


@dataclass(frozen=True, kw_only=True)
class Pagination:
    """How a long result is divided into pages; each field names a member."""

    input_token: str
    output_token: str
    items: str
    limit: str | None = None


@dataclass(frozen=True, kw_only=True)
class Idempotency:
    """Whether a request may be sent again that may have been served."""

    repeatable: bool = True
    token: str | None = None
    """The member of the input, if any, by which the service knows a request again."""


@dataclass(frozen=True, kw_only=True)
class Operation(Named):
    """A function of the service; input and output name structures."""

    summary: str
    binding: RpcTarget
    input: str
    output: str
    returns: str = ""
    """What the output tells."""

    examples: tuple[Any, ...] = ()
    """Plain JSON values of the output, if the response has any beside its schema."""

    named_examples: Mapping[str, Any] = field(default_factory=dict)
    """Those of them that have names, by these."""

    errors: tuple[ErrorCase, ...]
    pagination: Pagination | None = None
    idempotency: Idempotency = Idempotency()
    deprecated: bool = False


@dataclass(frozen=True, kw_only=True)
class Variable(Named):
    """A part of the endpoint that the caller chooses."""

    default: str
    choices: tuple[str, ...] = ()
    """The values that it may have; any, if there is none."""


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """Where the service is reached; names in braces stand for variables."""

    template: str
    variables: tuple[Variable, ...] = ()


@dataclass(frozen=True, kw_only=True)
class SigV4Scheme(Named):
    """AWS Signature Version 4, in the header `Authorization`."""

    signing_name: str | None = None
    """What the service is called in a signature; `None` if undocumented."""


@dataclass(frozen=True, kw_only=True)
class BearerScheme(Named):
    """A token in the header `Authorization`."""


@dataclass(frozen=True, kw_only=True)
class BasicScheme(Named):
    """A user name and a password in the header `Authorization`."""


@dataclass(frozen=True, kw_only=True)
class ApiKeyScheme(Named):
    """A key in a header, in the query or in a cookie."""

    location: Location
    key: str
    """Name of the header, of the query parameter or of the cookie."""


SecurityScheme: TypeAlias = SigV4Scheme | BearerScheme | BasicScheme | ApiKeyScheme


@dataclass(frozen=True, kw_only=True)
class Service:
    """All that the emitted package says."""

    title: str
    version: str
    description: str
    operations: tuple[Operation, ...]
    shapes: Mapping[str, Shape]
    """By name, in the order of the spec; without those of errors."""

    errors: Mapping[str, Error]
    """By name, in the order of the names."""

    invalid_request: str | None = None
    """The error that answers a request which breaks the spec."""

    internal_error: str | None = None
    """The error that answers a request which the service fails to serve."""

    endpoint: Endpoint | None = None
    security: tuple[SecurityScheme, ...] = ()
    """How callers may prove who they are, in the order of the spec."""
