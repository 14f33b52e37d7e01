"""The intermediate representation: a service, whatever document described it.

An operation is a function from an input structure to an output structure, or to one of
its documented errors; a binding says where each travels. Shapes refer to each other by
name. All limits are inclusive unless their name says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from generator.ir.security import (
    ApiKeyScheme,
    BasicScheme,
    BearerScheme,
    Location,
    SecurityScheme,
    SigV4Scheme,
)
from generator.ir.shapes import (
    Anything,
    Blob,
    Boolean,
    DateTime,
    Enum,
    EnumValue,
    Integer,
    List,
    Map,
    Member,
    Named,
    Number,
    Sampled,
    Scalar,
    Shape,
    String,
    Structure,
    Timestamp,
)

__all__ = [
    "MESSAGES",
    "Anything",
    "ApiKeyScheme",
    "BasicScheme",
    "BearerScheme",
    "Blob",
    "Boolean",
    "DateTime",
    "Endpoint",
    "Enum",
    "EnumValue",
    "Error",
    "ErrorCase",
    "Fault",
    "Idempotency",
    "Integer",
    "List",
    "Location",
    "Map",
    "Member",
    "Named",
    "Number",
    "Operation",
    "Pagination",
    "RpcTarget",
    "Sampled",
    "Scalar",
    "SecurityScheme",
    "Service",
    "Shape",
    "SigV4Scheme",
    "String",
    "Structure",
    "Timestamp",
    "Variable",
]

Fault: TypeAlias = Literal["client", "server"]

JSON_11 = "application/x-amz-json-1.1"
"""The media type of bodies where a document does not say another version."""

MESSAGES = frozenset({"message", "Message"})
"""What the member of an error is called that people read."""


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
    def message(self) -> Member | None:
        """The member that people read, if the spec has a place for one."""
        found = (each for each in self.body.members if each.name in MESSAGES)
        return min(found, key=lambda each: each.name != "message", default=None)

    @property
    def modelled(self) -> tuple[Member, ...]:
        """The members that this error has beside its message."""
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
    media_type: str


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

    alternatives: tuple[frozenset[str], ...] = ()
    """The names of schemes that are enough together, in the order of the spec."""
