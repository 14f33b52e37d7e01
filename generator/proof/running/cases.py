"""What is tried, as plain data that JSON can hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

Kind: TypeAlias = Literal["exchange", "error", "refusal", "breach"]
"""What a case is about.

- exchange: a valid request and its answer arrive as they were given.
- error: an error that is documented arrives as its class.
- refusal: a request with one fault is refused by both sides.
- breach: an answer with one fault is read as far as it fits, and told.
"""


@dataclass(frozen=True)
class Case:
    """One thing that is tried; values are plain JSON."""

    number: int
    """Counted from 0, for each operation."""

    kind: Kind
    request: Any
    answer: Any = None
    """What the service answers: an output, or the members of an error."""

    media: str = ""
    """The media type of the request's body, where there is a choice."""

    answer_media: str = ""
    """That of the answer's body; nothing if it has none."""

    headers: Mapping[str, Any] = field(default_factory=dict)
    """Those of the answer that the spec speaks of, by their names there."""

    status: int = 0
    """Of the answer, as the spec documents it; 0 where there is only one."""

    error: str = ""
    """The name of an error in the spec, or what the spec calls its status."""

    pointer: str = ""
    """Where the fault is, as a JSON pointer."""

    rule: str = ""
    """The keyword of JSON Schema that it breaks."""

    within: str = ""
    """The schema that has the fault within it, and where, if others may have it, too."""

    is_sendable: bool = True
    """Whether a fault is one when it arrives: in a query, 5 is a text like another."""


@dataclass(frozen=True)
class ErrorNames:
    """What an error is called, and what else the spec says of it."""

    class_: str
    fault: str
    retryable: bool


@dataclass(frozen=True)
class Callee:
    """An operation, and what it is called in the package."""

    name: str
    method: str
    service: str
    """The class of the server that has its handler."""

    argument: str = "service"
    """What makes the application is given an object of that class as."""

    group: str = ""
    """The attribute of a client that has its method; nothing: the client itself."""

    input: str = ""
    """The schema of its input, where it has one."""

    output: str = ""
    errors: Mapping[str, ErrorNames] = field(default_factory=dict)
    """By their names in the spec."""

    verb: str = ""
    """The method of HTTP, where it matters."""

    path: str = ""
    """Below the address of the service; names in braces stand for parameters."""

    parameters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The place and the name on the wire of each, by its name in Python."""

    invalid: str = ""
    """The name of the error that answers an invalid request, if it has one."""

    invalid_status: int = 400


@dataclass(frozen=True)
class Target:
    """A package, and what is called in it."""

    package: str
    client: str
    async_client: str


@dataclass(frozen=True)
class Failure:
    """What a package does that it should not."""

    check: str
    """What was looked at; the same for failures of the same kind."""

    way: str
    """Who called: "sync" or "async"."""

    told: str
    """What was expected, and what came."""
